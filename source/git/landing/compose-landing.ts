import type {MergedFile} from '../../model/landing.ts';
import {changesBetween, type FileChange} from '../reading/changes.ts';
import {treeOf} from '../reading/commits.ts';
import {signature, type Author} from '../identity.ts';
import type {Repository} from '../repository.ts';
import {git} from '../running/run-git.ts';
import {snapshotTree, type Obstacle} from '../worktrees/snapshot.ts';
import {worktreePlace} from '../worktrees/worktree-place.ts';
import type {MergeRule} from './merge-engine-owned.ts';
import {mergeTrees} from './merge-trees.ts';

export type LandingRequest = {
	readonly repository: Repository;
	readonly worktree: string;
	/** Commit the worktree stands on. */
	readonly base: string;
	/** Head to land on. */
	readonly onto: string;
	readonly message: string;
	readonly author?: Author;
	/** Which files are merged by their structure; none when absent. */
	readonly rule?: MergeRule | undefined;
};

export type ComposedLanding =
	/** One commit on `onto`, what it changes there, and what of it was merged by structure. */
	| {readonly ok: true; readonly empty: false; readonly commit: string; readonly changes: readonly FileChange[]; readonly merged: readonly MergedFile[]}
	/** The work changes nothing on `onto`: nothing was done, or all of it has landed. */
	| {readonly ok: true; readonly empty: true}
	| {readonly ok: false; readonly conflicts: readonly Obstacle[]};

/**
Makes one commit on `onto` of all that the worktree changes against `base`, whoever committed what of it.
Neither the worktree nor the agent's index is touched; the commit is on no branch until the head is moved to it.
*/
export async function composeLanding(request: LandingRequest): Promise<ComposedLanding> {
	const {repository, worktree, base, onto, message, rule} = request;
	const place = await worktreePlace(worktree);
	const snapshot = await snapshotTree(worktree, base);
	if (!snapshot.ok) {
		return {ok: false, conflicts: snapshot.obstacles};
	}

	const env = await signature(repository, request.author);
	const commitTree = async (tree: string, parent: string) => git(place, ['commit-tree', tree, '-p', parent], {env, input: message});
	const merge = base === onto ? {...snapshot, merged: []} : await mergeTrees(place, onto, await commitTree(snapshot.tree, base), rule);
	if (!merge.ok) {
		return merge;
	}

	if (merge.tree === await treeOf(repository, onto)) {
		return {ok: true, empty: true};
	}

	const commit = await commitTree(merge.tree, onto);
	return {ok: true, empty: false, commit, changes: await changesBetween(place, onto, commit), merged: merge.merged};
}
