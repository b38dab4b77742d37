import type {Composition, Failure, Run, SessionState, Task, TaskKey} from '../model/run.ts';
import {breachesIn, contractFailure, reportBreaches} from './contracts.ts';
import {collisionOf} from './decisions.ts';
import {emit, type Draft} from './draft.ts';
import {explainRefusal} from './explain-refusal.ts';
import {openRuns, taskOf, tasksOf} from './find.ts';
import {claimWrites} from './late-claims.ts';
import {outstandingEffect} from './outstanding.ts';
import {failAttempt} from './retries.ts';
import {staleFailure, validateReads} from './validate-reads.ts';
import {list} from './words.ts';

/** Lets the next task of each run land when none is landing, and moves on landings that have nothing to wait for. */
export function settleLandings(draft: Draft): void {
	for (const {id} of openRuns(draft.state)) {
		const task = tasksOf(draft.state.runs[id]!).find(({phase}) => phase === 'landing');
		if (task) {
			advance(draft, task);
		} else {
			startNext(draft, draft.state.runs[id]!);
		}
	}
}

/** Returns the tasks that may land, the next one first: those a person asked for, then in the order they were done. */
export function landingOrder(state: SessionState, run: Run): Task[] {
	return run.landingQueue.map(id => run.tasks[id]!)
		.filter(task => task.phase === 'submitted' && !task.paused && !collisionOf(state, task))
		.toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
}

/** Takes a composed landing on when everything it writes is its task's; else sends the task back with the reasons. */
export function checkComposed(draft: Draft, task: TaskKey, commit: string, footprint: Composition): void {
	const held = claimWrites(draft, task, footprint.writes, true);
	if (held.length === 0) {
		checkChanges(draft, task, commit, footprint);
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
	reportUnowned(draft, task, held);
	failAttempt(draft, task, failure);
}

/** Takes it on when it keeps the contracts, and what it relied on has not changed without its worker knowing. */
function checkChanges(draft: Draft, task: TaskKey, commit: string, footprint: Composition): void {
	const breaches = breachesIn(draft.state, task, footprint.changes);
	if (breaches.length > 0) {
		reportBreaches(draft, task, breaches);
		failAttempt(draft, task, contractFailure(draft, task, breaches));
		return;
	}

	const {reads, stale, meets} = validateReads(draft.state, task, footprint);
	if (stale.length > 0) {
		failAttempt(draft, task, staleFailure(draft, task, stale));
	} else {
		emit(draft, {type: 'landing-composed', task, commit, ...footprint, reads, meets});
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

function startNext(draft: Draft, run: Run): void {
	const [next] = landingOrder(draft.state, run);
	if (next) {
		emit(draft, {type: 'landing-started', task: next.key, onto: run.head, token: draft.state.token + 1});
	}
}

function advance(draft: Draft, {key, run, landing}: Task): void {
	const {stage, onto, commit, token} = landing!;
	const {head} = draft.state.runs[run]!;
	if (stage === 'moving') {
		return;
	}

	if (onto !== head) {
		emit(draft, {type: 'landing-restarted', task: key, onto: head, reason: 'The head moved.'});
	} else if (stage === 'verifying' && commit === onto) {
		// It changes nothing, so there is nothing to verify or move.
		emit(draft, {type: 'task-landed', task: key, commit, token});
	} else if (outstandingEffect(draft.state, `verify:${key}:${landing!.id}`, 'verify-landing')?.commands.length === 0) {
		emit(draft, {type: 'landing-verified', task: key});
	}
}
