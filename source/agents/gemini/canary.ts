import path from 'node:path';
import type {Canary} from '../agent.ts';
import {fieldsOf} from '../fields.ts';
import {homeVariables} from './home-variables.ts';

/** Gemini CLI without a screen, on a model of its own API that it needn't choose. */
export const geminiCanary: Canary = {
	launch: (launch, model) => ({
		command: ['gemini', '--skip-trust', '--approval-mode=auto_edit', '--model=gemini-2.5-flash', '--output-format=json', '--prompt', 'Write the file.'],
		env: {
			...homeVariables(launch.gate, launch.prepared[1]),
			GEMINI_API_KEY: 'none',
			GOOGLE_GEMINI_BASE_URL: model,
			GOOGLE_GENAI_USE_VERTEXAI: '',
		},
	}),
	answer(route, body, {file, worktree}) {
		if (!route.includes('enerateContent')) {
			return undefined;
		}

		const {contents, tools} = fieldsOf(body);
		const canWrite = JSON.stringify(tools ?? []).includes('"write_file"');
		const hasWritten = JSON.stringify(contents).includes('"functionResponse"');
		const part = canWrite && !hasWritten
			? {functionCall: {name: 'write_file', args: {file_path: path.join(worktree, file), content: 'canary\n'}}}
			: {text: 'Done.'};
		const answer = {
			candidates: [{content: {role: 'model', parts: [part]}, finishReason: 'STOP', index: 0}],
			usageMetadata: {promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2},
		};
		return `data: ${JSON.stringify(answer)}\n\n`;
	},
};
