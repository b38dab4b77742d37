import {json} from '../arguments/common-options.ts';
import type {Command} from '../command.ts';

/** Verbs that an agent runs in its pane. */
export const workerCommands: readonly Command[] = [
	...acts([
		['claim', 'CLAIM', 'Ask to write a path, a glob or a symbol (src/auth.ts#login)'],
		['release', 'CLAIM', 'Give a lock back, or stop waiting for it'],
		['publish', 'SYMBOL SIGNATURE', 'Tell the others a symbol\'s new interface'],
		['decide', 'KEY=VALUE', 'Settle a named assumption for everybody'],
		['note', 'TEXT...', 'Tell the others something'],
		['ask', 'TASK TEXT...', 'Ask or tell the worker of another task something'],
		['done', '', 'Hand the task in'],
		['limited', '[SECONDS]', 'Say that your provider gives no more for so long'],
	]),
	{
		name: 'used', operands: '',
		options: {
			input: {type: 'string', value: 'N', summary: 'Tokens that the model read anew'},
			cached: {type: 'string', value: 'N', summary: 'Tokens that it read from its cache'},
			output: {type: 'string', value: 'N', summary: 'Tokens that it wrote'},
			dollars: {type: 'string', value: 'N', summary: 'What that cost'},
			model: {type: 'string', value: 'NAME', summary: 'The model'},
			total: {type: 'string', value: 'NAME', summary: 'The numbers are all since the conversation NAME began, not what came on top'},
			json,
		},
		summary: 'Say what your model has used',
		load: async () => (await import('./worker.ts')).callAsWorker,
	},
	{
		name: 'mcp', operands: '', options: {},
		summary: 'Offer these acts to a model, on stdin and stdout (MCP)',
		load: async () => (await import('./mcp.ts')).mcp,
	},
	{
		name: 'hook', operands: 'AGENT', options: {},
		summary: 'Ask the engine for an agent\'s hook',
		load: async () => (await import('./hook.ts')).hook,
	},
	{
		name: 'shell', operands: 'COMMAND', options: {},
		summary: 'Print a command line as one that can write nothing of other workers\'',
		load: async () => (await import('./shell.ts')).shell,
	},
];

/** What a worker says to the engine as itself. */
function acts(verbs: ReadonlyArray<readonly [name: string, operands: string, summary: string]>): Command[] {
	return verbs.map(([name, operands, summary]) => ({
		name, summary, operands, options: {json},
		load: async () => (await import('./worker.ts')).callAsWorker,
	}));
}
