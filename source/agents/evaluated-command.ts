/** The command in a line by which Claude Code runs it: what its shell was like is restored before, and where the command ended up is noted after. */
export const evaluatedCommand = (line: string): string | undefined =>
	frame.exec(line)?.groups?.quoted?.replaceAll(String.raw`'\''`, '\'');

const frame = /^source \S+ 2>\/dev\/null \|\| true && .*\beval '(?<quoted>(?:[^']|'\\'')*)' < \/dev\/null && pwd -P >\| \S+$/v;
