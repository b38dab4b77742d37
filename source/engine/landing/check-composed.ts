import type {Failure} from '../../model/failure.ts';
import type {Composition} from '../../model/landing.ts';
import type {TaskKey} from '../../model/names.ts';
import {awaitHolders} from '../locks/await-holders.ts';
import {breachesIn, contractFailure, reportBreaches} from '../bus/contracts.ts';
import {emit, type Draft} from '../draft.ts';
import {explainRefusal} from '../locks/explain-refusal.ts';
import {runOf, taskOf} from '../find.ts';
import {claimWrites} from '../locks/late-claims.ts';
import {failAttempt} from '../failures/retries.ts';
import {list} from '../words.ts';
import {aheadOf} from './pipeline.ts';
import {unfinishedFailure} from './unfinished.ts';
import {staleFailure, validateReads} from './validate-reads.ts';

/** Takes a composed landing on when everything it writes is its task's. Else the task waits for who holds it, or is sent back with the reasons where that can't be. */
export function checkComposed(draft: Draft, task: TaskKey, commit: string, footprint: Composition): void {
	const held = claimWrites(draft, task, footprint.writes, true);
	if (held.length === 0) {
		checkChanges(draft, task, commit, footprint);
		return;
	}

	reportUnowned(draft, task, held);
	if (awaitHolders(draft, task, held.map(({claim}) => claim))) {
		return;
	}

	const {state} = draft;
	const failure: Failure = {
		kind: 'not-owned',
		summary: `It writes ${list(held.map(({claim, blocker}) => `\`${claim}\`, which \`${taskOf(state, blocker.task).id}\` holds`))}.`,
		detail: held.map(({claim}) => {
			const {text, detail} = explainRefusal(draft, task, claim, 'written');
			return `error: ${text}\n${detail}`;
		}).join('\n\n'),
	};
	failAttempt(draft, task, failure);
}

/** Takes it on when it keeps the contracts, looks finished, and what it relied on has not changed without its worker knowing. */
function checkChanges(draft: Draft, task: TaskKey, commit: string, footprint: Composition): void {
	const breaches = breachesIn(draft.state, task, footprint.changes);
	if (breaches.length > 0) {
		reportBreaches(draft, task, breaches);
		failAttempt(draft, task, contractFailure(draft, task, breaches));
		return;
	}

	const unfinished = unfinishedFailure(taskOf(draft.state, task), footprint.unfinished);
	if (unfinished) {
		failAttempt(draft, task, unfinished);
		return;
	}

	const {reads, stale, meets} = validateReads(draft.state, task, footprint);
	if (stale.length === 0) {
		emit(draft, {type: 'landing-composed', task, commit, ...footprint, reads, meets});
		return;
	}

	const failure = staleFailure(draft, task, stale);
	const ahead = new Set<string>(aheadOf(runOf(draft.state, task), taskOf(draft.state, task)).map(({key}) => key));
	// What has not landed may never do; then there is nothing to repair.
	if (stale.every(({by}) => ahead.has(by))) {
		emit(draft, {type: 'landing-failed', task, failure});
	} else {
		failAttempt(draft, task, failure);
	}
}

/** Records which claims a task's writes lack, when that has changed. Returns those not recorded before. */
export function reportUnowned(draft: Draft, key: TaskKey, held: ReturnType<typeof claimWrites>): string[] {
	const {unowned} = taskOf(draft.state, key);
	const claims = held.map(({claim}) => claim);
	const fresh = claims.filter(claim => !unowned.includes(claim));
	if (fresh.length > 0 || claims.length < unowned.length) {
		emit(draft, {type: 'write-unowned', task: key, claims, holders: held.map(({blocker}) => blocker.task)});
	}

	return fresh;
}
