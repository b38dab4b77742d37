import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {shellWord} from '../../wording/shell-word.ts';
import {branchCommit, isAncestor} from '../reading/commits.ts';
import {listWorktrees} from '../worktrees/list-worktrees.ts';
import {storeOf, type Repository} from '../repository.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';
import {noCommit} from '../worktrees/saved-references.ts';
import {findWorktreePlace} from '../worktrees/worktree-place.ts';

export type FollowRequest = {
	readonly repository: Repository;
	/** The branch that a person works with. */
	readonly into: string;
	/** The run's landed result. */
	readonly head: string;
	/** A name for `head` that a person can type: its branch. */
	readonly result: string;
};

export type Followed =
	| {readonly outcome: 'followed'}
	/** `into` is ahead of `head` by a person's commits; the run should go on from there. */
	| {readonly outcome: 'adopt'; readonly commit: string}
	/** Why `into` stays where it is, and the command that takes the result. */
	| {readonly outcome: 'waits'; readonly reason: string};

/** Lets a branch follow a run's result by fast-forward, if that changes nothing under whoever has it checked out. */
export async function followInto(request: FollowRequest): Promise<Followed> {
	const {repository, into, head, result} = request;
	const current = await branchCommit(repository, into);
	if (current === head) {
		return {outcome: 'followed'};
	}

	if (current !== undefined && await isAncestor(repository, head, current)) {
		return {outcome: 'adopt', commit: current};
	}

	if (current !== undefined && !await isAncestor(repository, current, head)) {
		return {outcome: 'waits', reason: `${into} has commits that the result lacks. Take the result with: git merge ${result} (on ${into}).`};
	}

	const holders = await checkoutsOf(repository, into);
	if (holders.length === 0) {
		return moveUnseen(request, current ?? noCommit);
	}

	return holders.length === 1
		? moveCheckout(request, holders[0]!)
		: {outcome: 'waits', reason: `${into} is checked out in ${holders.map(holder => holder.worktree).join(' and ')}. Take the result in each with: git merge --ff-only ${result}.`};
}

async function moveUnseen({repository, into, head, result}: FollowRequest, from: string): Promise<Followed> {
	const moved = await tryGit(storeOf(repository), ['update-ref', '-m', 'jupiter-tui: follow', `refs/heads/${into}`, head, from]);
	return moved.ok
		? {outcome: 'followed'}
		: {outcome: 'waits', reason: `${into} is being moved by somebody else: ${firstLine(moved.problem)} Take the result with: git merge ${result} (on ${into}).`};
}

/** Checkouts that stand on the branch, or will when their rebase or bisect ends. */
async function checkoutsOf(repository: Repository, branch: string): Promise<Array<Required<GitPlace>>> {
	const worktrees = await listWorktrees(repository);
	const places = await Promise.all(worktrees.map(async worktree => {
		const place = await findWorktreePlace(worktree.path);
		const isHolder = place !== undefined && (worktree.branch === branch || await isComingBackTo(place, branch));
		return isHolder ? [place] : [];
	}));
	return places.flat();
}

async function isComingBackTo(place: GitPlace, branch: string): Promise<boolean> {
	const records = await Promise.all(['rebase-merge/head-name', 'rebase-apply/head-name', 'BISECT_START'].map(async name => readFile(path.join(place.gitDirectory, name), 'utf8').catch(() => '')));
	return records.some(record => record.trim().replace(/^refs\/heads\//v, '') === branch);
}

async function moveCheckout({into, head, result}: FollowRequest, place: Required<GitPlace>): Promise<Followed> {
	const take = `git -C ${shellWord(place.worktree)} merge --ff-only ${result}`;
	const hindrance = await hindranceIn(place);
	if (hindrance !== undefined) {
		return {outcome: 'waits', reason: `${into} is checked out in ${place.worktree} with ${hindrance}. Finish or stash that, then take the result with: ${take}`};
	}

	// Refuses by itself, changing nothing, when a file not known to git is in the way or the branch has moved since.
	const merged = await tryGit(place, ['merge', '--ff-only', '--no-overwrite-ignore', '--no-autostash', '--no-stat', '--quiet', head]);
	return merged.ok
		? {outcome: 'followed'}
		: {outcome: 'waits', reason: `${into} is checked out in ${place.worktree} and git does not move it: ${firstLine(merged.problem)} Take the result with: ${take}`};
}

async function hindranceIn(place: Required<GitPlace>): Promise<string | undefined> {
	const operation = operations.find(([file]) => existsSync(path.join(place.gitDirectory, file)));
	if (operation !== undefined) {
		return operation[1];
	}

	const status = await git(place, ['status', '--porcelain', '--untracked-files=no', '--ignore-submodules=none', '-z']);
	return status === '' ? undefined : 'uncommitted changes';
}

const operations: ReadonlyArray<readonly [file: string, name: string]> = [
	['rebase-merge', 'a rebase under way'],
	['rebase-apply', 'a rebase under way'],
	['MERGE_HEAD', 'a merge under way'],
	['CHERRY_PICK_HEAD', 'a cherry-pick under way'],
	['REVERT_HEAD', 'a revert under way'],
	['BISECT_START', 'a bisect under way'],
	['index.lock', 'another git command at work'],
];

function firstLine(text: string): string {
	const [line = ''] = text.split('\n', 1);
	return line.endsWith('.') || line.endsWith(':') ? line.replace(/:$/v, '.') : `${line}.`;
}
