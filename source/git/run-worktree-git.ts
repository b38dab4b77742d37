import {readFile, stat, writeFile} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import {staleLockMs} from '../model/limits/landing.ts';
import {storeOf, type Repository} from './repository.ts';
import {GitError, tryGit} from './run-git.ts';

/**
Runs `git worktree …` in a repository; throws a `GitError` when it fails.
Git reads every worktree's registration for it, and dies over one that another git is just writing: that is waited for.
One that stays half written is what a killed git left, and is completed.
*/
export async function runWorktreeGit(repository: Repository, arguments_: readonly string[]): Promise<string> {
	for (;;) {
		const outcome = await tryGit(storeOf(repository), ['worktree', ...arguments_]);
		if (outcome.ok) {
			return outcome.text.replace(/\n$/v, '');
		}

		const file = /failed to read (?<file>\S.*\/commondir): Success/v.exec(outcome.problem)?.groups?.file;
		if (file === undefined) {
			throw new GitError(['worktree', ...arguments_], outcome);
		}

		await awaitRegistration(file);
	}
}

/** Returns once the file has content, or is gone, or was completed. */
async function awaitRegistration(file: string): Promise<void> {
	for (;;) {
		const text = await readFile(file, 'utf8').catch(() => undefined);
		if (text !== '') {
			return;
		}

		const {mtimeMs} = await stat(file);
		if (Date.now() - mtimeMs >= staleLockMs) {
			await writeFile(file, '../..\n');
			return;
		}

		await delay(pollMs);
	}
}

const pollMs = 20;
