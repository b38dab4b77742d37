import {Buffer} from 'node:buffer';
import {existsSync} from 'node:fs';
import {execa} from 'execa';
import {maxGitOutputBytes} from '../../model/limits/landing.ts';
import {neutralEnvironment, settledConfig} from './environment.ts';

/** Where a git call runs. The git directory is named, so that git never searches upwards and finds another repository. */
export type GitPlace = {
	readonly gitDirectory: string;
	/** Absent for calls that need no files. */
	readonly worktree?: string;
};

export type GitOptions = {
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
};

export type GitOutcome = {
	readonly ok: boolean;
	/** Undefined when git could not be started or was killed. */
	readonly code: number | undefined;
	readonly bytes: Uint8Array;
	/** The same, read as UTF-8. */
	readonly text: string;
	/** What git complained of, or why it could not run. */
	readonly problem: string;
};

/** Runs git and returns how it went; the exit status is the caller's to judge. */
export async function tryGit(place: GitPlace, arguments_: readonly string[], options: GitOptions = {}): Promise<GitOutcome> {
	const where = [`--git-dir=${place.gitDirectory}`, ...(place.worktree === undefined ? [] : [`--work-tree=${place.worktree}`])];
	return startGit(place.worktree ?? place.gitDirectory, [...where, ...arguments_], options);
}

/** Runs git and returns what it printed, without the last line's end; throws a `GitError` when it fails. */
export async function git(place: GitPlace, arguments_: readonly string[], options: GitOptions = {}): Promise<string> {
	const outcome = await tryGit(place, arguments_, options);
	if (!outcome.ok) {
		throw new GitError(arguments_, outcome);
	}

	return outcome.text.replace(/\n$/v, '');
}

/** Runs git in a directory and lets it find the repository: only for opening one. */
export async function startGit(directory: string, arguments_: readonly string[], options: GitOptions = {}): Promise<GitOutcome> {
	const result = await execa('git', [...settledConfig.flatMap(setting => ['-c', setting]), ...arguments_], {
		cwd: directory,
		env: neutralEnvironment(options.env),
		extendEnv: false,
		encoding: 'buffer',
		reject: false,
		stripFinalNewline: false,
		maxBuffer: maxGitOutputBytes,
		...(options.input === undefined ? {stdin: 'ignore'} : {input: options.input}),
	});
	const bytes = result.stdout ?? new Uint8Array();
	return {
		ok: !result.failed,
		code: result.exitCode,
		bytes,
		get text() {
			return Buffer.from(bytes).toString();
		},
		problem: result.failed ? problemOf(directory, result) : '',
	};
}

/** A git call that was expected to succeed and did not. */
export class GitError extends Error {
	override name = 'GitError';
	readonly outcome: GitOutcome;

	constructor(arguments_: readonly string[], outcome: GitOutcome) {
		super(`git ${arguments_.join(' ')} failed: ${outcome.problem}`);
		this.outcome = outcome;
	}
}

function problemOf(directory: string, result: {readonly code?: string | undefined; readonly stderr?: Uint8Array | undefined; readonly shortMessage?: string | undefined}): string {
	if (result.code === 'ENOENT') {
		return existsSync(directory) ? 'git is not on the PATH. Install git 2.38 or newer.' : `${directory} does not exist.`;
	}

	const complaint = Buffer.from(result.stderr ?? []).toString().trim();
	return complaint === '' ? result.shortMessage ?? 'git ended without saying why' : complaint;
}
