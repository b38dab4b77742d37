import {existsSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import type {GitPlace} from '../running/run-git.ts';

/** A worktree as a place for git calls, known by its own `.git` file; throws when that is gone or leads nowhere. */
export async function worktreePlace(worktree: string): Promise<Required<GitPlace>> {
	const place = await findWorktreePlace(worktree);
	if (place === undefined) {
		throw new Error(`${worktree} is no longer a git worktree: its .git file is missing or leads nowhere. Retry the task to make it again.`);
	}

	return place;
}

/** Like `worktreePlace`, but returns nothing for what is not, or not yet, a worktree. */
export async function findWorktreePlace(worktree: string): Promise<Required<GitPlace> | undefined> {
	const pointer = path.join(worktree, '.git');
	const kind = await stat(pointer).catch(() => undefined);
	const gitDirectory = kind?.isDirectory() ? pointer : kind && await readPointer(pointer);
	const isWhole = gitDirectory !== undefined && existsSync(path.join(gitDirectory, 'HEAD'));
	return isWhole ? {gitDirectory, worktree} : undefined;
}

async function readPointer(pointer: string): Promise<string | undefined> {
	const text = await readFile(pointer, 'utf8');
	const target = /^gitdir: (?<target>.+)$/mv.exec(text)?.groups?.target;
	return target === undefined ? undefined : path.resolve(path.dirname(pointer), target);
}
