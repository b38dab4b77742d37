import type {HinderedStage} from '../../model/landing.ts';
import type {RunId, TaskKey} from '../../model/names.ts';
import type {HeadMove, Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {runIdOf, taskOf} from '../find.ts';

type OptionalOf<T> = {[K in keyof T]-?: undefined extends T[K] ? K : never}[keyof T];

/** Returns the state with one task changed and some of its optional fields dropped. */
export function changeTask(state: SessionState, key: TaskKey, changes: Partial<Task>, dropped: ReadonlyArray<OptionalOf<Task>> = []): SessionState {
	const task = changed(taskOf(state, key), changes, dropped);
	return changeRun(state, task.run, run => ({tasks: {...run.tasks, [task.id]: task}}));
}

/** Returns the state with one run changed and some of its optional fields dropped. */
export function changeRun(state: SessionState, id: RunId, change: (run: Run) => Partial<Run>, dropped: ReadonlyArray<OptionalOf<Run>> = []): SessionState {
	const run = state.runs[id]!;
	return {...state, runs: {...state.runs, [id]: changed(run, change(run), dropped)}};
}

/** Returns the state with the run of a task changed. */
export function changeRunOf(state: SessionState, key: TaskKey, change: (run: Run) => Partial<Run>): SessionState {
	return changeRun(state, runIdOf(key), change);
}

/** Returns the state with a run's head moved. */
export function moveHead(state: SessionState, id: RunId, move: HeadMove): SessionState {
	return changeRun(withoutHindrance(state, id, 'moving'), id, ({heads}) => ({head: move.head, heads: [...heads, move]}));
}

/** Returns the state in which the step that a task's landing is at has been performed, whatever came of it. */
export function withPerformed(state: SessionState, key: TaskKey): SessionState {
	const {run, landing} = taskOf(state, key);
	return landing?.stage === 'composing' || landing?.stage === 'verifying' ? withoutHindrance(state, run, landing.stage) : state;
}

/** Returns the state in which a step of a run's landings can be performed again, as far as is known. */
export function withoutHindrance(state: SessionState, id: RunId, stage: HinderedStage): SessionState {
	const {[stage]: former, ...hindrances} = state.runs[id]!.hindrances ?? {};
	return former === undefined ? state : changeRun(state, id, () => ({hindrances}));
}

function changed<T extends Record<string, unknown>>(value: T, changes: Partial<T>, dropped: ReadonlyArray<keyof T>): T {
	const copy = {...value, ...changes};
	for (const key of dropped) {
		Reflect.deleteProperty(copy, key);
	}

	return copy;
}
