import {realpath} from 'node:fs/promises';
import path from 'node:path';
import type {Repository} from '../repository.ts';
import {listWorktrees} from './list-worktrees.ts';
import {whyNotRemovable, type RemovalRequest} from './remove-worktree.ts';
import {findWorktreePlace} from './worktree-place.ts';

export type Cleanable = {
	readonly worktree: string;
	readonly branch?: string;
	/** Why it has to stay; absent when it may go. */
	readonly problem?: string;
};

/** Every worktree of the repository under `directory`, and whether it can be removed without losing anything. */
export async function cleanable(repository: Repository, directory: string, request: Pick<RemovalRequest, 'landed' | 'rule'>): Promise<Cleanable[]> {
	// Git lists paths with their symlinks resolved; the caller gets them as it spells them.
	const real = await realpath(directory).catch(() => directory);
	const worktrees = await listWorktrees(repository);
	const ours = worktrees.filter(worktree => worktree.path.startsWith(`${real}${path.sep}`));
	return Promise.all(ours.map(async ({path: listed, branch}) => {
		const worktree = path.join(directory, path.relative(real, listed));
		const place = await findWorktreePlace(worktree);
		const problem = place === undefined ? undefined : await whyNotRemovable({...request, repository, worktree}, place);
		return {worktree, ...(branch !== undefined && {branch}), ...(problem !== undefined && {problem})};
	}));
}
