import {git, type GitPlace} from '../../source/git/run-git.ts';
import {mergeTrees} from '../../source/git/merge-trees.ts';

/**
What git says of two commits of one line, the first without the second and the second without the first:
they merge to the true tree, conflict, merge cleanly to a wrong tree, or can't be told apart because commits between them overwrote the first.
*/
export type Verdict = 'commute' | 'conflict' | 'mismerge' | 'entangled';

/** Two commits by their places in a list, git's verdict, and the paths in conflict. */
export type JudgedPair = readonly [first: number, second: number, verdict: Verdict, paths: readonly string[]];

type Judged = {readonly commit: string; readonly parent: string; readonly files: ReadonlySet<string>};

/** Judges all pairs of commits at most so far apart. */
export const judgePairs = async (place: GitPlace, commits: readonly Judged[], distance: number): Promise<JudgedPair[]> => {
	const pairs: JudgedPair[] = [];
	for (let second = 1; second < commits.length; second++) {
		for (let first = Math.max(0, second - distance); first < second; first++) {
			const {verdict, paths} = await judge(place, commits, first, second);
			pairs.push([first, second, verdict, paths]);
		}
	}

	return pairs;
};

const judge = async (place: GitPlace, commits: readonly Judged[], first: number, second: number): Promise<{readonly verdict: Verdict; readonly paths: readonly string[]}> => {
	const [early, late] = [commits[first]!, commits[second]!];
	const between = commits.slice(first + 1, second);
	const isApart = early.files.isDisjointFrom(late.files) && between.every(({files}) => files.isDisjointFrom(early.files));
	if (isApart) {
		return {verdict: 'commute', paths: []};
	}

	// The second's parent, as it would be had the first never been.
	const without = await merge(place, early.commit, early.parent, late.parent);
	if (!without.ok) {
		return {verdict: 'entangled', paths: []};
	}

	const alone = await merge(place, late.parent, without.tree, late.commit);
	if (!alone.ok) {
		return {verdict: 'conflict', paths: alone.conflicts.map(({path}) => path)};
	}

	const both = await merge(place, without.tree, late.parent, alone.tree);
	const truth = await git(place, ['rev-parse', treeOf(late.commit)]);
	return both.ok
		? {verdict: both.tree === truth ? 'commute' : 'mismerge', paths: []}
		: {verdict: 'conflict', paths: both.conflicts.map(({path}) => path)};
};

/** Merges two trees whose common ancestor is `base`; git before 2.45 takes an ancestor only from the history, so one is made. */
const merge = async (place: GitPlace, base: string, ours: string, theirs: string) => {
	const root = await commitOf(place, base, []);
	return mergeTrees(place, await commitOf(place, ours, [root]), await commitOf(place, theirs, [root]));
};

const commitOf = async (place: GitPlace, tree: string, parents: readonly string[]): Promise<string> => {
	const key = [place.gitDirectory, tree, ...parents].join(' ');
	const made = known.get(key) ?? git(place, ['commit-tree', treeOf(tree), ...parents.flatMap(parent => ['-p', parent])], {env: identity, input: ''});
	known.set(key, made);
	return made;
};

/** Each commit is in several pairs. */
const known = new Map<string, Promise<string>>();

const treeOf = (commit: string): string => commit + '^{tree}';

/** Fixed, so that the same trees make the same commits. */
const identity = {
	GIT_AUTHOR_NAME: 'Replay', GIT_AUTHOR_EMAIL: 'replay@example.org', GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z',
	GIT_COMMITTER_NAME: 'Replay', GIT_COMMITTER_EMAIL: 'replay@example.org', GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z',
};
