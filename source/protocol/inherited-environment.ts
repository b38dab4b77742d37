/** What a new pane inherits of an environment: all but what it says of the terminal that its process was started in. */
export const inheritedEnvironment = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
	Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && !outerTerminalVariables.has(entry[0])));

const outerTerminalVariables: ReadonlySet<string> = new Set([
	'TERM', 'COLORTERM', 'TERM_PROGRAM', 'TERM_PROGRAM_VERSION', 'TMUX', 'TMUX_PANE', 'STY', 'COLUMNS', 'LINES', 'WINDOWID',
]);
