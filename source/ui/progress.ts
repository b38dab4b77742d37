import {expectedRemainingMs} from '../engine/schedule/expected-end.ts';
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
	readonly cancelled: number;
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
		blocked: count('blocked'),
		cancelled: count('cancelled'),
		...(remainingMs !== undefined && {remainingMs}),
	};
}
