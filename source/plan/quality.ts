import type {Plan, PlanTask} from '../model/plan.ts';
import {ancestors, findConflicts, type Conflict} from './conflicts.ts';
import {expectedTimes, type ExpectedTime} from './expected-times.ts';

/** How well a plan is cut, by its own estimates. */
export type PlanQuality = {
	/** Most workers that it can keep at work at once, of those that times are expected for. */
	readonly width: number;
	/** Pairs of tasks that locks keep apart. */
	readonly turns: number;
	readonly longest: PlanTask;
	/** Expected minutes with the plan's own workers. */
	readonly minutes: number;
	/** Fewest workers with which it takes no longer, when tasks that wait for each other are the reason. */
	readonly enough?: ExpectedTime;
};

/** Judges a plan by code alone. */
export function judgePlan(plan: Plan, conflicts: readonly Conflict[] = findConflicts(plan)): PlanQuality {
	const times = expectedTimes(plan, conflicts);
	const own = times[Math.min(plan.workers, times.length) - 1]!;
	const enough = times.find(({minutes}) => minutes <= own.minutes)!;
	// Three workers for two tasks are no fault of the plan, nor are four that come out even.
	const isEntangled = enough.workers < own.workers && plan.tasks.length > own.workers && minutesApart(plan, own.workers) < own.minutes;
	return {
		width: widthOf(plan, conflicts, times.length),
		turns: conflicts.length,
		longest: plan.tasks.reduce((one, other) => other.minutes > one.minutes ? other : one),
		minutes: own.minutes,
		...isEntangled && {enough},
	};
}

/** How long it would take if no task waited for another. */
function minutesApart(plan: Plan, workers: number): number {
	const tasks = plan.tasks.map(task => ({...task, needs: []}));
	return expectedTimes({...plan, tasks}, []).find(time => time.workers === workers)!.minutes;
}

/** Greedy: tasks of which none waits for another, the one with the fewest ties first. */
function widthOf({tasks}: Plan, conflicts: readonly Conflict[], most: number): number {
	const before = ancestors(tasks);
	const rivals = new Set(conflicts.flatMap(({first, second}) => [`${first}\n${second}`, `${second}\n${first}`]));
	const isTied = (a: PlanTask, b: PlanTask) => before.get(a.id)!.has(b.id) || before.get(b.id)!.has(a.id) || rivals.has(`${a.id}\n${b.id}`);
	const ties = new Map(tasks.map(task => [task, tasks.filter(other => other !== task && isTied(task, other)).length]));
	const chosen: PlanTask[] = [];
	for (const task of tasks.toSorted((a, b) => ties.get(a)! - ties.get(b)!)) {
		if (chosen.length < most && chosen.every(other => !isTied(task, other))) {
			chosen.push(task);
		}
	}

	return chosen.length;
}
