import path from 'node:path';
import type {Canary} from '../agent.ts';
import {fieldsOf} from '../fields.ts';
import {gateVariables} from './gate-variables.ts';

/** OpenCode without a screen, on a model of the Chat Completions API that its settings of this launch alone name. */
export const opencodeCanary: Canary = {
	launch: (launch, model) => ({
		command: ['opencode', 'run', '--format=json', 'Write the file.'],
		env: gateVariables(launch, {
			model: 'canary/canary',
			small_model: 'canary/canary',
			provider: {canary: {npm: '@ai-sdk/openai-compatible', options: {baseURL: `${model}/v1`, apiKey: 'none'}, models: {canary: {}}}},
			permission: {edit: 'allow'},
		}),
	}),
	answer(route, body, {file, worktree}) {
		if (!/\/chat\/completions(?:\?|$)/v.test(route)) {
			return undefined;
		}

		const {messages, tools} = fieldsOf(body);
		const canWrite = JSON.stringify(tools ?? []).includes('"write"');
		const hasWritten = JSON.stringify(messages).includes('"tool_call_id"');
		return canWrite && !hasWritten ? writing(path.join(worktree, file)) : words;
	},
};

const answerOf = (delta: Readonly<Record<string, unknown>>, finish: string): string => {
	const base = {id: 'canary', object: 'chat.completion.chunk', created: 0, model: 'canary'};
	const usage = {prompt_tokens: 1, completion_tokens: 1, total_tokens: 2};
	const chunks = [{...base, choices: [{index: 0, delta, finish_reason: null}]}, {...base, choices: [{index: 0, delta: {}, finish_reason: finish}], usage}];
	return `${chunks.map(chunk => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
};

const words = answerOf({role: 'assistant', content: 'Done.'}, 'stop');

const writing = (file: string): string => answerOf({
	role: 'assistant',
	tool_calls: [{index: 0, id: 'call_canary', type: 'function', function: {name: 'write', arguments: JSON.stringify({filePath: file, content: 'canary\n'})}}],
}, 'tool_calls');
