import type {Call, Part, Turn} from './script.ts';
import {textIn} from './text-in.ts';

type Message = {readonly role: string; readonly content?: unknown};
export type ChatBody = {readonly model: string; readonly messages: readonly Message[]; readonly tools?: ReadonlyArray<{readonly function?: {readonly name?: string}}>};

/** Requests without tools are for titles and the like. */
export const isChatTask = ({tools = []}: ChatBody): boolean => tools.length > 0;

/** A request of the Chat Completions API as parts of a conversation. */
export const chatParts = ({messages}: ChatBody): Part[] => messages.map(({role, content}): Part => ({from: speakers[role] ?? 'other', text: textIn(content)}));

const speakers: Readonly<Partial<Record<string, Part['from']>>> = {assistant: 'model', tool: 'tool', user: 'prompt'};

/** The server-sent events that answer with a turn, as OpenCode's tools are called. */
export const chatEvents = (id: number, {model}: ChatBody, {say, calls = []}: Turn, worktree: string): string => {
	const base = {id: `chat_${id}`, object: 'chat.completion.chunk', created: 0, model};
	const chunk = (delta: unknown, finish_reason?: string) => ({...base, choices: [{index: 0, delta, finish_reason: finish_reason ?? null}]});
	const usage = {prompt_tokens: 1500, completion_tokens: 50, total_tokens: 1550, prompt_tokens_details: {cached_tokens: 300}};
	return [
		chunk({role: 'assistant', content: say ?? ''}),
		...calls.map((call, index) => chunk({tool_calls: [{index, id: `call_${id}_${index}`, type: 'function', function: toolOf(call, worktree)}]})),
		chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
		{...base, choices: [], usage},
	].map(event => `data: ${JSON.stringify(event)}\n\n`).join('') + 'data: [DONE]\n\n';
};

const toolOf = (call: Call, worktree: string): {readonly name: string; readonly arguments: string} => {
	const tool = (name: string, input: Readonly<Record<string, unknown>>) => ({name, arguments: JSON.stringify(input)});
	if ('write' in call) {
		return tool('write', {filePath: `${worktree}/${call.write.path}`, content: call.write.text});
	}

	if ('edit' in call) {
		return tool('edit', {filePath: `${worktree}/${call.edit.path}`, oldString: call.edit.old, newString: call.edit.new});
	}

	if ('tool' in call) {
		return tool(call.tool, call.input);
	}

	return 'shell' in call
		? tool('bash', {command: call.shell, description: 'scripted', ...call.isOutside && {workdir: '/'}})
		: tool(`jupiter_${call.mcp.tool}`, call.mcp.input ?? {});
};
