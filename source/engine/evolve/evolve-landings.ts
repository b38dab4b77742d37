import type {HinderedStage, Landing} from '../../model/landing.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {taskOf} from '../find.ts';
import {pipelineOf} from '../landing/pipeline.ts';
import {changeRun, changeTask, moveHead, withoutHindrance, withPerformed} from './change.ts';
import type {Evolvers} from './evolver.ts';

type LandingEvent = 'landing-started' | 'landing-composed' | 'verification-started' | 'landing-verified' | 'landing-failed'
	| 'landing-hindered' | 'landings-withdrawn' | 'move-started' | 'head-moved';

/** What events about the landing pipeline do to the state. */
export const evolveLandings: Evolvers<LandingEvent> = {
	'landing-started': (state, {task, onto}, {seq, at}) =>
		changeTask(state, task, {phase: 'landing', landing: {id: seq, stage: 'composing', onto, startedAt: at}}),
	'landing-composed': (state, {task, commit, writes, changes, reads, meets, merged, unfinished}) =>
		changeLanding(withPerformed(state, task), task, {stage: 'composed', commit, writes, changes, reads, meets, ...(merged && {merged}), ...(unfinished && {unfinished})}),
	'verification-started': (state, {task, tasks, commands, slot}, {seq, at}) =>
		changeLanding(state, task, {stage: 'verifying', verification: {id: seq, slot, tasks, commands, startedAt: at}}),
	'landing-verified': (state, {task}) => changeLanding(withPerformed(state, task), task, {stage: 'verified'}),
	'landing-failed': (state, {task, failure}) => changeLanding(withPerformed(state, task), task, {stage: 'failed', failure}),
	'landing-hindered': (state, {run, stage, tasks, reason, retryAt}) => steppedBack[stage](withHindrance(state, run, stage, {reason, retryAt}), run, tasks),
	'landings-withdrawn': (state, {run, tasks}) => withoutLandings(state, run, tasks),
	'move-started': (state, {run, tasks, token}) =>
		changeAll({...state, token}, run, tasks, (before, task) => changeLanding(before, task, {stage: 'moving', token})),
	// What landings bring is noted with each of them.
	'head-moved': (state, {run, head, by, changes}) => by === 'user' ? moveHead(state, run, {head, by, changes}) : changeRun(withoutHindrance(state, run, 'moving'), run, () => ({head})),
};

/** What becomes of landings one of whose steps could not be performed, so that it can be taken again. */
const steppedBack: Readonly<Record<HinderedStage, (state: SessionState, run: string, tasks: readonly string[]) => SessionState>> = {
	composing: withoutLandings,
	verifying: (state, run, tasks) => withoutVerifications(state, run, `${run}/${tasks.at(-1)!}`),
	// The verified tree of the last one stands for all of them, as before.
	moving: (state, run, tasks) => changeAll(state, run, tasks, (before, task) => changeLanding(before, task, {stage: task === `${run}/${tasks.at(-1)!}` ? 'verified' : 'composed'})),
};

function withHindrance(state: SessionState, run: string, stage: HinderedStage, {reason, retryAt}: {readonly reason: string; readonly retryAt: number}): SessionState {
	const {tries = 0} = state.runs[run]!.hindrances?.[stage] ?? {};
	return changeRun(state, run, ({hindrances}) => ({hindrances: {...hindrances, [stage]: {tries: tries + 1, reason, retryAt}}}));
}

/** A task's tree is not known to be green, and so is none behind it: their own verifications ran only their own commands. */
function withoutVerifications(state: SessionState, run: string, first: TaskKey): SessionState {
	const pipeline = pipelineOf(state.runs[run]!);
	const behind = pipeline.slice(pipeline.findIndex(({key}) => key === first)).filter(({landing}) => landing!.stage === 'verifying' || landing!.stage === 'verified');
	return changeAll(state, run, behind.map(({id}) => id), (before, task) => changeLanding(before, task, {stage: 'composed'}));
}

/** They leave the pipeline and keep their places. */
function withoutLandings(state: SessionState, run: string, tasks: readonly string[]): SessionState {
	return changeAll(state, run, tasks, (before, task) => changeTask(before, task, {phase: 'submitted'}, ['landing']));
}

function changeLanding(state: SessionState, task: TaskKey, changes: Partial<Landing>): SessionState {
	return changeTask(state, task, {landing: {...taskOf(state, task).landing!, ...changes}});
}

function changeAll(state: SessionState, run: string, tasks: readonly string[], change: (state: SessionState, task: TaskKey) => SessionState): SessionState {
	let changed = state;
	for (const id of tasks) {
		changed = change(changed, `${run}/${id}`);
	}

	return changed;
}
