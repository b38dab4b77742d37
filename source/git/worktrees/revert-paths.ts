import {existsSync} from 'node:fs';
import {link, lstat, mkdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import type {Repository} from '../repository.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';
import {pristineIndex} from './pristine-index.ts';
import {saveWorktree} from './save-worktree.ts';
import {worktreePlace} from './worktree-place.ts';

export type RevertRequest = {
	readonly repository: Repository;
	readonly worktree: string;
	/** Commit whose content the paths get. */
	readonly base: string;
	readonly paths: readonly string[];
	/** Where the worktree's content is saved first. */
	readonly reference: string;
	readonly signal?: AbortSignal;
};

export type Reverted = {
	readonly paths: readonly string[];
	/** Where the content is saved; absent when there was nothing to save. */
	readonly reference?: string;
};

/**
Gives paths of a worktree in use the content of `base` again. Everything is saved first, and each file is moved aside before it is
replaced: one that was written in between is put back and left out. Safe to repeat after a kill.
*/
export async function revertPaths({repository, worktree, base, paths, reference, signal}: RevertRequest): Promise<Reverted> {
	const place = await worktreePlace(worktree);
	await putBackLeft(worktree, paths);
	const saved = await saveWorktree({repository, worktree, reference});
	const kept = saved?.commit ?? 'HEAD';
	const reverted: string[] = [];
	for (const name of paths) {
		if (signal?.aborted === true || !await moveAsideSaved(place, worktree, kept, name)) {
			continue;
		}

		await restore(place, base, name);
		await rm(asideOf(worktree, name), {force: true});
		reverted.push(name);
	}

	return {paths: reverted, ...(saved !== undefined && {reference: saved.reference})};
}

/** In the folder that ignores itself, on the same disk, so that a file is moved in one step. */
function asideOf(worktree: string, name: string): string {
	return path.join(worktree, notesFolder, 'reverted', name);
}

/** What a killed engine had moved aside goes back to its place before anything is saved. */
async function putBackLeft(worktree: string, paths: readonly string[]): Promise<void> {
	for (const name of paths) {
		if (existsSync(asideOf(worktree, name))) {
			await putBack(worktree, name);
		}
	}
}

/** Moves a file aside if it is as it was saved. One that is gone has nothing to be moved. */
async function moveAsideSaved(place: Required<GitPlace>, worktree: string, kept: string, name: string): Promise<boolean> {
	const file = path.join(worktree, name);
	const kind = await lstat(file).catch(() => undefined);
	if (kind === undefined) {
		return true;
	}

	if (!kind.isFile()) {
		return false;
	}

	const aside = asideOf(worktree, name);
	await mkdir(path.dirname(aside), {recursive: true});
	await rename(file, aside);
	const [saved, moved] = await Promise.all([
		tryGit(place, ['rev-parse', '--verify', '--quiet', `${kept}:${name}`]),
		git(place, ['hash-object', `--path=${name}`, '--', aside]),
	]);
	if (saved.text.trim() === moved) {
		return true;
	}

	await putBack(worktree, name);
	return false;
}

/** Never over a file that was written meanwhile: that one is the newer, and the older is saved. */
async function putBack(worktree: string, name: string): Promise<void> {
	const aside = asideOf(worktree, name);
	await mkdir(path.dirname(path.join(worktree, name)), {recursive: true});
	try {
		await link(aside, path.join(worktree, name));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
			throw error;
		}
	}

	await rm(aside, {force: true});
}

/** Git refuses to write over a file that is there, which is what we want of one just written anew. */
async function restore(place: Required<GitPlace>, base: string, name: string): Promise<void> {
	const isThere = await git(place, ['ls-tree', '--name-only', '-z', base, '--', name]);
	if (isThere !== '') {
		await tryGit(place, ['checkout-index', '--quiet', '-z', '--stdin'], {env: {GIT_INDEX_FILE: await pristineIndex(place, base)}, input: `${name}\0`});
	}
}
