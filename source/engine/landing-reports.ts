import type {ReportCommand} from '../model/command.ts';
import type {Effect} from '../model/effect.ts';
import type {Failure} from '../model/failure.ts';
import {checkComposed} from './check-composed.ts';
import {amendByCommit} from './contracts.ts';
import {accept, emit, type Draft} from './draft.ts';
import {runIdOf} from './find.ts';
import type {Handlers} from './handler.ts';
import {withdraw} from './landings.ts';
import {onEffect} from './on-effect.ts';
import {outstanding} from './outstanding.ts';
import {pipelineOf} from './pipeline.ts';
import {failAttempt} from './retries.ts';

type LandingReport = Extract<ReportCommand['type'], `landing-${string}` | `head-${string}`>;

/** What the world reports of landings and of the result branch. */
export const landingReports: Handlers<LandingReport> = {
	'landing-composed': (draft, {effect, task, commit, writes, changes, reads, merged}) => onEffect(draft, effect, 'compose-landing', () => {
		checkComposed(draft, task, commit, {writes, changes, reads, ...(merged && {merged})});
	}),
	'landing-verified': (draft, {effect, task}) => onEffect(draft, effect, 'verify-landing', () => {
		emit(draft, {type: 'landing-verified', task});
	}),
	'landing-failed'(draft, {effect: key, failure}) {
		const effect = outstanding(draft.state).find(candidate => candidate.key === key);
		if (effect?.type === 'compose-landing' || effect?.type === 'verify-landing') {
			failLanding(draft, effect, failure);
		}

		return accept();
	},
	'head-moved': (draft, {effect}) => onEffect(draft, effect, 'move-head', ({task, commit}) => {
		emit(draft, {type: 'head-moved', run: runIdOf(task), head: commit, by: 'landings', changes: []});
	}),
	'head-refused': (draft, {effect, head, changes}) => onEffect(draft, effect, 'move-head', move => {
		if (head === move.from) {
			failLanding(draft, move, {kind: 'worktree-failed', summary: 'The result branch could not be moved.', detail: `It stands at ${head}.`});
			return;
		}

		const run = runIdOf(move.task);
		if (head === move.commit) {
			emit(draft, {type: 'head-moved', run, head, by: 'landings', changes: []});
			return;
		}

		withdrawAll(draft, move, 'Somebody else moved the result branch.');
		if (head === draft.state.runs[run]!.head) {
			return;
		}

		emit(draft, {type: 'head-moved', run, head, by: 'user', changes});
		amendByCommit(draft, run, changes);
	}),
	'head-adopted'(draft, {run, from, head, changes}) {
		if (draft.state.runs[run]?.head === from && from !== head) {
			emit(draft, {type: 'head-adopted', run, head, changes});
			amendByCommit(draft, run, changes);
		}

		return accept();
	},
};

type LandingEffect = Extract<Effect, {type: 'compose-landing' | 'verify-landing' | 'move-head'}>;

/** Records that a landing failed, for whatever reason. A branch that can't be moved is nobody's fault, and counted for the last that wanted it moved. */
export function failLanding(draft: Draft, effect: LandingEffect, failure: Failure): void {
	if (effect.type === 'move-head') {
		withdrawAll(draft, effect, failure.summary);
		failAttempt(draft, effect.task, failure);
	} else {
		emit(draft, {type: 'landing-failed', task: effect.task, failure});
	}
}

function withdrawAll(draft: Draft, {task}: LandingEffect, reason: string): void {
	const run = runIdOf(task);
	withdraw(draft, run, pipelineOf(draft.state.runs[run]!), reason);
}
