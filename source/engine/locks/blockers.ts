import type {Claim} from '../../model/plan.ts';
import type {Lock, WaitingClaim} from '../../model/lock.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {exclude} from './exclude.ts';

/** What keeps a claim from being granted: a lock of another task, or another task's claim that waits longer for the same. */
export type Blocker = {readonly task: TaskKey; readonly claim: Claim; readonly lock?: Lock};

/**
Returns what keeps `task` from getting `claim` now, locks first.
`ahead` are the waiting claims that go before it: all of them for a new claim, so that nobody is overtaken for ever.
*/
export function blockersOf(state: SessionState, task: TaskKey, claim: Claim, ahead: readonly WaitingClaim[] = state.waiting): Blocker[] {
	return [
		...locksInWay(state, task, claim).map(lock => ({task: lock.holder, claim: lock.claim, lock})),
		...ahead.filter(wait => wait.task !== task && exclude(state, wait.claim, claim)),
	];
}

/** Returns the locks of other tasks that exclude a claim. */
export function locksInWay(state: SessionState, task: TaskKey, claim: Claim): Lock[] {
	return state.locks.filter(lock => lock.holder !== task && exclude(state, lock.claim, claim));
}

/** Returns what keeps the late claims of `task` that wait from being granted. */
export function lateBlockers(state: SessionState, task: TaskKey): Blocker[] {
	return state.waiting.flatMap((wait, index) => wait.task === task
		? blockersOf(state, task, wait.claim, state.waiting.slice(0, index))
		: []);
}

/** Whether late claims of a task wait. */
export function awaitsClaims(state: SessionState, task: TaskKey): boolean {
	return state.waiting.some(wait => wait.task === task);
}

/** Returns the tasks that `task` waits for with its late claims. */
export function waitsFor(state: SessionState, task: TaskKey): TaskKey[] {
	return lateBlockers(state, task).map(blocker => blocker.task);
}

/**
Returns the circle of tasks that would wait for each other for ever if `task` waited for `claim`, or nothing when there is none.
Only late claims can wait while holding locks, so circles can only be closed here.
*/
export function circleClosedBy(state: SessionState, task: TaskKey, claim: Claim): TaskKey[] | undefined {
	const visited = new Set<TaskKey>();
	const follow = (next: TaskKey, path: readonly TaskKey[]): TaskKey[] | undefined => {
		if (next === task) {
			return [...path, next];
		}

		if (visited.has(next)) {
			return undefined;
		}

		visited.add(next);
		return firstOf(waitsFor(state, next), after => follow(after, [...path, next]));
	};

	return firstOf(blockersOf(state, task, claim), ({task: blocker}) => follow(blocker, [task]));
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
	for (const item of items) {
		const found = find(item);
		if (found !== undefined) {
			return found;
		}
	}

	return undefined;
}
