import type {Call, Part, Turn} from './script.ts';
import {textIn} from './text-in.ts';

type Message = {readonly role: string; readonly content: string | ReadonlyArray<{readonly type: string; readonly text?: string; readonly content?: unknown}>};
export type AnthropicBody = {readonly model: string; readonly stream?: boolean; readonly messages: readonly Message[]; readonly tools?: ReadonlyArray<{readonly name: string}>};

/** Requests for titles and summaries have no tools; only the conversation itself has. */
export const isAnthropicTask = ({tools = []}: AnthropicBody): boolean => tools.some(({name}) => name === 'Write');

/** A request of the Messages API as parts of a conversation. */
export const anthropicParts = ({messages}: AnthropicBody): Part[] => messages.flatMap(({role, content}): Part[] => {
	if (role === 'assistant') {
		return [{from: 'model', text: textIn(content)}];
	}

	const blocks = typeof content === 'string' ? [{type: 'text', text: content}] : content;
	return blocks.map(block => block.type === 'tool_result'
		? {from: 'tool', text: textIn(block.content)}
		: {from: role === 'user' ? 'prompt' : 'other', text: block.text ?? ''});
});

/** The server-sent events that answer with a turn. */
export const anthropicEvents = (id: number, {model}: AnthropicBody, {say, calls = []}: Turn, worktree: string): string => {
	const blocks = [
		...say === undefined ? [] : [{type: 'text', text: say}],
		...calls.map((call, index) => ({type: 'tool_use', id: `toolu_${id}_${index}`, ...toolOf(call, worktree)})),
	];
	const usage = {input_tokens: 1000, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 50};
	const stop_reason = calls.length > 0 ? 'tool_use' : 'end_turn';
	return [
		{type: 'message_start', message: {id: `msg_${id}`, type: 'message', role: 'assistant', model, content: [], stop_reason: null, stop_sequence: null, usage}},
		...blocks.flatMap((block, index) => blockEvents(block, index)),
		{type: 'message_delta', delta: {stop_reason, stop_sequence: null}, usage},
		{type: 'message_stop'},
	].map(event => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
};

const blockEvents = (block: {readonly type: string; readonly text?: string; readonly input?: unknown}, index: number) => [
	{type: 'content_block_start', index, content_block: block.type === 'text' ? {type: 'text', text: ''} : {...block, input: {}}},
	{type: 'content_block_delta', index, delta: block.type === 'text' ? {type: 'text_delta', text: block.text} : {type: 'input_json_delta', partial_json: JSON.stringify(block.input)}},
	{type: 'content_block_stop', index},
];

const toolOf = (call: Call, worktree: string): {readonly name: string; readonly input: unknown} => {
	if ('write' in call) {
		return {name: 'Write', input: {file_path: `${worktree}/${call.write.path}`, content: call.write.text}};
	}

	if ('edit' in call) {
		return {name: 'Edit', input: {file_path: `${worktree}/${call.edit.path}`, old_string: call.edit.old, new_string: call.edit.new}};
	}

	if ('tool' in call) {
		return {name: call.tool, input: call.input};
	}

	return 'shell' in call
		? {name: 'Bash', input: {command: call.shell, description: 'scripted'}}
		: {name: `mcp__jupiter__${call.mcp.tool}`, input: call.mcp.input ?? {}};
};
