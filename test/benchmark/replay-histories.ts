import {arms, footprints, planOf} from './replay-arms.ts';
import type {Block} from './replay-blocks.ts';
import {replay, type Replayed} from './replay-run.ts';

/** One block by one arm. Shares are of the time of one worker who verifies each task before the next. */
export type ArmResult = Omit<Replayed, 'content' | 'order'> & {
	readonly arm: string;
	readonly share: number;
	readonly boundShare: number;
	readonly tasks: number;
};

type Row = {readonly history: string; readonly results: readonly ArmResult[]};

/** What all blocks came to: each list has one entry for each arm. */
export type Summary = {
	readonly means: ReadonlyArray<{readonly name: string; readonly shares: readonly number[]; readonly bound: number}>;
	readonly conflicts: readonly number[];
	readonly landed: readonly number[];
	readonly steps: number;
	readonly engineMs: number;
};

/** Replays a block by every arm. */
export const replayArms = (block: Block, workers: number, verifyShare: number): ArmResult[] => {
	const sequential = block.minutes.reduce((sum, minutes) => sum + minutes, 0) * (1 + verifyShare);
	const clashing = new Set(block.pairs.filter(([_first, _second, flags]) => flags.includes('conflict')).flatMap(([first, second]) => [`t${first} t${second}`, `t${second} t${first}`]));
	const {bound} = replay(planOf(block, {name: 'bound'}, workers), {verifyShare, conflicts: () => false});
	return arms.map(arm => {
		const footprint = footprints(block, arm);
		const {content: _content, order: _order, ...replayed} = replay(planOf(block, arm, workers), {
			verifyShare,
			conflicts: (first, second) => clashing.has(`${first} ${second}`),
			footprint: task => footprint.get(task),
		});
		return {...replayed, arm: arm.name, share: replayed.makespan / sequential, boundShare: bound / sequential, tasks: block.minutes.length};
	});
};

/** Returns the mean of each history, the mean of these, and the ninth decile of all blocks. */
export const summarise = (rows: readonly Row[]): Summary => {
	const histories = Map.groupBy(rows, ({history}) => history).entries().map(([history, own]) => ({
		name: `mean of ${history}`,
		shares: byArm(own, results => mean(results.map(({share}) => share))),
		bound: mean(own.map(({results}) => results[0]!.boundShare)),
	})).toArray();
	const all = (index: number) => mean(histories.map(({shares}) => shares[index]!));
	return {
		means: histories.length === 0
			? []
			: [
				...histories,
				{name: 'mean of the histories', shares: arms.map((_, index) => all(index)), bound: mean(histories.map(({bound}) => bound))},
				{name: '90th percentile of the blocks', shares: byArm(rows, results => decile(results.map(({share}) => share))), bound: decile(rows.map(({results}) => results[0]!.boundShare))},
			],
		conflicts: byArm(rows, results => sum(results.map(({conflicts}) => conflicts))),
		landed: byArm(rows, results => sum(results.map(({landed}) => landed)) / sum(results.map(({tasks}) => tasks))),
		steps: sum(rows.flatMap(({results}) => results.map(({steps}) => steps))),
		engineMs: sum(rows.flatMap(({results}) => results.map(({engineMs}) => engineMs))),
	};
};

const byArm = (rows: readonly Row[], value: (results: readonly ArmResult[]) => number): number[] =>
	arms.map((_, index) => value(rows.map(({results}) => results[index]!)));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const mean = (values: readonly number[]): number => sum(values) / values.length;

const decile = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.9) - 1]!;
