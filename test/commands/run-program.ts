import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';
import {environmentIn, program} from '../program.ts';

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
	const env = environmentIn(folder);
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
