import path from 'node:path';
import process from 'node:process';

/** The built program: what a user runs. */
export const program = path.join(import.meta.dirname, '../distribution/cli.js');

/** An environment that keeps everything a program does inside a folder. */
export const environmentIn = (folder: string): Record<string, string> => ({
	PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
	HOME: folder,
	LANG: 'C.UTF-8',
	TERM: 'xterm-256color',
	SHELL: '/bin/sh',
	JUPITER_RUNTIME_DIR: path.join(folder, 'run'),
	JUPITER_DATA_DIR: path.join(folder, 'data'),
	XDG_CONFIG_HOME: path.join(folder, 'config'),
	GIT_AUTHOR_NAME: 'Player', GIT_AUTHOR_EMAIL: 'player@example.org',
	GIT_COMMITTER_NAME: 'Player', GIT_COMMITTER_EMAIL: 'player@example.org',
	GIT_CONFIG_NOSYSTEM: '1',
});
