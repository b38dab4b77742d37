import {json, yes} from './arguments/common-options.ts';
import type {Command, CommandGroup} from './command.ts';
import {runCommands} from './runs/run-commands.ts';
import {sessionCommands} from './sessions/session-commands.ts';
import {taskCommands} from './tasks/task-commands.ts';
import {workerCommands} from './workers/worker-commands.ts';

const otherCommands: readonly Command[] = [
	{
		name: 'index', operands: '[SYMBOL]', options: {json},
		summary: 'Show the symbols of the files here, or who uses one and who holds it',
		details: ['SYMBOL is an address (src/auth.ts#AuthService.login) or its end, a file or a folder.'],
		load: async () => (await import('./symbols/print-index.ts')).printIndex,
	},
	{
		name: 'clean', operands: '', options: {yes, json},
		summary: 'Remove worktrees whose work has landed or is saved',
		load: async () => (await import('./clean.ts')).clean,
	},
	{
		name: 'doctor', operands: '',
		options: {canary: {type: 'boolean', summary: 'Also try whether each agent asks before it writes; it costs no token'}, json},
		summary: 'Check that this machine has what jupiter-tui needs',
		load: async () => (await import('./doctor/doctor.ts')).doctor,
	},
	{
		name: 'config', operands: '[KEY] [VALUE]', options: {unset: {type: 'boolean', summary: 'Forget KEY, so that its default holds'}, json},
		summary: 'List settings, show one, or set one',
		load: async () => (await import('./config.ts')).config,
	},
	{
		name: 'schema', operands: '', options: {},
		summary: 'Print the JSON Schema of a plan file',
		load: async () => (await import('./planning/schema.ts')).schema,
	},
	{
		name: 'completion', operands: 'SHELL', options: {},
		summary: 'Print a completion script for bash, zsh or fish',
		details: ['bash: source <(jupiter-tui completion bash)\nzsh:  source <(jupiter-tui completion zsh)\nfish: jupiter-tui completion fish | source'],
		load: async () => (await import('./arguments/completion.ts')).completionOf(commands),
	},
	{
		name: 'demo', operands: '',
		options: {
			headless: {type: 'boolean', summary: 'Follow it as lines of text, without a screen'},
			fast: {type: 'boolean', summary: 'Do not wait for the reader'},
			json: {type: 'boolean', summary: 'With --headless, print one JSON event a line and a summary at the end'},
		},
		summary: 'Watch three workers carry out a small plan in a repository made for it',
		details: ['It needs no account and no network. Everything is in a new temporary directory, nothing of yours.'],
		load: async () => (await import('./demo/demo.ts')).demo,
	},
];

const hiddenCommands: readonly Command[] = [
	{
		name: 'serve', operands: 'PART', options: {
			repository: {type: 'string', value: 'PATH', summary: 'Repository of the engine'},
		},
		summary: 'Be the engine or the terminal host of a session (started by the others)',
		load: async () => (await import('./sessions/serve.ts')).serve,
	},
	{
		name: 'demo-agent', operands: 'TASK', options: {fast: {type: 'boolean', summary: 'Do not pause'}},
		summary: 'Play the agent of one task of the demo',
		load: async () => (await import('./demo/agent.ts')).demoAgent,
	},
];

/** Every verb of the command line: it drives parsing, help, completion and what is suggested for a typo. */
export const commands: readonly Command[] = [
	...under('Session', sessionCommands),
	...under('Runs', runCommands),
	...under('Tasks', taskCommands),
	...under('Inside a pane', workerCommands),
	...under('Other', otherCommands),
	...hiddenCommands,
];

function under(group: CommandGroup, verbs: readonly Command[]): Command[] {
	return verbs.map(verb => ({...verb, group}));
}
