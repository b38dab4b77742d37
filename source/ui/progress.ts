import type {Run, Task} from '../model/run.ts';
import {isUnderWay} from './standing.ts';

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
export function progressOf(run: Run, now: number): Progress {
	const tasks = Object.values(run.tasks);
	const count = (...phases: Array<Task['phase']>) => tasks.filter(task => phases.includes(task.phase)).length;
	const remainingMs = expectedRemaining(run, tasks, now);
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

/**
Expects the longest of: the remaining path, the remaining work by the number of workers.
Planned minutes are scaled by how long the landed tasks really took.
*/
function expectedRemaining(run: Run, tasks: readonly Task[], now: number): number | undefined {
	const done = tasks.filter(task => task.phase === 'landed' && task.startedAt !== undefined && task.endedAt !== undefined);
	const left = tasks.filter(task => !['landed', 'blocked', 'cancelled'].includes(task.phase));
	if (done.length === 0 || left.length === 0) {
		return undefined;
	}

	const planned = done.reduce((sum, task) => sum + task.plan.minutes, 0);
	const taken = done.reduce((sum, task) => sum + task.endedAt! - task.startedAt!, 0);
	const msPerMinute = taken / Math.max(planned, 0.01);
	const remaining = new Map(left.map(task => {
		const spent = isUnderWay(task) && task.startedAt !== undefined ? now - task.startedAt : 0;
		return [task.id, Math.max((task.plan.minutes * msPerMinute) - spent, 0)];
	}));
	const ends = new Map<string, number>();
	for (const task of layersOf(left).flat()) {
		ends.set(task.id, Math.max(0, ...task.plan.needs.map(id => ends.get(id) ?? 0)) + remaining.get(task.id)!);
	}

	const work = remaining.values().reduce((sum, ms) => sum + ms, 0);
	return Math.max(...ends.values(), work / Math.max(run.plan.workers, 1));
}
