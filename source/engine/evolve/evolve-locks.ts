import {parsedClaim} from '../../claims/claim-cache.ts';
import type {Lock} from '../../model/lock.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {taskOf} from '../find.ts';
import {changeRunOf, changeTask} from './change.ts';
import type {Evolvers} from './evolver.ts';

type LockEvent = 'lock-granted' | 'claim-refused' | 'claim-queued' | 'locks-released' | 'write-unowned' | 'writes-reverted';

/** What events about locks and claims do to the state. */
export const evolveLocks: Evolvers<LockEvent> = {
	'lock-granted'(state, {task, claim, token}, {at}) {
		const granted = withLocks(state, [{claim, holder: task, token, since: at}]);
		const {unowned} = taskOf(state, task);
		return changeTask({
			...granted,
			waiting: state.waiting.filter(wait => wait.task !== task || wait.claim !== claim),
		}, task, {unowned: unowned.filter(other => other !== claim)});
	},
	'claim-refused': (state, {task}) => changeRunOf(state, task, ({refusedWrites}) => ({refusedWrites: refusedWrites + 1})),
	'claim-queued': (state, {task, claim, holder}, {at}) => ({...state, waiting: [...state.waiting, {claim, task, holder, since: at}]}),
	'locks-released': (state, {task, claims}) => ({
		...state,
		locks: state.locks.filter(lock => lock.holder !== task || !claims.includes(lock.claim)),
		waiting: state.waiting.filter(wait => wait.task !== task || !claims.includes(wait.claim)),
	}),
	'write-unowned'(state, {task, claims}) {
		const {unowned} = taskOf(state, task);
		const fresh = claims.filter(claim => !unowned.includes(claim)).length;
		return changeTask(changeRunOf(state, task, ({refusedWrites}) => ({refusedWrites: refusedWrites + fresh})), task, {unowned: claims});
	},
	'writes-reverted'(state, {task, paths}) {
		const {unowned, reverts = 0} = taskOf(state, task);
		return changeTask(state, task, {reverts: reverts + 1, unowned: unowned.filter(claim => !paths.includes(parsedClaim(claim).path))});
	},
};

/** Returns the state with locks added, and the counter of tokens beyond theirs. */
export function withLocks(state: SessionState, locks: readonly Lock[]): SessionState {
	return {...state, locks: [...state.locks, ...locks], token: Math.max(state.token, ...locks.map(({token}) => token))};
}

/** Returns the state without a task's late claims that still wait. */
export function withoutWaits(state: SessionState, task: TaskKey): SessionState {
	return state.waiting.some(wait => wait.task === task)
		? {...state, waiting: state.waiting.filter(wait => wait.task !== task)}
		: state;
}

/** Returns the state without anything a task holds, waits for or was to be told. */
export function withoutHoldings(state: SessionState, task: TaskKey): SessionState {
	return {
		...withoutWaits(state, task),
		locks: state.locks.filter(lock => lock.holder !== task),
		deliveries: state.deliveries.filter(delivery => delivery.to !== task),
		published: state.published.filter(({by}) => by !== task),
		breaches: state.breaches.filter(({by}) => by !== task),
		reads: Object.fromEntries(Object.entries(state.reads).filter(([key]) => key !== task)),
	};
}
