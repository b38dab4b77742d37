import {defaultLandingMs, holdShare, leastHoldMs, pressingFactor} from '../../model/limits/schedule.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {blockersOf} from '../locks/blockers.ts';
import {excludeIn} from '../locks/exclude.ts';
import {isAtWork, taskOf, tasksOf} from '../find.ts';
import {wantedClaims} from '../locks/wanted-claims.ts';
import {expectedWorkMs} from './expected-end.ts';
import {expectedMinutes} from './estimates.ts';

/** A task that could start and is better started a moment later. */
export type Hold = {
	/** The more pressing task that it would be in the way of. */
	readonly for: string;
	/** Until when at most, in milliseconds since 1970. */
	readonly until: number;
};

/**
Returns for whom a task should not start yet. Starting whatever can start is what makes more workers or shorter tasks lengthen a run
(Graham 1969): a long task takes a lock or the last place a moment before a much more pressing one would have had it.
A task is held back once, for a time that is short beside its own, so that nothing starves by it.
*/
export function holdOf(state: SessionState, run: Run, task: Task, {slots, paths, now}: Moment): Hold | undefined {
	if (task.held !== undefined && task.held.until <= now) {
		return undefined;
	}

	const most = expectedMinutes(state.paces, task.plan) * 60_000 * holdShare;
	const rivals = tasksOf(run).filter(other => other.phase === 'waiting' && !other.paused && paths.get(other.id)! >= paths.get(task.id)! * pressingFactor);
	for (const rival of rivals) {
		const soon = startsIn(state, run, rival, now);
		if (soon > 0 && soon <= most && isInTheWay(state, run, task, rival, {slots, soon, now})) {
			return task.held ?? {for: rival.id, until: now + Math.max(leastHoldMs, 2 * soon)};
		}
	}

	return undefined;
}

type Moment = {readonly slots: number; readonly paths: ReadonlyMap<string, number>; readonly now: number};

/** Whether it would take what the other needs: one of its claims, or the last place that is there for it. */
function isInTheWay(state: SessionState, run: Run, task: Task, rival: Task, {slots, soon, now}: {readonly slots: number; readonly soon: number; readonly now: number}): boolean {
	const shares = wantedClaims(task).some(claim => wantedClaims(rival).some(wanted => excludeIn(run.plan, claim, wanted)));
	const placesBySoon = tasksOf(run).filter(other => isAtWork(other) && other.limited === undefined && endsIn(state, run, other, now) <= soon).length;
	return shares || slots + placesBySoon <= 1;
}

/** Expected time until all that keeps a waiting task from starting is out of its way, ms; infinite when something isn't under way. */
function startsIn(state: SessionState, run: Run, task: Task, now: number): number {
	const needs = task.plan.needs.map(id => run.tasks[id]!).filter(({phase}) => phase !== 'landed');
	const holders = wantedClaims(task).flatMap(claim => blockersOf(state, task.key, claim)).map(blocker => taskOf(state, blocker.task));
	return Math.max(0, ...[...needs, ...holders].map(other => endsIn(state, run, other, now)));
}

function endsIn(state: SessionState, run: Run, task: Task, now: number): number {
	if (task.phase === 'submitted' || task.phase === 'landing') {
		return landingMs(run);
	}

	// One that takes longer than expected may take any time.
	const work = isAtWork(task) && task.limited === undefined ? expectedWorkMs(state.paces, task, now) : 0;
	return work === 0 ? Infinity : work + landingMs(run);
}

/** What landings of this run took on average. */
function landingMs(run: Run): number {
	const times = tasksOf(run).filter(({phase}) => phase === 'landed').map(({submittedAt, endedAt}) => (endedAt ?? 0) - (submittedAt ?? endedAt ?? 0));
	return times.length === 0 ? defaultLandingMs : times.reduce((sum, time) => sum + time, 0) / times.length;
}
