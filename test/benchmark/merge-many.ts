import {git, type GitPlace} from '../../source/git/running/run-git.ts';

/** Three trees, or commits that stand for theirs: what both sides had, and the sides. */
export type ThreeTrees = {readonly base: string; readonly ours: string; readonly theirs: string};

/** What git's merge of three trees comes to: a tree, or paths in conflict. */
export type ManyMerged = {readonly ok: true; readonly tree: string} | {readonly ok: false; readonly paths: readonly string[]};

/**
Merges trees by threes, all in one process: starting git costs more than a merge.
Git before 2.40 takes an ancestor only from the history there, so commits are made of the trees.
*/
export const mergeMany = async (place: GitPlace, merges: readonly ThreeTrees[]): Promise<ManyMerged[]> => {
	if (merges.length === 0) {
		return [];
	}

	const trees = await treesOf(place, merges.flatMap(({base, ours, theirs}) => [base, ours, theirs]));
	const commits = await commitsOf(place, merges.map(({base, ours, theirs}) => ({base: trees.get(base)!, ours: trees.get(ours)!, theirs: trees.get(theirs)!})));
	const output = await git(place, ['merge-tree', '--stdin', '--messages'], {input: commits.map(pair => `${pair.join(' ')}\n`).join('')});
	return readMany(output);
};

/** Returns the tree that each name means. */
export const treesOf = async (place: GitPlace, names: readonly string[]): Promise<Map<string, string>> => {
	const distinct = [...new Set(names)];
	const listed = await git(place, ['cat-file', '--batch-check=%(objectname)'], {input: distinct.map(name => name + '^{tree}\n').join('')});
	const trees = listed.split('\n');
	return new Map(distinct.map((name, index) => [name, trees[index]!]));
};

/** Makes two commits on one root for every merge, which differ in their trees alone. */
const commitsOf = async (place: GitPlace, merges: readonly ThreeTrees[]): Promise<Array<readonly [string, string]>> => {
	const input = merges.map(({base, ours, theirs}, index) => {
		const mark = 1 + (index * 3);
		return [
			`reset ${branch}\n`,
			commitCommand(mark, base),
			commitCommand(mark + 1, ours, mark),
			commitCommand(mark + 2, theirs, mark),
			`get-mark :${mark + 1}\nget-mark :${mark + 2}\n`,
		].join('\n');
	}).join('');
	const made = (await git(place, ['fast-import', '--quiet', '--force'], {input})).split('\n');
	return merges.map((_, index) => [made[index * 2]!, made[(index * 2) + 1]!]);
};

const branch = 'refs/replay/merged';

const commitCommand = (mark: number, tree: string, from?: number): string =>
	`commit ${branch}\nmark :${mark}\ncommitter Replay <replay@example.org> 946684800 +0000\ndata 0\n${from === undefined ? '' : `from :${from}\n`}M 040000 ${tree} \n`;

/** Reads `status\0tree\0(mode oid stage\tpath\0)*\0(count\0path\0…type\0message\0)*\0`, once for every merge. */
const readMany = (output: string): ManyMerged[] => {
	const fields = output.split('\0');
	const read: ManyMerged[] = [];
	let at = 0;
	while (at + 1 < fields.length) {
		const isClean = fields[at] === '1';
		const tree = fields[at + 1]!;
		const paths = new Set<string>();
		for (at += 2; fields[at] !== ''; at++) {
			paths.add(fields[at]!.slice(fields[at]!.indexOf('\t') + 1));
		}

		// Messages follow, each with its count of paths first.
		at++;
		while (at < fields.length && fields[at] !== '') {
			at += Number(fields[at]) + 3;
		}

		at++;
		read.push(isClean ? {ok: true, tree} : {ok: false, paths: [...paths]});
	}

	return read;
};
