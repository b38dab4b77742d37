import {storeOf, type Repository} from '../repository.ts';
import {git, startGit, tryGit} from '../running/run-git.ts';

/** The branch checked out where the person stands, or nothing when the head is detached. */
export async function currentBranch(repository: Repository): Promise<string | undefined> {
	const outcome = await startGit(repository.checkout, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
	return outcome.ok ? outcome.text.trim() : undefined;
}

/** The commit that a name stands for, or nothing. `HEAD` is that of the main checkout; give a branch's full name to be sure. */
export async function resolveCommit(repository: Repository, name: string): Promise<string | undefined> {
	const outcome = await tryGit(storeOf(repository), ['rev-parse', '--verify', '--quiet', '--end-of-options', name + '^{commit}']);
	return outcome.ok ? outcome.text.trim() : undefined;
}

/** The commit a branch stands on, or nothing when there is no such branch. */
export async function branchCommit(repository: Repository, branch: string): Promise<string | undefined> {
	return resolveCommit(repository, `refs/heads/${branch}`);
}

/** The commit that work onto a branch starts from: the branch's, or for one to be made, what is checked out. Nothing where there is no commit at all. */
export async function startCommit(repository: Repository, branch: string): Promise<string | undefined> {
	return await branchCommit(repository, branch) ?? resolveCommit(repository, 'HEAD');
}

/** The commits that branches stand on whose names fit a glob, in which a star stands for one part of a name. */
export async function commitsOfBranches(repository: Repository, glob: string): Promise<string[]> {
	const text = await git(storeOf(repository), ['for-each-ref', '--format=%(objectname)', `refs/heads/${glob}`]);
	return text.split('\n').filter(line => line !== '');
}

/** Whether every commit up to `ancestor` is in the history of `descendant`. */
export async function isAncestor(repository: Repository, ancestor: string, descendant: string): Promise<boolean> {
	const outcome = await tryGit(storeOf(repository), ['merge-base', '--is-ancestor', ancestor, descendant]);
	if (!outcome.ok && outcome.code !== 1) {
		throw new Error(`Cannot compare ${ancestor} with ${descendant}: ${outcome.problem}`);
	}

	return outcome.ok;
}

/** The tree of a commit. */
export async function treeOf(repository: Repository, commit: string): Promise<string> {
	return git(storeOf(repository), ['rev-parse', '--verify', commit + '^{tree}']);
}
