import assert from 'node:assert/strict';
import {atoms, isShared, type Atom} from './universe.ts';

/**
Every edit leaves one mark: who made it, in which launch, and a number. A mark that ends in `!` is a mistake that verifying finds;
one that ends in `?` is wrong only where another task has one too.
*/
export type Mark = string;
/** The marks in each region, oldest first. An atom has two regions; git merges edits of one atom only where they are in different ones. */
export type Tree = ReadonlyMap<string, readonly Mark[]>;

export type Commit = {
	readonly id: string;
	readonly parent?: string;
	readonly tree: Tree;
	/** The task whose work it is, or a person; absent in the first commit. */
	readonly by?: string;
};

/** As much of git as landings need, in memory. */
export type GitModel = {
	readonly commits: Map<string, Commit>;
	readonly refs: Map<string, string>;
	/** Every move of a ref that was accepted, with the fencing token that came with it. */
	readonly moves: Move[];
};

export type Move = {
	readonly from: string;
	readonly commit: string;
	readonly token: number;
	/** Entries in the journal when it took effect. */
	readonly seq: number;
};

const regions: readonly string[] = atoms.flatMap(atom => [`${atom}@0`, `${atom}@1`]);

/** Returns a repository with one commit, `base`, and one ref at it. */
export function newGit(): GitModel {
	const base: Commit = {id: 'base', tree: new Map(regions.map(region => [region, ['base']]))};
	return {commits: new Map([[base.id, base]]), refs: new Map([['r1', base.id]]), moves: []};
}

/** Returns a commit's content. */
export function treeOf(git: GitModel, commit: string): Tree {
	const found = git.commits.get(commit);
	assert.ok(found, `There is no commit ${commit}.`);
	return found.tree;
}

/** Makes a commit. Its id never comes again. */
export function commitTree(git: GitModel, tree: Tree, parent: string, by: string): string {
	const id = `c${git.commits.size}`;
	git.commits.set(id, {id, tree, parent, by});
	return id;
}

/** Moves a ref from one commit to another, and only from there. Returns where it is if that is elsewhere. */
export type Swap = (git: GitModel, ref: string, move: Move) => {readonly ok: true} | {readonly ok: false; readonly actual: string};

/** Compare-and-swap, as `git update-ref` does it; a move already made is fine. */
export const compareAndSwap: Swap = (git, ref, move) => {
	const actual = git.refs.get(ref)!;
	if (actual === move.commit) {
		return {ok: true};
	}

	if (actual !== move.from) {
		return {ok: false, actual};
	}

	git.refs.set(ref, move.commit);
	git.moves.push(move);
	return {ok: true};
};

/** Merges two trees that come from one; returns the regions that both changed when they can't be. */
export function mergeTrees(base: Tree, ours: Tree, theirs: Tree): {readonly ok: true; readonly tree: Tree} | {readonly ok: false; readonly conflicts: readonly string[]} {
	const conflicts = regions.filter(region => !isShared(region)
		&& !isSame(ours.get(region)!, theirs.get(region)!) && !isSame(base.get(region)!, ours.get(region)!) && !isSame(base.get(region)!, theirs.get(region)!));
	return conflicts.length > 0
		? {ok: false, conflicts}
		: {ok: true, tree: new Map(regions.map(region => [region, mergeRegion(base.get(region)!, ours.get(region)!, theirs.get(region)!)]))};
}

/** What both added to a file that nobody locks is there after the other's. */
function mergeRegion(base: readonly Mark[], ours: readonly Mark[], theirs: readonly Mark[]): readonly Mark[] {
	if (isSame(base, ours)) {
		return theirs;
	}

	return isSame(base, theirs) ? ours : [...new Set([...theirs, ...ours])];
}

/** Returns the atoms in which two trees differ. */
export function changedAtoms(before: Tree, after: Tree): Atom[] {
	return [...new Set(regions.filter(region => !isSame(before.get(region)!, after.get(region)!)).map(region => region.split('@', 1)[0]!))];
}

/** Returns all marks of a tree. */
export function marksOf(tree: Tree): Mark[] {
	return tree.values().toArray().flat();
}

/** Whether one of the commands finds something in a tree: `npm test` all that is wrong, `test t1` the mistakes of that task. */
export function isRed(tree: Tree, commands: readonly string[]): boolean {
	const marks = marksOf(tree);
	const mistakes = marks.filter(mark => mark.endsWith('!'));
	const disputes = new Set(marks.filter(mark => mark.endsWith('?')).map(mark => mark.split('.', 1)[0]));
	return commands.some(command => command === 'npm test'
		? mistakes.length > 0 || disputes.size > 1
		: mistakes.some(mark => mark.startsWith(`${command.replace('test ', 'r1/')}.`)));
}

/** Returns a mark as it is when what was wrong with it has been put right. */
export function withoutFault(mark: Mark): Mark {
	return mark.replace(/[!?]$/v, '');
}

/** Returns what names a mark, whatever was put right about it since. */
export function identityOf(mark: Mark): Mark {
	return withoutFault(mark).replace('^', '');
}

/** Returns the commits from the first to this one. */
export function chainOf(git: GitModel, commit: string): Commit[] {
	const chain: Commit[] = [];
	let next: Commit | undefined = git.commits.get(commit);
	while (next) {
		chain.unshift(next);
		next = next.parent === undefined ? undefined : git.commits.get(next.parent);
	}

	return chain;
}

function isSame(a: readonly Mark[], b: readonly Mark[]): boolean {
	return a === b || (a.length === b.length && a.every((mark, index) => mark === b[index]));
}
