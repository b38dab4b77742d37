import {storeOf, type Repository} from '../repository.ts';
import {git, tryGit} from '../running/run-git.ts';

/** Where contents are saved before anything is reset or removed. */
export const savedPrefix = 'refs/jupiter/saved/';

/** No object: as the old value of a ref it means that the ref must not exist yet. */
export const noCommit = '0'.repeat(40);

export type SavedContent = {
	readonly reference: string;
	readonly commit: string;
	readonly tree: string;
	/** Commit the worktree stood on when it was saved. */
	readonly parent?: string;
};

/** Everything saved so far. */
export async function listSaved(repository: Repository): Promise<SavedContent[]> {
	const output = await git(storeOf(repository), ['for-each-ref', '--format=%(refname) %(objectname) %(tree) %(parent)', savedPrefix]);
	return output.split('\n').filter(line => line !== '').map(line => {
		const [reference = '', commit = '', tree = '', parent] = line.split(' ', 4);
		return {reference, commit, tree, ...(parent !== undefined && parent !== '' && {parent})};
	});
}

/** Whether a commit is in the history of any ref but the given branch, so that losing the branch doesn't lose it. */
export async function isKeptElsewhere(repository: Repository, commit: string, branch: string | undefined): Promise<boolean> {
	const output = await git(storeOf(repository), ['for-each-ref', '--contains', commit, '--format=%(refname)']);
	return output.split('\n').some(reference => reference !== '' && reference !== `refs/heads/${branch}`);
}

/** Names a commit under `reference`, or where another has that name, under `reference-2` and so on; returns the name. */
export async function saveCommit(repository: Repository, reference: string, commit: string): Promise<string> {
	for (let number = 1; ; number++) {
		const name = number === 1 ? reference : `${reference}-${number}`;
		const created = await tryGit(storeOf(repository), ['update-ref', name, commit, noCommit]);
		if (created.ok) {
			return name;
		}

		const present = await tryGit(storeOf(repository), ['rev-parse', '--verify', '--quiet', name]);
		if (!present.ok) {
			throw new Error(`Cannot save ${commit} as ${name}: ${created.problem}`);
		}

		if (present.text.trim() === commit) {
			return name;
		}
	}
}
