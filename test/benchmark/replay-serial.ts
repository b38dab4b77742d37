import {generator} from '../engine/world.ts';
import {arms, planOf} from './replay-arms.ts';
import type {Block} from './replay-blocks.ts';
import {replay, type Replayed} from './replay-run.ts';

/** What many runs with locks on nested symbols came to. */
export type SerialRuns = {
	readonly runs: number;
	readonly workers: readonly number[];
	readonly seeds: number;
	/** Landings that git reported a conflict in; they were sent back, so that none came onto the branch. */
	readonly sentBack: number;
	/** Commits that came onto the branch before what they depend on. */
	readonly misordered: number;
	/** Edits that are not in the final tree, or more than once. */
	readonly lostUpdates: number;
	/** Runs whose final tree is the one that the same tasks leave one after another. */
	readonly sameTree: number;
};

/** Replays blocks with tasks that take longer or shorter than estimated, by a seed, and compares what comes of it with one task after another. */
export const replaySerially = (blocks: readonly Block[], {seeds, workers}: {readonly seeds: number; readonly workers: readonly number[]}): SerialRuns => {
	const total = {runs: 0, workers, seeds, sentBack: 0, misordered: 0, lostUpdates: 0, sameTree: 0};
	for (const block of blocks) {
		for (const count of workers) {
			for (let seed = 1; seed <= seeds; seed++) {
				const replayed = replaySeed(block, count, seed);
				const expected = contentAfter(block, replayed.order);
				total.runs++;
				total.sentBack += replayed.conflicts;
				total.lostUpdates += lostIn(block, replayed);
				total.misordered += misorderedIn(block, replayed);
				total.sameTree += textOf(replayed.content) === textOf(expected) ? 1 : 0;
			}
		}
	}

	return total;
};

const nested = arms.find(({name}) => name === 'nested symbols')!;

const replaySeed = (block: Block, workers: number, seed: number): Replayed => {
	const random = generator(seed);
	const factors = block.minutes.map(() => 0.5 + (random(1000) / 500));
	const clashing = new Set(block.pairs.filter(([_first, _second, flags]) => flags.includes('conflict')).flatMap(([first, second]) => [`t${first} t${second}`, `t${second} t${first}`]));
	return replay(planOf(block, nested, workers), {
		verifyShare: 0.05,
		conflicts: (first, second) => clashing.has(`${first} ${second}`),
		regions: task => regionsOf(block, task),
		minutes: task => block.minutes[Number(task.slice(1))]! * factors[Number(task.slice(1))]!,
	});
};

/** A task has a part of its own and one with each task that it conflicts with or shares a nested symbol with. */
const regionsOf = ({pairs}: Block, task: string): string[] => [
	task,
	...pairs.filter(([first, second, flags]) => (flags.includes('conflict') || flags.includes('nestedSymbol')) && (task === `t${first}` || task === `t${second}`)).map(([first, second]) => `${first}-${second}`),
];

/** The reference: plain edits, one task after another, without an engine. */
const contentAfter = (block: Block, order: readonly string[]): Map<string, string[]> => {
	const content = new Map<string, string[]>();
	for (const task of order) {
		for (const region of regionsOf(block, task)) {
			content.set(region, [...content.get(region) ?? [], task]);
		}
	}

	return content;
};

const lostIn = (block: Block, {content}: Replayed): number => block.minutes
	.flatMap((_, index) => regionsOf(block, `t${index}`).map(region => content.get(region)?.filter(task => task === `t${index}`).length ?? 0))
	.filter(times => times !== 1).length;

/** What depends on another and came onto the branch before it. */
const misorderedIn = ({pairs}: Block, {order}: Replayed): number => pairs
	.filter(([first, second, flags]) => flags.includes('dependsOn') && order.indexOf(`t${first}`) > order.indexOf(`t${second}`)).length;

const textOf = (content: ReadonlyMap<string, readonly string[]>): string => JSON.stringify([...content].toSorted(([a], [b]) => a < b ? -1 : 1));
