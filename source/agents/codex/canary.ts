import type {Canary} from '../agent.ts';
import {eventStream} from '../event-stream.ts';
import {fieldsOf} from '../fields.ts';
import {guardArguments} from './guard.ts';

/** Codex without a screen, on a model of the Responses API that it knows the patch tool for. */
export const codexCanary: Canary = {
	launch: (launch, model) => ({
		command: [
			'codex',
			'exec',
			'--skip-git-repo-check',
			'--ephemeral',
			...guardArguments(launch),
			'-c',
			'model_provider="canary"',
			'-c',
			`model_providers.canary={name="canary",base_url="${model}/v1",wire_api="responses"}`,
			'-c',
			'model="gpt-5.5"',
			'Write the file.',
		],
		env: {},
	}),
	answer(route, body, {file}) {
		if (!/\/responses(?:\?|$)/v.test(route)) {
			return undefined;
		}

		const {input, tools} = fieldsOf(body);
		const hasWritten = JSON.stringify(input).includes('_call_output"') || JSON.stringify(input).includes('_call"');
		return answerOf(Array.isArray(tools) && tools.length > 0 && !hasWritten ? patchCall(file, tools) : words);
	},
};

const words = {type: 'message', id: 'msg_canary', role: 'assistant', status: 'completed', content: [{type: 'output_text', text: 'Done.', annotations: []}]};

/** The patch tool where the model has it, else the same from a command line. */
const patchCall = (file: string, tools: readonly unknown[]) => {
	const patch = `*** Begin Patch\n*** Add File: ${file}\n+canary\n*** End Patch\n`;
	const base = {id: 'call_item_canary', call_id: 'call_canary', status: 'completed'};
	return tools.some(tool => fieldsOf(tool).name === 'apply_patch')
		? {...base, type: 'custom_tool_call', name: 'apply_patch', input: patch}
		: {...base, type: 'function_call', name: 'exec_command', arguments: JSON.stringify({cmd: `apply_patch <<'END'\n${patch}END\n`})};
};

const answerOf = (item: Readonly<Record<string, unknown>>): string => {
	const response = {id: 'resp_canary', object: 'response', created_at: 0, model: 'canary', output: [item]};
	const usage = {input_tokens: 1, input_tokens_details: {cached_tokens: 0}, output_tokens: 1, output_tokens_details: {reasoning_tokens: 0}, total_tokens: 2};
	return eventStream([
		{type: 'response.created', response: {...response, status: 'in_progress', output: []}},
		{type: 'response.output_item.added', output_index: 0, item},
		{type: 'response.output_item.done', output_index: 0, item},
		{type: 'response.completed', response: {...response, status: 'completed', usage}},
	]);
};
