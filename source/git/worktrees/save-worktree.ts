import {existsSync} from 'node:fs';
import {resolveCommit, treeOf} from '../reading/commits.ts';
import {signature} from '../identity.ts';
import type {Repository} from '../repository.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';
import {isKeptElsewhere, listSaved, saveCommit, type SavedContent} from './saved-references.ts';
import {salvageTree} from './snapshot.ts';
import {worktreePlace} from './worktree-place.ts';

export type SaveRequest = {
	readonly repository: Repository;
	readonly worktree: string;
	/** `refs/jupiter/saved/<run>/<task>/<attempt>`, or with `-2` and so on when that name has other content. */
	readonly reference: string;
};

/**
Saves the worktree's content, untracked files and the agent's own commits included, under a ref; changes nothing in the worktree.
Returns where it is saved, which is the earlier place when the same content was saved before, or nothing when there is nothing to save.
*/
export async function saveWorktree({repository, worktree, reference}: SaveRequest): Promise<SavedContent | undefined> {
	// Somebody has removed it: there is nothing left to lose.
	if (!existsSync(worktree)) {
		return undefined;
	}

	const place = await worktreePlace(worktree);
	const head = await worktreeHead(place);
	const tree = await salvageTree(worktree, head ?? await anyCommit(repository));
	if (head !== undefined && tree === await treeOf(repository, head) && await isKeptElsewhere(repository, head, await worktreeBranch(place))) {
		return undefined;
	}

	const earlier = await listSaved(repository);
	return earlier.find(saved => saved.tree === tree && saved.parent === head) ?? saveTree(repository, reference, tree, head);
}

/** The commit a worktree stands on, or nothing on a branch without one. */
export async function worktreeHead(place: GitPlace): Promise<string | undefined> {
	const outcome = await tryGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
	return outcome.ok ? outcome.text.trim() : undefined;
}

/** The branch a worktree has checked out, or nothing when detached. */
export async function worktreeBranch(place: GitPlace): Promise<string | undefined> {
	const outcome = await tryGit(place, ['symbolic-ref', '--quiet', 'HEAD']);
	return outcome.ok ? outcome.text.trim().replace(/^refs\/heads\//v, '') : undefined;
}

async function anyCommit(repository: Repository): Promise<string> {
	const commit = await resolveCommit(repository, 'HEAD');
	if (commit === undefined) {
		throw new Error(`${repository.root} has no commit checked out. Check out a branch that has one.`);
	}

	return commit;
}

async function saveTree(repository: Repository, reference: string, tree: string, head: string | undefined): Promise<SavedContent> {
	const parents = head === undefined ? [] : ['-p', head];
	const commit = await git({gitDirectory: repository.commonDirectory}, ['commit-tree', tree, ...parents], {
		env: await signature(repository),
		input: `Saved by jupiter-tui as ${reference}\n`,
	});
	const name = await saveCommit(repository, reference, commit);
	return {reference: name, commit, tree, ...(head !== undefined && {parent: head})};
}
