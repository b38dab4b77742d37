import {json, yes} from '../arguments/common-options.ts';
import type {Command} from '../command.ts';

/** Verbs about sessions as wholes. */
export const sessionCommands: readonly Command[] = [
	{
		name: 'attach', operands: '', options: {},
		summary: 'Show this repository\'s session, starting it if needed (the default)',
		load: async () => (await import('./attach.ts')).attachSession,
	},
	{
		name: 'detach', operands: '', options: {},
		summary: 'Detach every terminal from this repository\'s session',
		details: ['Agents go on working. From inside a pane it is the session of that pane.'],
		load: async () => (await import('./detach.ts')).detach,
	},
	{
		name: 'open', operands: '[COMMAND...]', options: {},
		summary: 'Open a pane with a shell or a command, without attaching',
		details: ['Put -- before a command that has options of its own: jupiter-tui open -- top -d 5'],
		load: async () => (await import('./open.ts')).open,
	},
	{
		name: 'ls', operands: '', options: {json},
		summary: 'List your sessions',
		load: async () => (await import('./ls.ts')).listSessions,
	},
	{
		name: 'stop', operands: '', options: {yes},
		summary: 'End this repository\'s session and the agents in it',
		details: ['Nothing is lost: worktrees, branches and the journal stay, and the next start continues the run.'],
		load: async () => (await import('./stop.ts')).stop,
	},
];
