import {claimFor} from '../../claims/claim-for.ts';
import type {Claim} from '../../model/plan.ts';
import type {Footprint} from '../../model/change.ts';
import type {TaskKey} from '../../model/names.ts';
import {breachesIn, explainContract} from '../bus/contracts.ts';
import type {Draft} from '../draft.ts';
import {blockersOf} from './blockers.ts';
import {explainRefusal} from './explain-refusal.ts';
import {isCovered} from './late-claims.ts';

/** Why a write may not be made: another task holds it, or an interface is frozen. */
export type WriteRefusal = {
	readonly kind: 'held' | 'contract';
	readonly claim: Claim;
	/** One sentence, and more lines with what to do. */
	readonly text: string;
	readonly detail: string;
};

/**
Returns which of the writes that a task is about to make it may not make, and why; none when it may make all.
What nobody holds counts as allowed: it is claimed as soon as it is written. Changes nothing, so it may be asked at any time.
*/
export function checkWrites(moment: Pick<Draft, 'state' | 'now'>, task: TaskKey, {writes, changes}: Pick<Footprint, 'writes' | 'changes'>): WriteRefusal[] {
	const {state} = moment;
	const wanted = new Set(writes.filter(write => !isCovered(state, task, write)).map(write => claimFor(write)));
	const held = wanted.values().filter(claim => blockersOf(state, task, claim).length > 0)
		.map((claim): WriteRefusal => ({kind: 'held', claim, ...explainRefusal(moment, task, claim, 'written')}));
	const frozen = breachesIn(state, task, changes)
		.map((change): WriteRefusal => ({kind: 'contract', claim: change.symbol, ...explainContract(moment, task, change)}));
	return [...held, ...frozen];
}
