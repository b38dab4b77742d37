import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';

/** The built program: what a user runs. */
export const program = path.join(import.meta.dirname, '../../distribution/cli.js');

export type Outcome = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** A temporary folder with an environment that keeps everything inside it; removed at the end of its block. */
export type Den = {
	readonly folder: string;
	readonly env: Readonly<Record<string, string>>;
	/** Runs the program in the folder, without a terminal. */
	readonly jupiter: (...words: string[]) => Promise<Outcome>;
	/** Runs a shell line in the folder, in which `jupiter-tui` is the program. */
	readonly shell: (line: string) => Promise<Outcome>;
	readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** Makes a den. */
export async function openDen(): Promise<Den> {
	const folder = await mkdtemp(path.join(tmpdir(), 'jc-'));
	const env = {
		PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
		HOME: folder,
		TERM: 'xterm',
		LANG: 'C.UTF-8',
		JUPITER_RUNTIME_DIR: path.join(folder, 'run'),
		JUPITER_DATA_DIR: path.join(folder, 'data'),
		XDG_CONFIG_HOME: path.join(folder, 'config'),
		GIT_AUTHOR_NAME: 'Player', GIT_AUTHOR_EMAIL: 'player@example.org',
		GIT_COMMITTER_NAME: 'Player', GIT_COMMITTER_EMAIL: 'player@example.org',
		GIT_CONFIG_NOSYSTEM: '1',
	};
	const finish = async (command: readonly string[]): Promise<Outcome> => {
		const [file = '', ...parameters] = command;
		const {exitCode = -1, stdout, stderr} = await execa(file, parameters, {cwd: folder, env, extendEnv: false, reject: false, stdin: 'ignore', timeout: patienceMs});
		return {code: exitCode, stdout, stderr};
	};

	return {
		folder,
		env,
		jupiter: async (...words) => finish([process.execPath, program, ...words]),
		shell: async line => finish(['bash', '-c', `jupiter-tui() { '${process.execPath}' '${program}' "$@"; }\n${line}`]),
		[Symbol.asyncDispose]: async () => rm(folder, {recursive: true, force: true, maxRetries: 5}),
	};
}

/** Bound of one run of the program, ms: for loaded machines; a passing test needs a hundredth. */
const patienceMs = 120_000;

/** Makes the den's folder a repository with a commit on `trunk`. */
export const begin = 'git init --quiet --initial-branch=trunk . && git commit --quiet --allow-empty --message=Begin';
