import type {Call, Part, Turn} from './script.ts';
import {textIn} from './text-in.ts';

type Item = {readonly type?: string; readonly role?: string; readonly content?: unknown; readonly output?: unknown; readonly tools?: readonly Tool[]};
type Tool = {readonly type?: string; readonly name?: string};
export type ResponsesBody = {readonly model: string; readonly input: readonly Item[]; readonly tools?: readonly Tool[]};

/** Requests without tools are for titles and the like. */
export const isResponsesTask = ({tools = []}: ResponsesBody): boolean => tools.length > 0;

/** A request of the Responses API as parts of a conversation. */
export const responsesParts = ({input}: ResponsesBody): Part[] => input.filter(({type}) => type !== 'reasoning').map((item): Part => {
	if (item.role === 'assistant' || item.type?.endsWith('_call')) {
		return {from: 'model', text: textIn(item.content)};
	}

	return item.type?.endsWith('_output')
		? {from: 'tool', text: textIn(item.output)}
		: {from: item.role === 'user' ? 'prompt' : 'other', text: textIn(item.content)};
});

/** The server-sent events that answer with a turn. */
export const responsesEvents = (id: number, {model}: ResponsesBody, {say, calls = []}: Turn): string => {
	const items = [
		...say === undefined ? [] : [{type: 'message', id: `msg_${id}`, role: 'assistant', status: 'completed', content: [{type: 'output_text', text: say, annotations: []}]}],
		...calls.map((call, index) => ({id: `call_item_${id}_${index}`, call_id: `call_${id}_${index}`, status: 'completed', ...toolOf(call)})),
	];
	const response = {id: `resp_${id}`, object: 'response', created_at: 0, model, output: items};
	const usage = {input_tokens: 1500, input_tokens_details: {cached_tokens: 300}, output_tokens: 50, output_tokens_details: {reasoning_tokens: 0}, total_tokens: 1550};
	return [
		{type: 'response.created', response: {...response, status: 'in_progress', output: []}},
		...items.flatMap((item, output_index) => [
			{type: 'response.output_item.added', output_index, item},
			{type: 'response.output_item.done', output_index, item},
		]),
		{type: 'response.completed', response: {...response, status: 'completed', usage}},
	].map((event, sequence_number) => `event: ${event.type}\ndata: ${JSON.stringify({...event, sequence_number})}\n\n`).join('');
};

const toolOf = (call: Call): Readonly<Record<string, unknown>> => {
	if ('write' in call) {
		return patch(`*** Add File: ${call.write.path}\n${prefixed('+', call.write.text)}`);
	}

	if ('edit' in call) {
		return patch(`*** Update File: ${call.edit.path}\n@@\n${prefixed('-', call.edit.old)}\n${prefixed('+', call.edit.new)}`);
	}

	if ('tool' in call) {
		return {type: 'function_call', name: call.tool, arguments: JSON.stringify(call.input)};
	}

	return 'shell' in call
		? {type: 'function_call', name: 'exec_command', arguments: JSON.stringify({cmd: call.shell, ...call.isOutside && {sandbox_permissions: 'require_escalated', justification: 'The script says so.'}})}
		: {type: 'function_call', namespace: 'mcp__jupiter', name: call.mcp.tool, arguments: JSON.stringify(call.mcp.input ?? {})};
};

const patch = (hunk: string) => ({type: 'custom_tool_call', name: 'apply_patch', input: `*** Begin Patch\n${hunk}\n*** End Patch\n`});

const prefixed = (sign: string, text: string): string => text.replace(/\n$/v, '').split('\n').map(line => `${sign}${line}`).join('\n');
