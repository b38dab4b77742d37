/** The variables by which a program knows its terminal: this host's own, unless the starter gave others. */
export const paneEnvironment = (given: Readonly<Record<string, string>>, cwd: string, version: string): Record<string, string> => ({
	TERM: 'xterm-256color',
	COLORTERM: 'truecolor',
	TERM_PROGRAM: 'jupiter-tui',
	TERM_PROGRAM_VERSION: version,
	...given,
	PWD: cwd,
});
