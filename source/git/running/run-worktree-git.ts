import {stat, writeFile} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import {staleLockMs} from '../../model/limits/landing.ts';
import {storeOf, type Repository} from '../repository.ts';
import {GitError, tryGit} from './run-git.ts';

/**
Runs `git worktree …` in a repository; throws a `GitError` when it fails.
Git reads every worktree's registration for it, and dies over one that another git is just writing, or takes away because it died so itself: that is waited for.
One that stays half written is what a killed git left, and is completed.
*/
export async function runWorktreeGit(repository: Repository, arguments_: readonly string[]): Promise<string> {
	const deadline = Date.now() + (2 * staleLockMs);
	for (;;) {
		const outcome = await tryGit(storeOf(repository), ['worktree', ...arguments_]);
		if (outcome.ok) {
			return outcome.text.replace(/\n$/v, '');
		}

		const file = /failed to read (?<file>\S.*\/commondir): /v.exec(outcome.problem)?.groups?.file;
		if (file === undefined || Date.now() > deadline) {
			throw new GitError(['worktree', ...arguments_], outcome);
		}

		await awaitRegistration(file);
	}
}

/** Returns once the file has content, or is gone, or was completed. */
async function awaitRegistration(file: string): Promise<void> {
	for (;;) {
		await delay(pollMs);
		const found = await stat(file).catch(() => undefined);
		if (found?.size !== 0) {
			return;
		}

		if (Date.now() - found.mtimeMs >= staleLockMs) {
			await writeFile(file, '../..\n');
			return;
		}
	}
}

const pollMs = 20;
