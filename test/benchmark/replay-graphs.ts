import {bound} from '../../source/engine/schedule/bound.ts';
import type {Plan} from '../../source/model/plan.ts';
import {sketchPlan} from '../engine/plans.ts';
import {generator} from '../engine/world.ts';
import {replay} from './replay-run.ts';

/** One plan by so many workers, in minutes. */
export type GraphResult = {
	readonly name: string;
	readonly workers: number;
	readonly bound: number;
	readonly makespan: number;
	/** What any list schedule keeps to (Graham 1969). */
	readonly graham: number;
	readonly efficiency: number;
};

/** Replays plans without contention. */
export const measureGraphs = (): GraphResult[] => [2, 3, 5, 8].flatMap(workers => graphs(workers).map(({name, plan}) => {
	const {makespan, bound: least} = replay(plan, {verifyShare: 0, conflicts: () => false});
	const {work, path} = bound({plan});
	return {name, workers, bound: least, makespan, graham: work + ((1 - (1 / workers)) * path), efficiency: least / makespan};
}));

/** Plans by the shape of their needs. */
const graphs = (workers: number): ReadonlyArray<{readonly name: string; readonly plan: Plan}> => [
	{name: 'independent', plan: graph(workers, 24, () => [])},
	{name: 'chain', plan: graph(workers, 12, index => index === 0 ? [] : [index - 1])},
	{name: 'diamonds', plan: graph(workers, 25, index => diamondNeeds(index))},
	{name: 'hub', plan: graph(workers, 25, index => index === 0 ? [] : [0])},
	{name: 'skewed', plan: graph(workers, 24, () => [], index => index === 0 ? 60 : 4)},
	{name: 'layers', plan: graph(workers, 24, index => layerNeeds(index))},
];

const graph = (workers: number, count: number, needsOf: (index: number) => readonly number[], minutesOf?: (index: number) => number): Plan => {
	const random = generator(count);
	return sketchPlan(Object.fromEntries(Array.from({length: count}, (_, index) => [`t${index}`, {
		owns: [`own/${index}.ts`],
		needs: [...new Set(needsOf(index))].map(need => `t${need}`),
		minutes: minutesOf?.(index) ?? (4 + random(9)),
	}])), {workers});
};

/** Layers of six: each needs the one before it and that one's neighbour. */
const layerNeeds = (index: number): number[] => {
	const before = (Math.floor(index / 6) - 1) * 6;
	return before < 0 ? [] : [index - 6, before + ((index + 1) % 6)];
};

/** One, then six, then one, and again. */
const diamondNeeds = (index: number): number[] => {
	const start = Math.floor(index / 8) * 8;
	const place = index - start;
	if (place === 0) {
		return start === 0 ? [] : [start - 1];
	}

	return place < 7 ? [start] : [1, 2, 3, 4, 5, 6].map(offset => start + offset);
};
