import {randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import {git, tryGit, type GitOutcome, type GitPlace} from '../running/run-git.ts';
import {copyIndex, pristineIndex} from './pristine-index.ts';
import {worktreePlace} from './worktree-place.ts';

/** A path that stands in the way, and why. */
export type Obstacle = {readonly path: string; readonly detail: string};

export type Snapshot =
	| {readonly ok: true; readonly tree: string}
	| {readonly ok: false; readonly obstacles: readonly Obstacle[]};

/**
Writes the worktree's whole content as a tree: tracked, untracked but not ignored, deletions, modes, symlinks.

Works in an index of its own that starts at `base`, so that neither the agent's index, its flags and half-done merges, nor its commits matter, and none of them is touched.
*/
export async function snapshotTree(worktree: string, base: string): Promise<Snapshot> {
	return inCopyOfIndex(await worktreePlace(worktree), base, async (place, index) => strictTree(place, index, base));
}

/** Like `snapshotTree`, but takes what git can take and leaves the rest: for saving, where something is better than nothing. */
export async function salvageTree(worktree: string, base: string): Promise<string> {
	return inCopyOfIndex(await worktreePlace(worktree), base, async (place, index) => {
		await addEverything(place, index, ['--ignore-errors']);
		return git(place, ['write-tree'], {env: {GIT_INDEX_FILE: index}});
	});
}

async function inCopyOfIndex<Result>(place: GitPlace, base: string, use: (place: GitPlace, index: string) => Promise<Result>): Promise<Result> {
	const pristine = await pristineIndex(place, base);
	const index = `${pristine}.${randomUUID()}`;
	await copyIndex(pristine, index);
	try {
		return await use(place, index);
	} finally {
		await rm(index, {force: true});
		await rm(`${index}.lock`, {force: true});
	}
}

async function strictTree(place: GitPlace, index: string, base: string): Promise<Snapshot> {
	const added = await addEverything(place, index);
	if (!added.ok) {
		return {ok: false, obstacles: [obstacleOf(added.problem)]};
	}

	const tree = await git(place, ['write-tree'], {env: {GIT_INDEX_FILE: index}});
	const nested = await nestedRepositories(place, base, tree);
	return nested.length > 0 ? {ok: false, obstacles: nested} : {ok: true, tree};
}

async function addEverything(place: GitPlace, index: string, options: readonly string[] = []): Promise<GitOutcome> {
	const env = {GIT_INDEX_FILE: index};
	const added = await tryGit(place, ['add', '--all', '--sparse', ...options], {env});
	const forced = await forcedPaths(place);
	if (forced !== '') {
		await tryGit(place, ['add', '--force', '--pathspec-from-file=-', '--pathspec-file-nul'], {env, input: forced});
	}

	return added;
}

function obstacleOf(problem: string): Obstacle {
	const name = /'(?<name>[^']+)' does not have a commit checked out|open\("(?<unreadable>.+)"\)/v.exec(problem)?.groups;
	return {path: name?.name ?? name?.unreadable ?? '.', detail: `git cannot take the worktree's content along: ${problem}`};
}

/** Ignored files that the agent added by force to its own index: it meant them. */
async function forcedPaths(place: GitPlace): Promise<string> {
	const listed = await tryGit(place, ['ls-files', '-z', '--cached', '--ignored', '--exclude-standard']);
	const names = listed.text.split('\0').filter(name => name !== '' && !name.startsWith(`${notesFolder}/`));
	return names.filter(name => existsSync(path.join(place.worktree ?? '', name))).join('\0');
}

async function nestedRepositories(place: GitPlace, base: string, tree: string): Promise<Obstacle[]> {
	const changed = await git(place, ['diff-tree', '-r', '-z', '--no-renames', base, tree]);
	const fields = changed.split('\0');
	return fields
		.flatMap((field, position) => /^:\d{6} 160000 /v.test(field) ? [fields[position + 1] ?? ''] : [])
		.map(name => ({path: name, detail: nestedAdvice(name)}));
}

function nestedAdvice(name: string): string {
	return `${name} is a git repository of its own, or a submodule that was moved; a landing cannot take it along. Remove it, ignore it, or land the submodule's change by hand.`;
}
