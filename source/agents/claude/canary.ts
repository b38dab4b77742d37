import path from 'node:path';
import type {Canary} from '../agent.ts';
import {eventStream} from '../event-stream.ts';
import {fieldsOf} from '../fields.ts';
import {gateArguments} from './gate.ts';

/** Claude Code in print mode on a model of its Messages API. */
export const claudeCanary: Canary = {
	launch: (launch, model) => ({
		command: ['claude', '--print', ...gateArguments(launch), '--permission-mode=acceptEdits', '--no-session-persistence', 'Write the file.'],
		env: {
			ANTHROPIC_BASE_URL: model,
			ANTHROPIC_API_KEY: 'none',
			ANTHROPIC_AUTH_TOKEN: '',
			CLAUDE_CODE_USE_BEDROCK: '',
			CLAUDE_CODE_USE_VERTEX: '',
			CLAUDE_CODE_USE_FOUNDRY: '',
			CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
			CLAUDE_CODE_MAX_RETRIES: '1',
		},
	}),
	answer(route, body, {file, worktree}) {
		if (!/\/messages(?:\?|$)/v.test(route)) {
			return undefined;
		}

		const {messages, tools} = fieldsOf(body);
		const hasWritten = JSON.stringify(messages).includes('"tool_result"');
		const canWrite = Array.isArray(tools) && tools.some(tool => fieldsOf(tool).name === 'Write');
		return canWrite && !hasWritten ? writing(path.join(worktree, file)) : words;
	},
};

const usage = {input_tokens: 1, output_tokens: 1};

const answerOf = (block: Readonly<Record<string, unknown>>, delta: Readonly<Record<string, unknown>>, stop: string): string => eventStream([
	{type: 'message_start', message: {id: 'msg_canary', type: 'message', role: 'assistant', model: 'canary', content: [], stop_reason: null, stop_sequence: null, usage}},
	{type: 'content_block_start', index: 0, content_block: block},
	{type: 'content_block_delta', index: 0, delta},
	{type: 'content_block_stop', index: 0},
	{type: 'message_delta', delta: {stop_reason: stop, stop_sequence: null}, usage},
	{type: 'message_stop'},
]);

const words = answerOf({type: 'text', text: ''}, {type: 'text_delta', text: 'Done.'}, 'end_turn');

const writing = (file: string): string => answerOf(
	{type: 'tool_use', id: 'toolu_canary', name: 'Write', input: {}},
	{type: 'input_json_delta', partial_json: JSON.stringify({file_path: file, content: 'canary\n'})},
	'tool_use',
);
