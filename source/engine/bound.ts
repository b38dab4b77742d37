import type {Run, Task} from '../model/run.ts';
import {criticalPath, remainingPath, type PathTask} from './critical-path.ts';
import {tasksOf} from './find.ts';

/** The least time a run could have taken with its workers, and what it is made of, all in one unit. */
export type Bound = {
	/** All work divided among the workers. */
	readonly work: number;
	/** The longest chain of needs. */
	readonly path: number;
	readonly longest: number;
	/** The largest of these: no schedule beats it. */
	readonly bound: number;
};

/** Returns the bound of a plan, in its expected minutes. */
export function bound({plan}: Pick<Run, 'plan'>): Bound {
	return boundOf(plan.tasks, plan.tasks.map(({minutes}) => minutes), plan.workers);
}

/**
Returns the bound in milliseconds, from what the tasks that landed really took.
A landing counts in a chain of needs but takes no worker.
*/
export function actualBound(run: Run): Bound {
	const landed = tasksOf(run).filter(({phase}) => phase === 'landed');
	return boundOf(
		landed.map(task => ({id: task.id, needs: task.plan.needs, minutes: workedMs(task) + landedMs(task)})),
		landed.map(task => workedMs(task)),
		run.plan.workers,
	);
}

/** Returns how near an ended run came to its bound: 1 is as fast as possible. Nothing before it has ended. */
export function efficiency(run: Run): number | undefined {
	return run.endedAt === undefined || run.endedAt === run.startedAt
		? undefined
		: Math.min(1, actualBound(run).bound / (run.endedAt - run.startedAt));
}

function boundOf(tasks: readonly PathTask[], work: readonly number[], workers: number): Bound {
	const lengths = remainingPath(tasks);
	const path = lengths.get(criticalPath(tasks)[0] ?? '') ?? 0;
	const longest = Math.max(0, ...work);
	const shared = work.reduce((sum, item) => sum + item, 0) / workers;
	return {work: shared, path, longest, bound: Math.max(shared, path, longest)};
}

function workedMs({startedAt, submittedAt}: Task): number {
	return startedAt === undefined || submittedAt === undefined ? 0 : submittedAt - startedAt;
}

function landedMs({landing, endedAt}: Task): number {
	return landing === undefined || endedAt === undefined ? 0 : endedAt - landing.startedAt;
}
