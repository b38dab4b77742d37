import {expectedRemainingMs} from '../engine/expected-end.ts';
import type {Paces} from '../model/pace.ts';
import type {Run} from '../model/run.ts';
import type {Task} from '../model/task.ts';

/** How far a run is. */
export type Progress = {
	readonly total: number;
	readonly landed: number;
	readonly working: number;
	readonly landing: number;
	readonly waiting: number;
	readonly blocked: number;
	/** Expected time to the end, ms; absent while there is nothing to judge it by. */
	readonly remainingMs?: number;
};

/** Counts a run's tasks and expects its end. */
export function progressOf(run: Run, paces: Paces, now: number): Progress {
	const tasks = Object.values(run.tasks);
	const count = (...phases: Array<Task['phase']>) => tasks.filter(task => phases.includes(task.phase)).length;
	// Before anything has been learnt, what the plan says is only a guess.
	const remainingMs = Object.keys(paces).length === 0 ? undefined : expectedRemainingMs(paces, run, now);
	return {
		total: tasks.length,
		landed: count('landed'),
		working: count('preparing', 'starting', 'working', 'returning', 'backing-off'),
		landing: count('submitted', 'landing'),
		waiting: count('waiting'),
		blocked: count('blocked', 'cancelled'),
		...(remainingMs !== undefined && {remainingMs}),
	};
}

/** Orders tasks into layers: those of a layer need only what is in the layers before it. */
export function layersOf(tasks: readonly Task[]): Task[][] {
	const depths = new Map<string, number>();
	const byId = new Map(tasks.map(task => [task.id, task]));
	const depthOf = (task: Task): number => {
		const known = depths.get(task.id);
		if (known !== undefined) {
			return known;
		}

		// A cycle can't be in a checked plan; set first, one would end here and not run for ever.
		depths.set(task.id, 0);
		const depth = Math.max(-1, ...task.plan.needs.map(id => byId.get(id)).filter(need => need !== undefined).map(need => depthOf(need))) + 1;
		depths.set(task.id, depth);
		return depth;
	};

	const layers: Task[][] = [];
	for (const task of tasks) {
		(layers[depthOf(task)] ??= []).push(task);
	}

	return layers.filter(layer => layer !== undefined);
}
