import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';
import {tasksOf} from '../find.ts';
import {leastTime, type TimedTask} from './least-time.ts';
import {criticalPath, remainingPath} from './critical-path.ts';

/** The least time a run could have taken with its workers, and what it is made of, all in one unit. */
export type Bound = {
	/** All work divided among the workers. */
	readonly work: number;
	/** The longest chain of needs. */
	readonly path: number;
	readonly longest: number;
	/** No schedule beats it: at least the largest of these, and more where needs keep workers idle however tasks are ordered. */
	readonly bound: number;
};

/** Returns the bound of a plan, in its expected minutes. */
export function bound({plan}: Pick<Run, 'plan'>): Bound {
	return boundOf(plan.tasks.map(({id, needs, minutes}) => ({id, needs, work: minutes, lag: 0})), plan.workers);
}

/**
Returns the bound in milliseconds, from what the tasks that landed really took.
A landing counts in a chain of needs but takes no worker.
*/
export function actualBound(run: Run): Bound {
	const landed = tasksOf(run).filter(({phase}) => phase === 'landed');
	return boundOf(landed.map(task => ({id: task.id, needs: task.plan.needs, work: workedMs(task), lag: landedMs(task)})), run.plan.workers);
}

/** Returns how near an ended run came to its bound: 1 is as fast as possible. Nothing before it has ended. */
export function efficiency(run: Run): number | undefined {
	return run.endedAt === undefined || run.endedAt === run.startedAt
		? undefined
		: Math.min(1, actualBound(run).bound / (run.endedAt - run.startedAt));
}

function boundOf(tasks: readonly TimedTask[], workers: number): Bound {
	const chain = tasks.map(({id, needs, work, lag}) => ({id, needs, minutes: work + lag}));
	const path = remainingPath(chain).get(criticalPath(chain)[0] ?? '') ?? 0;
	const longest = Math.max(0, ...tasks.map(({work}) => work));
	const shared = tasks.reduce((sum, {work}) => sum + work, 0) / workers;
	return {work: shared, path, longest, bound: Math.max(shared, path, longest, leastTime(tasks, workers))};
}

function workedMs({startedAt, submittedAt}: Task): number {
	return startedAt === undefined || submittedAt === undefined ? 0 : submittedAt - startedAt;
}

function landedMs({landing, endedAt}: Task): number {
	return landing === undefined || endedAt === undefined ? 0 : endedAt - landing.startedAt;
}
