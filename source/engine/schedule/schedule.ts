import {compareClaims} from '../../claims/compare-claims.ts';
import {maxLookAhead} from '../../model/limits/schedule.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {blockersOf} from '../locks/blockers.ts';
import {emit, type Draft} from '../draft.ts';
import {freeSlots, openRuns, tasksOf} from '../find.ts';
import {keepsContent} from '../failures/keeps-content.ts';
import {wantedClaims} from '../locks/wanted-claims.ts';
import {heldBack} from './capacity.ts';
import {chooseStart} from './choose-start.ts';
import {holdOf} from './hold.ts';
import {byUrgency, urgencyOf} from './urgency.ts';

/**
Starts every task that can start, the most pressing first, or what lets the run end earlier.
A task takes all its declared claims at once or none, so one that waits holds nothing up.
*/
export function startTasks(draft: Draft): void {
	for (const run of openRuns(draft.state)) {
		if (!run.cancelled && freeSlots(run) > 0) {
			startTasksOf(draft, run);
		}
	}
}

/** Returns the tasks that wait for nothing but their claims and a worker, the most pressing first. */
export function readyTasks(state: Pick<SessionState, 'paces'>, run: Run): Task[] {
	// A process of a cancelled attempt may still be ending in the worktree.
	return byUrgency(state, run, tasksOf(run)
		.filter(task => task.phase === 'waiting' && !task.paused && !task.running && task.plan.needs.every(need => run.tasks[need]!.phase === 'landed')));
}

function startTasksOf(draft: Draft, {id}: Run): void {
	const {paths} = urgencyOf(draft.state.runs[id]!.plan, draft.state.paces);
	let ready = readyTasks(draft.state, draft.state.runs[id]!);
	for (;;) {
		const run = draft.state.runs[id]!;
		const slots = freeSlots(run);
		ready = slots === 0 ? [] : fromFirstAble(draft.state, ready);
		if (ready.length === 0) {
			return;
		}

		const task = chooseStart(draft.state, run, ready, draft.now);
		const hold = holdOf(draft.state, run, task, {slots, paths, now: draft.now});
		ready = ready.filter(other => other !== task);
		if (hold === undefined) {
			start(draft, run, task);
		} else if (task.held === undefined) {
			emit(draft, {type: 'start-held', task: task.key, ...hold});
		}
	}
}

/** Leaves out what can't start now, and won't before somebody ends; with many of them only up to the first that can, as no others are looked at. */
function fromFirstAble(state: SessionState, ready: readonly Task[]): Task[] {
	const isAble = (task: Task) => heldBack(state, task) === undefined && areClaimsFree(state, task);
	if (ready.length <= maxLookAhead) {
		return ready.filter(task => isAble(task));
	}

	const first = ready.findIndex(task => isAble(task));
	return first === -1 ? [] : ready.slice(first);
}

function areClaimsFree(state: SessionState, task: Task): boolean {
	return wantedClaims(task).every(claim => blockersOf(state, task.key, claim).length === 0);
}

function start(draft: Draft, run: Run, task: Task): void {
	const {token} = draft.state;
	emit(draft, {
		type: 'task-claimed',
		task: task.key,
		locks: wantedClaims(task).toSorted(compareClaims).map((claim, index) => ({claim, token: token + index + 1})),
		onto: run.head,
		keep: keepsContent(task),
	});
}
