/** What a person can ask of the screen. */
export type Act =
	| 'focus-left' | 'focus-right' | 'focus-up' | 'focus-down' | 'next-pane' | 'last-pane' | 'pane-numbers' | 'pane-by-number'
	| 'zoom' | 'next-layout' | 'stack' | 'swap-back' | 'swap-forward' | 'rotate'
	| 'resize-left' | 'resize-right' | 'resize-up' | 'resize-down'
	| 'new-shell' | 'split-right' | 'split-below' | 'close-pane' | 'rename' | 'copy-mode' | 'paste'
	| 'pause' | 'review' | 'retry' | 'land' | 'cancel' | 'attention' | 'inspect' | 'dag' | 'locks' | 'bus' | 'decisions' | 'time' | 'plan'
	| 'help' | 'palette' | 'sessions' | 'redraw' | 'detach';

export type KeyGroup = 'Workers' | 'Look' | 'Panes' | 'Arrange' | 'Session';

/** One row of the key table: keys pressed after the prefix, and what they do. */
export type KeyRow = {
	readonly keys: readonly string[];
	readonly act: Act;
	readonly group: KeyGroup;
	/** What it does, in a few words that begin with a verb. */
	readonly says: string;
	/** How the keys are written where there are many. */
	readonly shown?: string;
};

/** Every key after the prefix. The keyboard, the help, the palette and the readme are made from it. */
export const keyTable: readonly KeyRow[] = [
	{keys: ['a'], act: 'attention', group: 'Workers', says: 'go to the next one that needs you'},
	{keys: ['p'], act: 'pause', group: 'Workers', says: 'pause or resume the worker'},
	{keys: ['r'], act: 'review', group: 'Workers', says: 'review what the task has changed'},
	{keys: ['R'], act: 'retry', group: 'Workers', says: 'retry the task'},
	{keys: ['m'], act: 'land', group: 'Workers', says: 'land the task before others'},
	{keys: ['K'], act: 'cancel', group: 'Workers', says: 'cancel the task'},
	{keys: ['i'], act: 'inspect', group: 'Look', says: 'inspect the task'},
	{keys: ['g'], act: 'dag', group: 'Look', says: 'show all tasks and what they need'},
	{keys: ['l'], act: 'locks', group: 'Look', says: 'show who holds what'},
	{keys: ['b'], act: 'bus', group: 'Look', says: 'show what happened'},
	{keys: ['t'], act: 'time', group: 'Look', says: 'show the run over time, go back in it'},
	{keys: ['D'], act: 'decisions', group: 'Look', says: 'show decisions, settle a collision'},
	{keys: ['P'], act: 'plan', group: 'Look', says: 'show the plan'},
	{keys: ['Left'], act: 'focus-left', group: 'Panes', says: 'go to the pane there', shown: 'arrows'},
	{keys: ['Right'], act: 'focus-right', group: 'Panes', says: 'go to the pane on the right', shown: ''},
	{keys: ['Up'], act: 'focus-up', group: 'Panes', says: 'go to the pane above', shown: ''},
	{keys: ['Down'], act: 'focus-down', group: 'Panes', says: 'go to the pane below', shown: ''},
	{keys: ['o', 'n'], act: 'next-pane', group: 'Panes', says: 'go to the next pane'},
	{keys: [';'], act: 'last-pane', group: 'Panes', says: 'go to the pane before'},
	{keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], act: 'pane-by-number', group: 'Panes', says: 'go to the pane of that number', shown: '0 to 9'},
	{keys: ['q'], act: 'pane-numbers', group: 'Panes', says: 'show pane numbers'},
	{keys: ['c'], act: 'new-shell', group: 'Panes', says: 'open a shell in the repository'},
	{keys: ['%'], act: 'split-right', group: 'Panes', says: 'open a shell to the right'},
	{keys: ['"'], act: 'split-below', group: 'Panes', says: 'open a shell below'},
	{keys: [','], act: 'rename', group: 'Panes', says: 'rename the pane'},
	{keys: ['x'], act: 'close-pane', group: 'Panes', says: 'close the pane'},
	{keys: ['[', 'PageUp'], act: 'copy-mode', group: 'Panes', says: 'scroll back, search and copy', shown: '['},
	{keys: [']'], act: 'paste', group: 'Panes', says: 'paste what was copied'},
	{keys: ['z'], act: 'zoom', group: 'Arrange', says: 'zoom the pane, or show all'},
	{keys: ['!'], act: 'stack', group: 'Arrange', says: 'stack: one pane open, titles of the others'},
	{keys: ['Space'], act: 'next-layout', group: 'Arrange', says: 'arrange in the next way'},
	{keys: ['{'], act: 'swap-back', group: 'Arrange', says: 'swap with the pane before'},
	{keys: ['}'], act: 'swap-forward', group: 'Arrange', says: 'swap with the next pane'},
	{keys: ['C-o'], act: 'rotate', group: 'Arrange', says: 'rotate the panes'},
	{keys: ['C-Left', 'M-Left'], act: 'resize-left', group: 'Arrange', says: 'move the border', shown: 'C-arrows'},
	{keys: ['C-Right', 'M-Right'], act: 'resize-right', group: 'Arrange', says: 'move the border right', shown: ''},
	{keys: ['C-Up', 'M-Up'], act: 'resize-up', group: 'Arrange', says: 'move the border up', shown: ''},
	{keys: ['C-Down', 'M-Down'], act: 'resize-down', group: 'Arrange', says: 'move the border down', shown: ''},
	{keys: ['?'], act: 'help', group: 'Session', says: 'show these keys'},
	{keys: [':'], act: 'palette', group: 'Session', says: 'find a command by its name'},
	{keys: ['s'], act: 'sessions', group: 'Session', says: 'show another session'},
	{keys: ['C-l'], act: 'redraw', group: 'Session', says: 'draw the screen anew'},
	{keys: ['d'], act: 'detach', group: 'Session', says: 'detach; everything goes on'},
];

const acts = new Map(keyTable.flatMap(row => row.keys.map(key => [key, row.act] as const)));

/** Finds what a key after the prefix does. */
export function actOfKey(key: string): Act | undefined {
	return acts.get(key);
}

/** Writes a row's keys for people. */
export function shownKeys(row: KeyRow): string {
	return row.shown ?? row.keys.join(' ');
}
