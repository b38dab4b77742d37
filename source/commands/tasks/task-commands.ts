import {json} from '../arguments/common-options.ts';
import type {Command} from '../command.ts';

/** Verbs about one task. */
export const taskCommands: readonly Command[] = [
	...changes([
		['pause', 'Let a task\'s agent stand still'],
		['resume', 'Let a paused task go on'],
		['retry', 'Give a task another attempt'],
		['cancel', 'Give a task up; its work is saved first'],
		['land', 'Land a task now, before others that wait'],
	]),
	{
		name: 'diff', operands: 'TASK', options: {json},
		summary: 'Show what a task has changed',
		load: async () => (await import('./diff.ts')).diff,
	},
	{
		name: 'comment', operands: 'TASK TEXT...', options: {},
		summary: 'Ask a task\'s worker for changes after a look at its diff',
		details: ['A worker at work reads it with its next step.', 'What was handed in is sent back with it, which costs no attempt.'],
		load: async () => (await import('./comment.ts')).comment,
	},
	{
		name: 'send', operands: 'TASK [TEXT...]',
		options: {
			'no-enter': {type: 'boolean', summary: 'Leave the text unsent at the prompt'},
			key: {type: 'string', value: 'KEY', summary: 'Press this key instead: Enter, Escape, Tab, Up, Down, C-c, …'},
		},
		summary: 'Type text into a task\'s pane and press Enter',
		load: async () => (await import('./send.ts')).send,
	},
	{
		name: 'capture', operands: 'TASK',
		options: {history: {type: 'boolean', summary: 'Include the rows above the screen'}, json},
		summary: 'Print the text of a task\'s pane',
		load: async () => (await import('./capture.ts')).capture,
	},
];

/** What is asked of the engine about a task without more ado. */
function changes(verbs: ReadonlyArray<readonly [name: string, summary: string]>): Command[] {
	return verbs.map(([name, summary]) => ({
		name, summary, operands: 'TASK', options: {},
		details: ['TASK is a task\'s id (`auth`), or with its run (`r1/auth`).'],
		load: async () => (await import('./task.ts')).changeTask,
	}));
}
