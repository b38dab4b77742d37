import {branchCommit, treeOf} from '../reading/commits.ts';
import {signature} from '../identity.ts';
import type {MergeRule} from '../landing/merge-engine-owned.ts';
import {mergeTrees} from '../landing/merge-trees.ts';
import {storeOf, type Repository} from '../repository.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';
import {runWorktreeGit} from '../running/run-worktree-git.ts';
import {isSlot} from '../verifying/verify-tree.ts';
import {isKeptElsewhere, listSaved} from './saved-references.ts';
import {worktreeBranch, worktreeHead} from './save-worktree.ts';
import {snapshotTree} from './snapshot.ts';
import {findWorktreePlace} from './worktree-place.ts';

export type RemovalRequest = {
	readonly repository: Repository;
	readonly worktree: string;
	/** Commits or branches that may already hold the worktree's work, such as the run's result. */
	readonly landed: readonly string[];
	/** Which files were merged by their structure when they landed; none when absent. */
	readonly rule?: MergeRule | undefined;
};

export type Removal = {readonly ok: true} | {readonly ok: false; readonly problem: string};

/** Removes a worktree and its branch, if everything in it but ignored files has landed or was saved; else says what would be lost. */
export async function removeWorktree(request: RemovalRequest): Promise<Removal> {
	const {repository, worktree} = request;
	const place = await findWorktreePlace(worktree);
	if (place === undefined) {
		// Nothing git knows of is there; only a registration may be left.
		await runWorktreeGit(repository, ['prune']);
		return {ok: true};
	}

	const problem = await whyNotRemovable(request, place);
	if (problem !== undefined) {
		return {ok: false, problem};
	}

	const branch = await worktreeBranch(place);
	await runWorktreeGit(repository, ['remove', '--force', '--force', worktree]);
	await removeBranch(repository, branch);
	return {ok: true};
}

/** One sentence on what removing the worktree would lose, or nothing when it may go. */
export async function whyNotRemovable({repository, worktree, landed, rule}: RemovalRequest, place: Required<GitPlace>): Promise<string | undefined> {
	if (isSlot(place)) {
		return undefined;
	}

	const head = await worktreeHead(place);
	if (head === undefined) {
		return `${worktree} stands on a branch without commits. Save what it holds, then remove it by hand with: git worktree remove ${worktree}`;
	}

	const snapshot = await snapshotTree(worktree, head);
	if (!snapshot.ok) {
		return `${worktree} holds what cannot be saved: ${snapshot.obstacles.map(obstacle => obstacle.detail).join(' ')}`;
	}

	const saves = await listSaved(repository);
	const isUnchanged = snapshot.tree === await treeOf(repository, head) && await isKeptElsewhere(repository, head, await worktreeBranch(place));
	const isSafe = isUnchanged
		|| saves.some(saved => saved.tree === snapshot.tree && saved.parent === head)
		|| await hasLanded(repository, place, {tree: snapshot.tree, head, landed, rule});
	return isSafe ? undefined : `${worktree} holds work that has neither landed nor been saved. Land its task, or save it, then try again.`;
}

/** Work has landed when merging it changes nothing. */
async function hasLanded(repository: Repository, place: GitPlace, {tree, head, landed, rule}: {tree: string; head: string} & Pick<RemovalRequest, 'landed' | 'rule'>): Promise<boolean> {
	const commit = await git(place, ['commit-tree', tree, '-p', head], {env: await signature(repository), input: 'Worktree content\n'});
	for (const result of landed) {
		const merge = await mergeTrees(place, result, commit, rule);
		if (merge.ok && merge.tree === await treeOf(repository, result)) {
			return true;
		}
	}

	return false;
}

async function removeBranch(repository: Repository, branch: string | undefined): Promise<void> {
	const commit = branch === undefined ? undefined : await branchCommit(repository, branch);
	if (commit !== undefined && branch!.startsWith('jupiter/')) {
		await tryGit(storeOf(repository), ['update-ref', '-d', `refs/heads/${branch}`, commit]);
	}
}
