import type {ReportCommand} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import {checkComposed} from '../landing/check-composed.ts';
import {amendByCommit} from '../bus/contracts.ts';
import {accept, emit, type Draft} from '../draft.ts';
import {runIdOf} from '../find.ts';
import {hinder} from '../landing/hindrances.ts';
import {withdraw} from '../landing/landings.ts';
import {onEffect} from '../on-effect.ts';
import {outstanding} from '../outstanding.ts';
import {pipelineOf} from '../landing/pipeline.ts';
import type {Handlers} from './handler.ts';

type LandingReport = Extract<ReportCommand['type'], `landing-${string}` | `head-${string}`>;

/** What the world reports of landings and of the result branch. */
export const landingReports: Handlers<LandingReport> = {
	'landing-composed': (draft, {effect, task, commit, writes, changes, reads, merged, unfinished}) => onEffect(draft, effect, 'compose-landing', () => {
		checkComposed(draft, task, commit, {writes, changes, reads, ...(merged && {merged}), ...(unfinished && {unfinished})});
	}),
	'landing-verified': (draft, {effect, task}) => onEffect(draft, effect, 'verify-landing', () => {
		emit(draft, {type: 'landing-verified', task});
	}),
	'landing-failed'(draft, {effect: key, failure}) {
		const effect = outstanding(draft.state).find(candidate => candidate.key === key);
		if (effect?.type === 'compose-landing' || effect?.type === 'verify-landing') {
			emit(draft, {type: 'landing-failed', task: effect.task, failure});
		}

		return accept();
	},
	'head-moved': (draft, {effect}) => onEffect(draft, effect, 'move-head', ({task, commit}) => {
		emit(draft, {type: 'head-moved', run: runIdOf(task), head: commit, by: 'landings', changes: []});
	}),
	'head-refused': (draft, {effect, head, changes}) => onEffect(draft, effect, 'move-head', move => {
		if (head === move.from) {
			hinder(draft, move, {kind: 'worktree-failed', summary: `It stands at ${head} and could not be moved.`, detail: ''});
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

type MoveHead = Extract<Effect, {type: 'move-head'}>;

function withdrawAll(draft: Draft, {task}: MoveHead, reason: string): void {
	const run = runIdOf(task);
	withdraw(draft, run, pipelineOf(draft.state.runs[run]!), reason);
}
