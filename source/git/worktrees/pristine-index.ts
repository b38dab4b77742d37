import {randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {copyFile, readdir, rename, rm, stat, utimes} from 'node:fs/promises';
import path from 'node:path';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';

/**
An index beside the worktree's own that stands at `base`, made on first use.
It is kept for its stat information, which spares git from reading every file again.
*/
export async function pristineIndex(place: GitPlace, base: string): Promise<string> {
	const index = path.join(place.gitDirectory, `jupiter-index-${base}`);
	if (!existsSync(index)) {
		const fresh = `${index}.${randomUUID()}`;
		await git(place, ['read-tree', base], {env: {GIT_INDEX_FILE: fresh}});
		await tryGit(place, ['update-index', '-q', '--refresh'], {env: {GIT_INDEX_FILE: fresh}});
		await rename(fresh, index);
	}

	return index;
}

/** Forgets the indexes of former bases, and what a killed engine left of its own. */
export async function dropPristineIndexes(gitDirectory: string): Promise<void> {
	const names = await readdir(gitDirectory);
	await Promise.all(names.filter(name => name.startsWith('jupiter-index-')).map(async name => rm(path.join(gitDirectory, name), {force: true})));
}

/** Takes the worktree's own index for the pristine one of `base`: right after a checkout they are the same. */
export async function keepPristineIndex(place: GitPlace, base: string): Promise<void> {
	await dropPristineIndexes(place.gitDirectory);
	const fresh = path.join(place.gitDirectory, `jupiter-index-${randomUUID()}`);
	await copyIndex(path.join(place.gitDirectory, 'index'), fresh);
	await rename(fresh, path.join(place.gitDirectory, `jupiter-index-${base}`));
}

/**
Copies an index with its age: git reads a file's content again when the index isn't younger than the file,
so that a copy which looks younger would hide a change made in the same instant.
*/
export async function copyIndex(from: string, to: string): Promise<void> {
	const {atimeMs, mtimeMs} = await stat(from);
	await copyFile(from, to);
	// Rounded down by a millisecond, because a Date keeps no more.
	await utimes(to, new Date(atimeMs), new Date(Math.floor(mtimeMs) - 1));
}
