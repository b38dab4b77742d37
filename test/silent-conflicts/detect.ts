import type {FileChange} from '../../source/git/reading/changes.ts';
import type {Claim} from '../../source/model/plan.ts';
import type {Footprint} from '../../source/model/change.ts';
import {footprintOf} from '../../source/server/indexes/writes.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import type {SourceParser} from '../../source/symbols/parsing/parser.ts';
import {createRepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import {claimsFor} from '../benchmark/history.ts';
import {replay} from '../benchmark/replay-run.ts';
import {sketchPlan} from '../engine/plans.ts';
import {applyPatch, type Case, type Files, type Patch} from './case.ts';

/** What the engine did about two patches that were made at the same time. */
export type Detection = {
	/** Whether locks keep the two from being made at the same time at all. */
	readonly isExcluded: boolean;
	/** Whether the second to land was sent back to repair, or verified with the tests of both. */
	readonly isFlagged: boolean;
	/** Whether it was sent back. */
	readonly isSentBack: boolean;
};

/** Lets the real engine land both patches of a case, each order once, by what the real index says of them. */
export const detect = async (parser: SourceParser, {base, a, b}: Case): Promise<Detection> =>
	land(await footprintOfPatch(parser, base, a), await footprintOfPatch(parser, base, b));

/** Lets the real engine land two tasks that began together. It flags them in both orders or the answer is no. */
export const land = (a: Footprint, b: Footprint): Detection => {
	const runs = [[a, b], [b, a]].map(([first, second]) => landInOrder(first!, second!));
	return {isExcluded: runs.every(({isExcluded}) => isExcluded), isFlagged: runs.every(({isFlagged}) => isFlagged), isSentBack: runs.every(({isSentBack}) => isSentBack)};
};

/** Lets the real engine land two tasks that began together, the first one first. */
export const landInOrder = (first: Footprint, second: Footprint): Detection => {
	const footprints: Readonly<Record<string, Footprint>> = {first, second};
	const plan = sketchPlan({first: {owns: ownsOf(first), minutes: 1}, second: {owns: ownsOf(second), minutes: 2}});
	const {met, repaired, makespan} = replay(plan, {verifyShare: 0, conflicts: () => false, footprint: task => footprints[task]});
	// Two that may not be at work together take the time of both.
	return {isExcluded: met.length === 0 && makespan >= 3, isFlagged: met.includes('second'), isSentBack: repaired.includes('second')};
};

const ownsOf = ({writes}: Footprint): Claim[] => claimsFor(writes);

const footprintOfPatch = async (parser: SourceParser, base: Files, patch: Patch): Promise<Footprint> => {
	const files = await Promise.all(Object.entries(base).map(async ([path, text]) => indexFile(parser, path, text)));
	return footprintOf(parser, changesOf(base, applyPatch(base, patch)), {from: createRepositoryIndex(files)});
};

const changesOf = (base: Files, files: Files): FileChange[] => [...new Set([...Object.keys(base), ...Object.keys(files)])]
	.filter(path => base[path] !== files[path])
	.map(path => ({
		path,
		change: base[path] === undefined ? 'added' : (files[path] === undefined ? 'removed' : 'changed'),
		...base[path] !== undefined && {before: base[path]},
		...files[path] !== undefined && {after: files[path]},
		binary: false, mode: '100644', wholeFile: false,
	}));
