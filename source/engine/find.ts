import assert from 'node:assert/strict';
import type {Decision, OtherValue} from '../model/bus.ts';
import type {RunId, TaskKey} from '../model/names.ts';
import type {Run} from '../model/run.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task, TaskPhase} from '../model/task.ts';

/** Returns the run of a task's key. */
export function runIdOf(key: TaskKey): RunId {
	return key.slice(0, key.indexOf('/'));
}

/** Returns a task, or nothing when there is none of that key. */
export function findTask(state: SessionState, key: TaskKey): Task | undefined {
	return state.runs[runIdOf(key)]?.tasks[key.slice(key.indexOf('/') + 1)];
}

/** Returns a task that is known to exist. */
export function taskOf(state: SessionState, key: TaskKey): Task {
	const task = findTask(state, key);
	assert.ok(task, `There is no task ${key}.`);
	return task;
}

/** Returns the run that a task belongs to. */
export function runOf(state: SessionState, key: TaskKey): Run {
	const run = state.runs[runIdOf(key)];
	assert.ok(run, `There is no run of ${key}.`);
	return run;
}

/** Returns a run's tasks in the plan's order. */
export function tasksOf(run: Run): Task[] {
	return run.plan.tasks.map(({id}) => run.tasks[id]!);
}

/** Returns the runs that have not ended, in the order started. */
export function openRuns(state: SessionState): Run[] {
	return Object.values(state.runs).filter(run => run.outcome === undefined);
}

/** Whether a task is over, unless a person reopens it. */
export function hasEnded(task: Task): boolean {
	return endings.has(task.phase);
}

/** Whether a task's agent is about to work or works. */
export function isAtWork(task: Task): boolean {
	return task.phase === 'starting' || task.phase === 'working';
}

/** Whether a task's agent uses its model, or is to go on with that when its provider gives more. */
export function isSpending(task: Task): boolean {
	return isAtWork(task) && (task.running || task.limited !== undefined);
}

/** Whether a task takes one of its run's places for workers; one whose agent waits for its provider leaves it to others. */
export function takesSlot(task: Task): boolean {
	return slotPhases.has(task.phase) && task.limited === undefined;
}

/** Whether the head may be on its way to a task right now, so that it can neither be cancelled nor stopped. */
export function isMoving({phase, landing}: Task): boolean {
	return phase === 'landing' && landing!.stage === 'moving';
}

/** Returns how many more workers a run may start now. */
export function freeSlots(run: Run): number {
	return run.plan.workers - tasksOf(run).filter(task => takesSlot(task)).length;
}

/** Whether a task has been started and not ended, and so holds all its declared claims. */
export function holdsClaims(task: Task): boolean {
	return task.phase !== 'waiting' && !hasEnded(task);
}

/** Returns the values that collide with what is decided, oldest first. */
export function otherValues({collision, more = []}: Decision): readonly OtherValue[] {
	return collision ? [collision, ...more] : [];
}

const endings: ReadonlySet<TaskPhase> = new Set(['landed', 'blocked', 'cancelled']);
const slotPhases: ReadonlySet<TaskPhase> = new Set(['preparing', 'starting', 'working']);
