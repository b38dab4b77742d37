import {realpath} from 'node:fs/promises';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import type {Repository} from '../../git/repository.ts';
import type {Places} from '../../storage/places.ts';

/** Where a file that an agent names really is. */
export type EditPlace =
	/** In the worker's worktree; `file` from its top, as claims name it. */
	| {readonly kind: 'inside'; readonly file: string; readonly absolute: string}
	/** Where a worker may never write; the sentence says why, and what to do. */
	| {readonly kind: 'forbidden'; readonly reason: string}
	/** Nothing of this repository: the agent's own rules decide. */
	| {readonly kind: 'elsewhere'};

/** Follows links, so that no name leads around a lock. */
export const placeOfEdit = async (given: string, worktree: string, {repository, places}: {readonly repository: Repository; readonly places: Places}): Promise<EditPlace> => {
	const top = await realOf(worktree);
	const absolute = await realOf(path.resolve(worktree, given));
	const file = within(top, absolute);
	if (file !== undefined) {
		return insidePlace(file, absolute);
	}

	for (const other of [repository.root, repository.checkout, repository.commonDirectory, places.session, places.worktrees]) {
		const elsewhere = within(await realOf(other), absolute);
		if (elsewhere !== undefined) {
			return {kind: 'forbidden', reason: `\`${given}\` is not in your worktree, and work done there would be lost or be somebody else's. Write below ${worktree} instead.`};
		}
	}

	return {kind: 'elsewhere'};
};

const insidePlace = (file: string, absolute: string): EditPlace => {
	const [folder] = file.split('/', 1);
	if (file === '' || folder === '.git') {
		return {kind: 'forbidden', reason: '`.git` is git\'s own. Leave it as it is; your work is committed for you when it lands.'};
	}

	return folder === notesFolder
		? {kind: 'forbidden', reason: `\`${notesFolder}\` holds what you are told, and nothing in it lands. Write somewhere else.`}
		: {kind: 'inside', file, absolute};
};

/** The real path of what may not be there yet: its nearest folder that is, and the rest as named. */
const realOf = async (file: string): Promise<string> => {
	try {
		return await realpath(file);
	} catch (error) {
		const parent = path.dirname(file);
		// A link that leads nowhere yet would be followed by the write.
		if (parent === file || !(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))) {
			throw error;
		}

		return path.join(await realOf(parent), path.basename(file));
	}
};

/** The path from `top`, with forward slashes, where `file` is below it. */
const within = (top: string, file: string): string | undefined => {
	const relative = path.relative(top, file);
	return relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative) ? undefined : relative.split(path.sep).join('/');
};
