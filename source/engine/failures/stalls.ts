import type {Activity, Stall, StallKind} from '../../model/activity.ts';
import {hungMs, hungShare, loopingMs, loopingShare, maxNudges, maxRepeats, nudgeEchoMs, nudgeGraceMs, silentMs, silentShare} from '../../model/limits/stalls.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {lateBlockers} from '../locks/blockers.ts';
import {emit, tell, type Draft} from '../draft.ts';
import {span} from '../words.ts';
import {failAttempt} from './retries.ts';

/**
Judges an agent by what was seen of it. One that has stalled is nudged by a message; when that doesn't help, or has had to be done too often,
its attempt goes back, to be resumed once and then to count as failed.
*/
export function judgeActivity(draft: Draft, task: Task, activity: Activity): void {
	if (isExcused(draft.state, task)) {
		return;
	}

	const {patience = 1} = draft.state.capacity;
	if (task.stall) {
		followStall(draft, task, task.stall, activity, patience);
		return;
	}

	const kind = stallOf(task, activity, draft.now, patience);
	if (kind === undefined) {
		return;
	}

	if ((task.nudges ?? 0) >= maxNudges) {
		giveUp(draft, task, kind, activity);
		return;
	}

	const message = describe(kind, activity, draft.now);
	emit(draft, {type: 'agent-stalled', task: task.key, kind, message});
	tell(draft, task.key, nudges[kind]);
}

/** Whether it may well be quiet: a person, a lock or its provider is waited for. */
function isExcused(state: SessionState, task: Task): boolean {
	return task.paused || task.isTaken === true || task.limited !== undefined || task.status === 'needs-permission' || task.status === 'asks' || lateBlockers(state, task.key).length > 0;
}

function stallOf({plan}: Task, {aliveAt, progressAt, repeats}: Activity, now: number, patience: number): StallKind | undefined {
	if (now - aliveAt >= waitMs('hung', plan.minutes, patience)) {
		return 'hung';
	}

	if (repeats >= maxRepeats && now - progressAt >= waitMs('looping', plan.minutes, patience)) {
		return 'looping';
	}

	return now - progressAt >= waitMs('silent', plan.minutes, patience) ? 'silent' : undefined;
}

/** After a nudge: it lives again, it has more time, or it is started anew. */
function followStall(draft: Draft, task: Task, {kind, at}: Stall, activity: Activity, patience: number): void {
	const signAt = kind === 'hung' ? activity.aliveAt : activity.progressAt;
	const graceMs = kind === 'hung' ? nudgeGraceMs * patience : waitMs(kind, task.plan.minutes, patience) / 2;
	// A terminal shows what is typed into it even if nobody reads it.
	if (signAt > at + (nudgeEchoMs * Math.min(1, patience))) {
		emit(draft, {type: 'agent-recovered', task: task.key});
	} else if (draft.now - at >= graceMs) {
		giveUp(draft, task, kind, activity);
	}
}

function giveUp(draft: Draft, task: Task, kind: StallKind, activity: Activity): void {
	failAttempt(draft, task.key, {
		kind: 'stalled',
		summary: `${describe(kind, activity, draft.now)} A message to it changed nothing.`,
		detail: 'What it wrote is kept. See its pane for the last it printed.',
	});
}

function describe(kind: StallKind, {aliveAt, progressAt}: Activity, now: number): string {
	switch (kind) {
		case 'hung': {
			return `No sign of life for ${span(now - aliveAt)}.`;
		}

		case 'silent': {
			return `It has changed and said nothing for ${span(now - progressAt)}.`;
		}

		case 'looping': {
			return `It has done the same again and again for ${span(now - progressAt)}.`;
		}
	}
}

/** A long task may be quiet for longer. */
function waitMs(kind: StallKind, minutes: number, patience: number): number {
	const [leastMs, share] = waits[kind];
	return Math.max(leastMs, minutes * 60_000 * share) * patience;
}

const waits: Readonly<Record<StallKind, readonly [leastMs: number, share: number]>> = {
	hung: [hungMs, hungShare],
	silent: [silentMs, silentShare],
	looping: [loopingMs, loopingShare],
};

const nudges: Readonly<Record<StallKind, string>> = {
	hung: 'Nothing has been heard of you for a while. Go on with your task, or hand it in: jupiter-tui done',
	silent: 'You have changed nothing for a long while. Write what you have so far, or say what keeps you: jupiter-tui note "…". When the task is done, hand it in: jupiter-tui done',
	looping: 'You seem to do the same again and again without getting on. Stop, try another way, or say what keeps you: jupiter-tui note "…"',
};
