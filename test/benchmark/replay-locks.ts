import assert from 'node:assert/strict';
import {isAtWork, openRuns, tasksOf} from '../../source/engine/find.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {step} from '../../source/engine/step.ts';
import type {Command} from '../../source/model/command.ts';
import type {Effect} from '../../source/model/effect.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {Task} from '../../source/model/task.ts';
import {generator} from '../engine/world.ts';
import {sketchPlan} from '../engine/plans.ts';

/** What many schedules of late claims came to. */
export type LockSchedules = {
	readonly schedules: number;
	/** The first seed; the others follow it. */
	readonly from: number;
	readonly seconds: number;
	readonly deadlocks: number;
	/** Late claims that had to wait, and tasks that gave way to an older one. */
	readonly waits: number;
	readonly yields: number;
	readonly mostYields: number;
};

/** Lets workers claim what others hold, in random orders, until every task has landed. */
export const scheduleLocks = (schedules: number, from = 1): LockSchedules => {
	const started = performance.now();
	const total = {schedules, from, deadlocks: 0, waits: 0, yields: 0, mostYields: 0};
	for (let seed = from; seed < from + schedules; seed++) {
		const {tasks, waits, hasEnded} = schedule(seed);
		const yields = tasks.map(({yields: times = 0}) => times);
		total.deadlocks += hasEnded ? 0 : 1;
		total.waits += waits;
		total.yields += yields.reduce((sum, times) => sum + times, 0);
		total.mostYields = Math.max(total.mostYields, ...yields);
	}

	return {...total, seconds: (performance.now() - started) / 1000};
};

/** Claims that one task makes, over all its attempts. */
const maxClaims = 4;
/** Commands that one schedule takes at most; most take fewer than a hundred. */
const maxCommands = 2000;

const schedule = (seed: number): {readonly tasks: readonly Task[]; readonly waits: number; readonly hasEnded: boolean} => {
	const random = generator(seed);
	const count = 2 + random(4);
	const files = Array.from({length: count}, (_, index) => `f${index}`);
	const plan = sketchPlan(Object.fromEntries(files.map((file, index) => [`t${index}`, {owns: [file]}])), {workers: count});
	const {verify, ...unverified} = plan;
	let state: SessionState = initialState;
	let now = 0;
	let waits = 0;
	const tell = (command: Command) => {
		const result = step(state, command, now);
		waits += result.events.filter(({type}) => type === 'claim-queued').length;
		state = result.state;
	};

	tell({type: 'engine-start', epoch: 1});
	tell({type: 'start-run', plan: unverified, base: 'base'});
	const claims = new Map<string, number>();
	for (let commands = 0; commands < maxCommands && openRuns(state).length > 0; commands++) {
		now += 1000;
		const choices = [...outstanding(state).flatMap(effect => reportOf(effect)), ...wishes(state, claims, files, random)];
		if (choices.length === 0) {
			break;
		}

		const choice = choices[random(choices.length)]!;
		if (choice.type === 'claim') {
			claims.set(choice.task, (claims.get(choice.task) ?? 0) + 1);
		}

		tell(choice);
	}

	const run = state.runs.r1;
	assert.ok(run);
	return {tasks: tasksOf(run), waits, hasEnded: run.outcome === 'landed'};
};

/** A worker that waits for a claim waits until it has it; otherwise it claims a few times and is done. */
const wishes = (state: SessionState, claims: Map<string, number>, files: readonly string[], random: (below: number) => number): Command[] =>
	tasksOf(state.runs.r1!)
		.filter(task => isAtWork(task) && task.pane !== undefined && state.waiting.every(wait => wait.task !== task.key))
		.map(({key: task}) => (claims.get(task) ?? 0) < maxClaims ? {type: 'claim', task, claim: files[random(files.length)]!} : {type: 'done', task});

const reportOf = (effect: Effect): Command[] => {
	const {key} = effect;
	switch (effect.type) {
		case 'make-worktree': {
			return [{type: 'worktree-made', effect: key, task: effect.task, path: `/${effect.task}`, base: effect.onto}];
		}

		case 'start-agent': {
			return [{type: 'agent-started', effect: key, task: effect.task, pane: 1}];
		}

		case 'stop-agent': {
			return [{type: 'agent-lost', task: effect.task, launch: effect.launch}];
		}

		case 'save-attempt': {
			return [{type: 'attempt-saved', effect: key, task: effect.task}];
		}

		case 'compose-landing': {
			return [{type: 'landing-composed', effect: key, task: effect.task, commit: effect.onto, writes: [], changes: [], reads: []}];
		}

		case 'deliver-message': {
			return [{type: 'message-delivered', effect: key, id: effect.id}];
		}

		case 'wake-at': {
			return [{type: 'tick'}];
		}

		case 'verify-landing':
		case 'move-head':
		case 'follow-into':
		case 'watch-worktree':
		case 'revert-writes':
		case 'pause-agent': {
			return [];
		}
	}
};
