import {branchCommit} from '../reading/commits.ts';
import {freeBranch} from '../worktrees/free-lock.ts';
import {listWorktrees} from '../worktrees/list-worktrees.ts';
import {storeOf, type Repository} from '../repository.ts';
import {git, tryGit} from '../running/run-git.ts';
import {findWorktreePlace} from '../worktrees/worktree-place.ts';

export type HeadMove = {
	readonly repository: Repository;
	readonly branch: string;
	/** Where the branch must stand: `noCommit` when it must not exist yet. */
	readonly from: string;
	readonly to: string;
};

/** Moves a branch that is the engine's own by compare-and-swap; refuses with where it really stands. Repeating a move that was made is fine. */
export async function moveHead({repository, branch, from, to}: HeadMove): Promise<{readonly ok: true} | {readonly ok: false; readonly actual: string | undefined}> {
	await freeBranch(repository, branch);
	await leaveCheckouts(repository, branch);
	const moved = await tryGit(storeOf(repository), ['update-ref', '-m', 'jupiter-tui: land', `refs/heads/${branch}`, to, from]);
	if (moved.ok) {
		return {ok: true};
	}

	const actual = await branchCommit(repository, branch);
	if (actual === from || (actual === undefined && /^0+$/v.test(from))) {
		throw new Error(`Cannot move ${branch}: ${moved.problem}`);
	}

	return actual === to ? {ok: true} : {ok: false, actual};
}

/**
Detaches whoever has the branch checked out, where they stand: their files and their index stay as they are.
With the branch moved under them, what has landed would look like changes of theirs that take it back.
*/
async function leaveCheckouts(repository: Repository, branch: string): Promise<void> {
	const worktrees = await listWorktrees(repository);
	for (const worktree of worktrees) {
		const place = worktree.branch === branch ? await findWorktreePlace(worktree.path) : undefined;
		if (place !== undefined) {
			await git(place, ['update-ref', '--no-deref', '-m', `jupiter-tui: ${branch} moves on`, 'HEAD', worktree.head!]);
		}
	}
}
