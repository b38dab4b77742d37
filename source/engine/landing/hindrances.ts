import type {Effect} from '../../model/effect.ts';
import {maxComposeTries, maxLandingTries, maxRetryDelayMs, retryDelayMs} from '../../model/limits/failures.ts';
import type {Failure} from '../../model/failure.ts';
import type {HinderedStage} from '../../model/landing.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Run} from '../../model/run.ts';
import {emit, type Draft} from '../draft.ts';
import {runIdOf, taskOf} from '../find.ts';
import {pipelineOf} from './pipeline.ts';

type LandingEffect = Extract<Effect, {type: 'compose-landing' | 'verify-landing' | 'move-head'}>;

/**
Records that a step of a landing could not be performed: a disk is full, git fails, a lock file is in the way. That is no fault of what lands,
so that it is tried again, with growing pauses, before it's given up as it is. Only what can't be composed for long is its attempt's fault:
then it may be the worktree, which the next attempt makes anew.
*/
export function hinder(draft: Draft, effect: LandingEffect, failure: Failure): void {
	const stage = stages[effect.type];
	const run = runIdOf(effect.task);
	const reason = failure.summary;
	const {tries = 0} = draft.state.runs[run]!.hindrances?.[stage] ?? {};
	if (stage === 'composing' && tries + 1 >= maxComposeTries) {
		emit(draft, {type: 'landing-failed', task: effect.task, failure});
		return;
	}

	const retryAt = draft.now + Math.min(maxRetryDelayMs, retryDelayMs * (2 ** tries));
	const keys = 'tasks' in effect ? effect.tasks : [effect.task];
	const tasks = keys.map(key => taskOf(draft.state, key).id);
	emit(draft, {type: 'landing-hindered', run, stage, tasks, reason, retryAt});
	if (tries + 1 < maxLandingTries) {
		return;
	}

	const undone = stage === 'moving' ? 'It is verified, and the result branch could not be moved to it' : 'It is done, and could not be verified';
	giveUp(draft, keys, `${undone} in ${maxLandingTries} tries: ${reason}`);
}

const stages = {'compose-landing': 'composing', 'verify-landing': 'verifying', 'move-head': 'moving'} as const;

function giveUp(draft: Draft, keys: readonly TaskKey[], why: string): void {
	for (const key of keys) {
		emit(draft, {type: 'task-blocked', task: key, reason: `${why} Put that right, then \`jupiter-tui retry ${taskOf(draft.state, key).id}\`.`});
	}
}

/** Whether a step has failed by no fault of what lands, and isn't tried again yet. */
export function isHindered({hindrances}: Run, stage: HinderedStage, now: number): boolean {
	return now < (hindrances?.[stage]?.retryAt ?? 0);
}

/** Returns when steps that could not be performed are tried again, where something waits for that and nothing is tried now. */
export function hindranceEffects(run: Run): Effect[] {
	const {id, hindrances = {}, landingQueue, tasks} = run;
	const waits: Readonly<Record<HinderedStage, boolean>> = {
		composing: landingQueue.some(task => tasks[task]!.phase === 'submitted'),
		verifying: pipelineOf(run).some(({landing}) => landing!.stage === 'composed'),
		moving: pipelineOf(run).length > 0,
	};
	return order
		.filter(stage => waits[stage] && hindrances[stage] !== undefined && pipelineOf(run).every(({landing}) => landing!.stage !== stage))
		.map(stage => ({type: 'wake-at', key: `${stage}:${id}:${hindrances[stage]!.retryAt}`, at: hindrances[stage]!.retryAt}));
}

const order = ['composing', 'verifying', 'moving'] as const;
