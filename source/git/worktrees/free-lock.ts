import {rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {staleLockMs} from '../../model/limits/landing.ts';
import type {Repository} from '../repository.ts';

/** Waits until nobody holds the worktree's index or head, and removes a lock so old that its git must have been killed. */
export async function freeWorktree(gitDirectory: string): Promise<void> {
	await freeLock(path.join(gitDirectory, 'index.lock'));
	await freeLock(path.join(gitDirectory, 'HEAD.lock'));
}

/** The same for a branch that nobody but the engine moves. */
export async function freeBranch({commonDirectory}: Repository, branch: string): Promise<void> {
	await freeLock(path.join(commonDirectory, 'refs', 'heads', `${branch}.lock`));
}

const pollMs = 100;

async function freeLock(lock: string): Promise<void> {
	for (;;) {
		const held = await stat(lock).catch(() => undefined);
		if (held === undefined) {
			return;
		}

		if (Date.now() - held.mtimeMs >= staleLockMs) {
			await rm(lock, {force: true});
			return;
		}

		await delay(pollMs);
	}
}
