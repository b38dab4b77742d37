import {generator} from '../engine/world.ts';
import {arms, planOf} from './replay-arms.ts';
import type {Block} from './replay-blocks.ts';
import {replay, type Replayed} from './replay-run.ts';

/** What verifying costs runs with locks on nested symbols. */
export type VerificationCost = {
	/** Points of the sequential time, without any verification, that verification at a tenth of a task adds: by block, and their mean. */
	readonly points: readonly number[];
	readonly mean: number;
	/** Runs of verify commands for each landed task where all are green. */
	readonly runsPerTask: number;
	/** Tasks whose first attempt was red, and the red runs that it took to find each: mean and most. */
	readonly culprits: number;
	readonly redRunsMean: number;
	readonly redRunsMost: number;
};

/** Replays blocks with and without verification, and with one task in each whose first attempt is red. */
export const measureVerification = (blocks: readonly Block[], workers: number): VerificationCost => {
	const share = 0.1;
	const results = blocks.map(block => {
		const work = block.minutes.reduce((sum, minutes) => sum + minutes, 0);
		const without = run(block, workers, {verifyShare: 0});
		const verified = run(block, workers, {verifyShare: share});
		return {points: (verified.makespan - without.makespan) / work * 100, runs: verified.verifications / block.minutes.length};
	});
	const red = blocks.flatMap((block, index) => seeds.map(seed => {
		const culprit = `t${generator(seed + index)(block.minutes.length)}`;
		return run(block, workers, {verifyShare: share, culprits: new Set([culprit])}).redVerifications;
	}));
	return {
		points: results.map(({points}) => points),
		mean: mean(results.map(({points}) => points)),
		runsPerTask: mean(results.map(({runs}) => runs)),
		culprits: red.length,
		redRunsMean: mean(red),
		redRunsMost: Math.max(0, ...red),
	};
};

const seeds = [1, 1001, 2001];

const nested = arms.find(({name}) => name === 'nested symbols')!;

const run = (block: Block, workers: number, options: {readonly verifyShare: number; readonly culprits?: ReadonlySet<string>}): Replayed => {
	const clashing = new Set(block.pairs.filter(([_first, _second, flags]) => flags.includes('conflict')).flatMap(([first, second]) => [`t${first} t${second}`, `t${second} t${first}`]));
	return replay(planOf(block, nested, workers), {...options, conflicts: (first, second) => clashing.has(`${first} ${second}`)});
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
