import type {Event} from '../../model/event.ts';
import type {RunId} from '../../model/names.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import type {PlanTask} from '../../model/plan.ts';
import {changeRun, moveHead} from './change.ts';
import type {Evolvers} from './evolver.ts';

type RunEvent = 'run-forgotten' | 'engine-started' | 'engine-frozen' | 'run-started' | 'run-cancelled' | 'run-ended' | 'run-reopened'
	| 'head-adopted' | 'into-followed' | 'into-waits' | 'follow-asked';

/** What events about runs, their branches and the engine itself do to the state. */
export const evolveRuns: Evolvers<RunEvent> = {
	'engine-started': (state, {epoch}) => askAgain(thawed({...state, epoch})),
	'engine-frozen': (state, {reason}) => ({...state, frozen: reason}),
	'run-started': (state, event, {at}) => ({
		...state,
		runs: {...state.runs, [event.run]: newRun(event, at)},
		runCount: state.runCount + 1,
		currentRun: event.run,
		decisions: [
			...state.decisions,
			...Object.entries(event.plan.decisions).map(([key, value]) => ({run: event.run, key, value, by: 'plan' as const, at})),
		],
	}),
	'run-forgotten': (state, {run}) => forget(state, run),
	'run-cancelled': (state, {run}) => changeRun(state, run, () => ({cancelled: true})),
	'run-ended': (state, {run, outcome}, {at}) => changeRun(state, run, () => ({outcome, endedAt: at})),
	'run-reopened': (state, {run}) => changeRun(state, run, () => ({cancelled: false}), ['outcome', 'endedAt']),
	'head-adopted': (state, {run, head, changes}) => changeRun(moveHead(state, run, {head, by: 'user', changes}), run, () => ({intoHead: head}), ['intoWaits']),
	'into-followed': (state, {run, head}) => changeRun(state, run, () => ({intoHead: head}), ['intoWaits']),
	'into-waits': (state, {run, head, reason}) => changeRun(state, run, () => ({intoHead: head, intoWaits: reason})),
	'follow-asked': (state, {run}) => changeRun(state, run, ({base}) => ({intoHead: base})),
};

/** Nothing of an ended run is held or waited for any more; what it decided goes with it. */
function forget(state: SessionState, id: RunId): SessionState {
	const {[id]: forgotten, ...runs} = state.runs;
	return {...state, runs, decisions: state.decisions.filter(({run}) => run !== id)};
}

function thawed({frozen, ...state}: SessionState): SessionState {
	return state;
}

/** A person may have cleaned their checkout while no engine was there, so waiting branches are asked again. */
function askAgain(state: SessionState): SessionState {
	let asked = state;
	for (const {id, intoWaits} of Object.values(state.runs)) {
		if (intoWaits !== undefined) {
			asked = changeRun(asked, id, ({base}) => ({intoHead: base}));
		}
	}

	return asked;
}

function newRun({run: id, plan, base, contracts = []}: Extract<Event, {type: 'run-started'}>, at: number): Run {
	return {
		id,
		plan,
		base,
		head: base,
		intoHead: base,
		startedAt: at,
		cancelled: false,
		tasks: Object.fromEntries(plan.tasks.map(task => [task.id, newTask(id, task)])),
		landingQueue: [],
		heads: [],
		contracts: contracts.map(frozen => ({...frozen, version: 1, by: 'plan', at})),
		notices: {messages: 0, interruptions: 0, exposed: 0},
		refusedWrites: 0,
		conflicts: 0,
		...(plan.budget && {budget: plan.budget}),
	};
}

function newTask(run: RunId, plan: PlanTask): Task {
	return {
		key: `${run}/${plan.id}`,
		run,
		id: plan.id,
		plan,
		phase: 'waiting',
		attempt: 0,
		launch: 0,
		paused: false,
		running: false,
		keep: false,
		isSaved: false,
		losses: 0,
		status: 'none',
		unowned: [],
		urgent: false,
		...(plan.budget && {budget: plan.budget}),
	};
}
