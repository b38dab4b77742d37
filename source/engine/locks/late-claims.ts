import {claimFor} from '../../claims/claim-for.ts';
import {covers} from '../../claims/covers.ts';
import {parsedClaim} from '../../claims/claim-cache.ts';
import {mergeByOf, needsNoLock} from '../../claims/engine-owned.ts';
import type {Claim} from '../../model/plan.ts';
import type {Write} from '../../model/change.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {behindNote} from '../bus/behind.ts';
import {accept, emit, refuse, tell, type Answer, type Draft} from '../draft.ts';
import {findTask, isAtWork, runOf, taskOf} from '../find.ts';
import {blockersOf, type Blocker} from './blockers.ts';
import {breakCircles} from './give-way.ts';
import {explainRefusal, type Fate} from './explain-refusal.ts';

/** Answers a worker that wants to write what its plan didn't declare: granted when free, else refused at once and queued. */
export function claimLate(draft: Draft, task: TaskKey, claim: Claim): Answer {
	if (needsNoLock(parsedClaim(claim), runOf(draft.state, task).plan.engineOwned)) {
		return accept(`\`${claim}\` needs no claim: what several tasks change there is merged when they land. Keep your change small.`);
	}

	if (isHeldBy(draft.state, task, claim)) {
		return accept(`\`${claim}\` is yours already.`);
	}

	if (isFree(draft.state, task, claim)) {
		return grantNow(draft, task, claim);
	}

	if (draft.state.waiting.some(wait => wait.task === task && wait.claim === claim)) {
		const {text, detail} = explainRefusal(draft, task, claim, 'queued');
		return refuse(text, detail);
	}

	const fate = breakCircles(draft, task, claim);
	// What gave way may have been in the way only by waiting itself.
	return isFree(draft.state, task, claim) ? grantNow(draft, task, claim) : refuseLate(draft, task, claim, fate);
}

function refuseLate(draft: Draft, task: TaskKey, claim: Claim, fate: Fate): Answer {
	const [blocker] = blockersOf(draft.state, task, claim);
	const {text, detail} = explainRefusal(draft, task, claim, fate);
	emit(draft, {type: 'claim-refused', task, claim, holder: blocker!.task, reason: text});
	if (fate !== 'circle') {
		emit(draft, {type: 'claim-queued', task, claim, holder: blocker!.task});
	}

	return refuse(text, detail);
}

function grantNow(draft: Draft, task: TaskKey, claim: Claim): Answer {
	grant(draft, task, claim);
	return accept(withNote(`\`${claim}\` is yours until your task lands.`, behindNote(draft.state, task, claim)));
}

function withNote(text: string, note: string | undefined): string {
	return note === undefined ? text : `${text} ${note}`;
}

function isFree(state: SessionState, task: TaskKey, claim: Claim): boolean {
	return blockersOf(state, task, claim).length === 0;
}

/** Grants the late claims that have become free, the longest waiting first, and tells their workers. */
export function grantWaiting(draft: Draft): void {
	for (const wait of draft.state.waiting) {
		const ahead = draft.state.waiting.slice(0, draft.state.waiting.indexOf(wait));
		const {phase} = taskOf(draft.state, wait.task);
		if (!(isAtWork(taskOf(draft.state, wait.task)) || phase === 'submitted') || blockersOf(draft.state, wait.task, wait.claim, ahead).length > 0) {
			continue;
		}

		grant(draft, wait.task, wait.claim);
		if (phase === 'submitted') {
			continue;
		}

		const text = `\`${wait.claim}\` is yours now: \`${findTask(draft.state, wait.holder)?.id ?? wait.holder}\` no longer holds it.`;
		tell(draft, wait.task, withNote(text, behindNote(draft.state, wait.task, wait.claim)));
	}
}

/** Late claims for writes that no lock of the task covers: what is free is granted, what isn't is returned. */
export function claimWrites(draft: Draft, task: TaskKey, writes: readonly Write[], mayOvertake: boolean): Array<{readonly claim: Claim; readonly blocker: Blocker}> {
	const held = new Map<Claim, Blocker>();
	// Imports last: a claim on any symbol in their file covers them.
	for (const write of writes.toSorted((a, b) => Number(a.change === 'imports') - Number(b.change === 'imports'))) {
		if (isCovered(draft.state, task, write)) {
			continue;
		}

		const claim = claimFor(write);
		const [blocker] = blockersOf(draft.state, task, claim, mayOvertake ? [] : undefined);
		if (blocker) {
			held.set(claim, blocker);
		} else {
			grant(draft, task, claim);
		}
	}

	return [...held].map(([claim, blocker]) => ({claim, blocker}));
}

/** Whether a write needs no lock, or a lock of the task allows it. */
export function isCovered(state: SessionState, task: TaskKey, write: Write): boolean {
	return mergeByOf(write.path, runOf(state, task).plan.engineOwned) !== undefined || state.locks.some(lock => lock.holder === task && covers(lock.claim, write));
}

function isHeldBy(state: SessionState, task: TaskKey, claim: Claim): boolean {
	const {kind, path, symbol} = parsedClaim(claim);
	return state.locks.some(lock => lock.holder === task && (lock.claim === claim
		|| ((kind === 'path' || kind === 'symbol') && covers(lock.claim, {path, change: 'changed', ...(symbol !== undefined && {symbol})}))));
}

function grant(draft: Draft, task: TaskKey, claim: Claim): void {
	emit(draft, {type: 'lock-granted', task, claim, token: draft.state.token + 1});
}
