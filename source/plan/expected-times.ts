import {remainingPath} from '../engine/schedule/critical-path.ts';
import {playOut} from '../engine/schedule/play-out.ts';
import {maxExpectedWorkers} from '../model/limits/planning.ts';
import type {Plan} from '../model/plan.ts';
import {findConflicts, type Conflict} from './conflicts.ts';

export type ExpectedTime = {readonly workers: number; readonly minutes: number};

/** Plays the plan out by its own estimates for 1 to 8 workers: longest remaining path first, tasks with a common claim one after the other. */
export function expectedTimes(plan: Plan, conflicts: readonly Conflict[] = findConflicts(plan)): ExpectedTime[] {
	const paths = remainingPath(plan.tasks);
	const rivals = rivalsOf(conflicts);
	const waiting = plan.tasks
		.toSorted((a, b) => paths.get(b.id)! - paths.get(a.id)!)
		.map(({id, minutes, needs}) => ({id, minutes, needs, rivals: rivals.get(id) ?? []}));
	return Array.from({length: maxExpectedWorkers}, (_, index) => ({workers: index + 1, minutes: playOut({places: index + 1, atWork: [], waiting})}));
}

function rivalsOf(conflicts: readonly Conflict[]): ReadonlyMap<string, readonly string[]> {
	const pairs = conflicts.flatMap(({first, second}) => [{task: first, rival: second}, {task: second, rival: first}]);
	return new Map(Map.groupBy(pairs, ({task}) => task).entries().map(([task, found]) => [task, found.map(({rival}) => rival)]));
}
