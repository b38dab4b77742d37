import {Buffer} from 'node:buffer';
import {mergeFile} from '../../merge/merge-file.ts';
import type {MergeBy} from '../../model/plan.ts';
import type {MergedFile} from '../../model/landing.ts';
import {readBlobs, readRawChanges, type RawChange} from '../reading/changes.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';
import type {Obstacle} from '../worktrees/snapshot.ts';
import {putFiles, type PutFile} from './put-files.ts';

/** How a path that no task locks is merged; nothing for any other. */
export type MergeRule = (path: string) => MergeBy | undefined;

export type EngineOwnedMerge = {
	/** The tree with what was merged put in its place. */
	readonly tree: string;
	/** Those to be regenerated are as the head has them. */
	readonly merged: readonly MergedFile[];
	/** What can't be merged because both sides mean it differently. */
	readonly conflicts: readonly Obstacle[];
	/** Why files have no structure to merge by; git's own merge stands for these. */
	readonly unreadable: ReadonlyMap<string, string>;
};

/**
Merges by structure what both commits changed of the files that no task locks, and puts it into `tree`, git's own merge of the two.
Also where git saw no conflict: lines that fit together need not make one file with each key once.
*/
export async function mergeEngineOwned(place: GitPlace, {ours, theirs, tree, rule}: {readonly ours: string; readonly theirs: string; readonly tree: string; readonly rule: MergeRule}): Promise<EngineOwnedMerge> {
	const pairs = await changedByBoth(place, ours, theirs, rule);
	const blobs = await readBlobs(place, pairs.flatMap(({mine, yours}) => [mine.before, mine.after, yours.after]).filter(id => !isNothing(id)));
	const merged: Merged[] = [];
	const conflicts: Obstacle[] = [];
	const unreadable = new Map<string, string>();
	for (const pair of pairs) {
		const one = mergePair(pair, blobs);
		if ('put' in one) {
			merged.push(one);
		} else if ('detail' in one) {
			conflicts.push(one);
		} else {
			unreadable.set(pair.mine.path, one.reason);
		}
	}

	return {
		tree: merged.length === 0 ? tree : await putFiles(place, tree, merged),
		merged: merged.map(({path: name, how}) => ({path: name, how})),
		conflicts,
		unreadable,
	};
}

/** One file that the head (`mine`) and the work (`yours`) changed since they had the same. */
type Pair = {readonly mine: RawChange; readonly yours: RawChange; readonly by: MergeBy};

type Merged = MergedFile & PutFile;

async function changedByBoth(place: GitPlace, ours: string, theirs: string, rule: MergeRule): Promise<Pair[]> {
	const base = await tryGit(place, ['merge-base', ours, theirs]);
	if (!base.ok) {
		return [];
	}

	const changes = async (side: string): Promise<RawChange[]> => {
		const raw = readRawChanges(await git(place, ['diff-tree', '-r', '-z', '--no-renames', base.text.trim(), side]));
		return raw.filter(change => isFile(change.modeAfter) && (isFile(change.modeBefore) || isNothing(change.before)) && rule(change.path) !== undefined);
	};

	const yours = new Map((await changes(theirs)).map(change => [change.path, change]));
	const mine = yours.size === 0 ? [] : await changes(ours);
	return mine.filter(change => yours.has(change.path)).map(change => ({mine: change, yours: yours.get(change.path)!, by: rule(change.path)!}));
}

function mergePair({mine, yours, by}: Pair, blobs: ReadonlyMap<string, Uint8Array>): Merged | Obstacle | {readonly reason: string} {
	const {path: name} = mine;
	const mode = mine.modeAfter === mine.modeBefore ? yours.modeAfter : mine.modeAfter;
	if (by === 'regenerate') {
		return {path: name, how: 'head', put: {mode, content: {id: mine.after}}};
	}

	const [base, ours, theirs] = [mine.before, mine.after, yours.after].map(id => textOf(blobs.get(id)));
	if (ours === undefined || theirs === undefined || (base === undefined && !isNothing(mine.before))) {
		return {reason: `${name} is not text.`};
	}

	const merge = mergeFile(name, by, {...(base !== undefined && {base}), ours, theirs});
	switch (merge.outcome) {
		case 'merged': {
			return {path: name, how: by, put: {mode, content: Buffer.from(merge.text)}};
		}

		case 'conflict': {
			return {path: name, detail: merge.conflicts.join('\n')};
		}

		case 'unreadable': {
			return merge;
		}
	}
}

function isFile(mode: string): boolean {
	return mode === '100644' || mode === '100755';
}

function isNothing(id: string): boolean {
	return /^0+$/v.test(id);
}

/** A blob as text, or nothing where that would change it. */
function textOf(blob: Uint8Array | undefined): string | undefined {
	const text = blob && Buffer.from(blob).toString();
	return text === undefined || text.includes('\0') || !Buffer.from(text).equals(blob!) ? undefined : text;
}
