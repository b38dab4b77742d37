import type {GitPlace} from '../../source/git/running/run-git.ts';
import {mergeMany, treesOf, type ManyMerged, type ThreeTrees} from './merge-many.ts';

/**
What git says of two commits of one line, the first without the second and the second without the first:
they merge to the true tree, conflict, merge cleanly to a wrong tree, or can't be told apart because commits between them overwrote the first.
*/
export type Verdict = 'commute' | 'conflict' | 'mismerge' | 'entangled';

/** Two commits by their places in a list, git's verdict, and the paths in conflict. */
export type JudgedPair = readonly [first: number, second: number, verdict: Verdict, paths: readonly string[]];

type Judged = {readonly commit: string; readonly parent: string; readonly files: ReadonlySet<string>};

/** Judges all pairs of commits at most so far apart, all of them a step at a time. */
export const judgePairs = async (place: GitPlace, commits: readonly Judged[], distance: number): Promise<JudgedPair[]> => {
	const pairs = pairsWithin(commits, distance);
	const met = pairs.filter(({isApart}) => !isApart);
	// The second's parent, as it would be had the first never been.
	const without = await mergeEach(place, met, ({early, late}) => ({base: early.commit, ours: early.parent, theirs: late.parent}));
	const told = met.filter(pair => without.get(pair)!.ok);
	const alone = await mergeEach(place, told, pair => ({base: pair.late.parent, ours: treeOf(without, pair), theirs: pair.late.commit}));
	const separate = told.filter(pair => alone.get(pair)!.ok);
	const both = await mergeEach(place, separate, pair => ({base: treeOf(without, pair), ours: pair.late.parent, theirs: treeOf(alone, pair)}));

	const truths = await treesOf(place, separate.map(({late}) => late.commit));
	return pairs.map((pair): JudgedPair => {
		const {first, second, isApart, late} = pair;
		const last = both.get(pair) ?? alone.get(pair);
		if (isApart || last === undefined) {
			return [first, second, isApart ? 'commute' : 'entangled', []];
		}

		return last.ok
			? [first, second, last.tree === truths.get(late.commit) ? 'commute' : 'mismerge', []]
			: [first, second, 'conflict', last.paths];
	});
};

type Pair = {readonly first: number; readonly second: number; readonly early: Judged; readonly late: Judged; readonly isApart: boolean};

const pairsWithin = (commits: readonly Judged[], distance: number): Pair[] => commits.flatMap((late, second) =>
	commits.slice(Math.max(0, second - distance), second).map((early, place, window) => ({
		first: second - window.length + place, second, early, late,
		isApart: early.files.isDisjointFrom(late.files) && window.slice(place + 1).every(({files}) => files.isDisjointFrom(early.files)),
	})));

const mergeEach = async (place: GitPlace, pairs: readonly Pair[], sides: (pair: Pair) => ThreeTrees): Promise<Map<Pair, ManyMerged>> => {
	const merged = await mergeMany(place, pairs.map(pair => sides(pair)));
	return new Map(pairs.map((pair, index) => [pair, merged[index]!]));
};

const treeOf = (merges: ReadonlyMap<Pair, ManyMerged>, pair: Pair): string => {
	const merge = merges.get(pair)!;
	return merge.ok ? merge.tree : '';
};
