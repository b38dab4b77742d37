import {maxClaimsPerTask} from '../../model/limits/planning.ts';
import type {Claim} from '../../model/plan.ts';
import type {TaskKey} from '../../model/names.ts';
import {emit, type Draft} from '../draft.ts';
import {locksInWay} from './blockers.ts';
import {breakCircles} from './give-way.ts';

/**
Lets a finished task wait for claims that others hold, instead of doing it again: it leaves the landing, keeps its work, and lands when they are its.
Returns false, having changed nothing of it, where that would never be.
*/
export function awaitHolders(draft: Draft, task: TaskKey, claims: readonly Claim[]): boolean {
	const holders = claims.map(claim => ({claim, holder: locksInWay(draft.state, task, claim)[0]!.holder}));
	const held = draft.state.locks.filter(({holder}) => holder === task).length;
	if (held + claims.length > maxClaimsPerTask || claims.some(claim => breakCircles(draft, task, claim) === 'circle')) {
		return false;
	}

	for (const {claim, holder} of holders) {
		emit(draft, {type: 'claim-queued', task, claim, holder});
	}

	emit(draft, {type: 'landing-waits', task});
	return true;
}
