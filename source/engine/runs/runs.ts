import {maxEndedRuns} from '../../model/limits/schedule.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {emit, type Draft} from '../draft.ts';
import {hasEnded, isMoving, openRuns, tasksOf} from '../find.ts';
import {spentByRun} from '../usage/spent.ts';

/** Cancels what is left of cancelled runs. */
export function cancelRuns(draft: Draft): void {
	const tasks = openRuns(draft.state)
		.filter(({cancelled}) => cancelled)
		.flatMap(run => tasksOf(run).filter(task => !hasEnded(task) && !isMoving(task)));
	for (const {key} of tasks) {
		emit(draft, {type: 'task-cancelled', task: key, reason: 'The run was cancelled.'});
	}
}

/** Ends the runs in which nothing can move any more and whose target branch has been asked to follow. */
export function endRuns(draft: Draft): void {
	for (const run of openRuns(draft.state)) {
		if (run.head === run.intoHead && tasksOf(run).every(task => hasEnded(task) || isStuck(run, task))) {
			emit(draft, {type: 'run-ended', run: run.id, outcome: outcomeOf(run)});
		}
	}
}

/** Lets the runs go that ended longest ago, beyond so many. One whose agents are still being stopped stays for that. */
export function forgetRuns(draft: Draft): void {
	const ended = Object.values(draft.state.runs).filter(run => run.outcome !== undefined && tasksOf(run).every(({running}) => !running));
	for (const {id} of ended.toSorted((a, b) => a.endedAt! - b.endedAt!).slice(0, Math.max(0, ended.length - maxEndedRuns))) {
		emit(draft, {type: 'run-forgotten', run: id});
	}
}

/** Whether a task waits for one that was given up, directly or through others, or for a budget that is used up. */
export function isStuck(run: Run, task: Task): boolean {
	return task.phase === 'waiting' && (deadNeeds(run, task).length > 0 || spentByRun(run) !== undefined);
}

/** Returns the tasks given up that a waiting task needs, directly or through others. */
export function deadNeeds(run: Run, task: Task): Task[] {
	const dead = new Set<Task>();
	const seen = new Set<string>();
	const pending = [...task.plan.needs];
	while (pending.length > 0) {
		const need = run.tasks[pending.pop()!]!;
		if (seen.has(need.id)) {
			continue;
		}

		seen.add(need.id);
		if (need.phase === 'blocked' || need.phase === 'cancelled') {
			dead.add(need);
		} else if (need.phase === 'waiting') {
			pending.push(...need.plan.needs);
		}
	}

	return [...dead];
}

/** Returns an unfinished run that lands on the same branch: two at once would overtake each other there. */
export function rivalOf(state: SessionState, into: string, except?: string): Run | undefined {
	return openRuns(state).find(run => run.plan.into === into && run.id !== except);
}

function outcomeOf(run: Run): NonNullable<Run['outcome']> {
	const tasks = tasksOf(run);
	if (run.cancelled || tasks.every(({phase}) => phase === 'cancelled')) {
		return tasks.every(({phase}) => phase === 'landed') ? 'landed' : 'cancelled';
	}

	return tasks.some(task => task.phase === 'blocked' || isStuck(run, task)) ? 'blocked' : 'landed';
}
