import assert from 'node:assert/strict';
import {bound} from '../../source/engine/bound.ts';
import {taskOf, tasksOf} from '../../source/engine/find.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import {step} from '../../source/engine/step.ts';
import type {Command} from '../../source/model/command.ts';
import type {Effect} from '../../source/model/effect.ts';
import type {Plan} from '../../source/model/plan.ts';
import type {SessionState, TaskKey} from '../../source/model/run.ts';

/** What a replayed run came to, in minutes of virtual time. */
export type Replayed = {
	readonly makespan: number;
	/** No schedule is shorter. */
	readonly bound: number;
	/** Landings sent back because git would have reported a conflict. */
	readonly conflicts: number;
	readonly landed: number;
	/** Commands given to the engine and the real time it took over them, ms. */
	readonly steps: number;
	readonly engineMs: number;
};

export type ReplayOptions = {
	/** Share of a task's time that verifying it takes. */
	readonly verifyShare: number;
	/** Whether git reports a conflict when the second lands without having seen the first. */
	readonly conflicts: (first: string, second: string) => boolean;
};

/** Runs a plan through the engine in virtual time: its scheduler, locks and landings are the real ones, agents and git are scripted. */
export const replay = (plan: Plan, options: ReplayOptions): Replayed => {
	const world: World = {state: initialState, now: 0, queue: [], heads: ['base'], parents: new Map(), plan, options, steps: 0, engineMs: 0};
	tell(world, {type: 'engine-start', epoch: 1});
	tell(world, {type: 'start-run', plan, base: 'base'});
	while (runOf(world).outcome !== 'landed') {
		const next = takeNext(world);
		if (next) {
			world.now = next.at;
			next.happens();
		} else {
			retryBlocked(world);
		}
	}

	const run = runOf(world);
	return {
		makespan: run.endedAt! / minuteMs,
		bound: bound(run).bound,
		conflicts: run.conflicts,
		landed: world.heads.length - 1,
		steps: world.steps,
		engineMs: world.engineMs,
	};
};

const minuteMs = 60_000;

type World = {
	state: SessionState;
	now: number;
	readonly queue: Array<{readonly at: number; readonly happens: () => void}>;
	/** The commits on the branch, in order; each is named after its task. */
	readonly heads: string[];
	/** What each commit was composed on last, landed or not. */
	readonly parents: Map<string, string>;
	readonly plan: Plan;
	readonly options: ReplayOptions;
	steps: number;
	engineMs: number;
};

const runOf = ({state}: World) => state.runs.r1!;

const tell = (world: World, command: Command): void => {
	const started = performance.now();
	const {state, effects} = step(world.state, command, world.now);
	world.engineMs += performance.now() - started;
	world.steps++;
	world.state = state;
	for (const effect of effects) {
		perform(world, effect);
	}
};

/** The first of what comes next; of two at one time the one that was caused first. */
const takeNext = ({queue}: World) => {
	const first = queue.reduce((best, item, index) => best === -1 || item.at < queue[best]!.at ? index : best, -1);
	return first === -1 ? undefined : queue.splice(first, 1)[0];
};

/** Whoever replays naive worktrees has to try again until all is in. */
const retryBlocked = (world: World): void => {
	const blocked = tasksOf(runOf(world)).filter(({phase}) => phase === 'blocked');
	assert.ok(blocked.length > 0, 'The run stands still.');
	for (const {key} of blocked) {
		tell(world, {type: 'retry-task', task: key});
	}
};

const perform = (world: World, effect: Effect): void => {
	const {key} = effect;
	const after = (minutes: number, command: Command) => {
		world.queue.push({at: world.now + (minutes * minuteMs), happens() {
			tell(world, command);
		}});
	};

	switch (effect.type) {
		case 'make-worktree': {
			after(0, {type: 'worktree-made', effect: key, task: effect.task, path: `/${effect.task}`, base: effect.onto});
			break;
		}

		case 'start-agent': {
			after(0, {type: 'agent-started', effect: key, task: effect.task, pane: 1});
			after(minutesOf(world, effect.task), {type: 'agent-exited', task: effect.task, launch: effect.launch, code: 0});
			break;
		}

		case 'compose-landing': {
			after(0, compose(world, effect));
			break;
		}

		case 'verify-landing': {
			after(Math.max(...effect.tasks.map(task => minutesOf(world, task))) * world.options.verifyShare, {type: 'landing-verified', effect: key, task: effect.task});
			break;
		}

		case 'move-head': {
			world.heads.push(...effect.tasks.map(task => task.slice(3)));
			after(0, {type: 'head-moved', effect: key, task: effect.task, commit: effect.commit});
			break;
		}

		case 'follow-into': {
			after(0, {type: 'into-followed', effect: key, run: effect.run, head: effect.head});
			break;
		}

		case 'save-attempt': {
			after(0, {type: 'attempt-saved', effect: key, task: effect.task});
			break;
		}

		case 'wake-at': {
			after((effect.at - world.now) / minuteMs, {type: 'tick'});
			break;
		}

		case 'stop-agent': {
			after(0, {type: 'agent-lost', task: effect.task, launch: effect.launch});
			break;
		}

		case 'deliver-message':
		case 'watch-worktree':
		case 'pause-agent': {
			break;
		}
	}
};

const minutesOf = (world: World, task: TaskKey): number => taskOf(world.state, task).plan.minutes;

/** Git's verdict: a conflict with any commit that the worktree had not seen when its agent started. */
const compose = (world: World, {key: effect, task, base, onto}: Extract<Effect, {type: 'compose-landing'}>): Command => {
	const id = task.slice(3);
	world.parents.set(id, onto);
	const unseen: string[] = [];
	for (let other = onto; other !== base; other = world.parents.get(other)!) {
		unseen.push(other);
	}

	return unseen.some(other => world.options.conflicts(other, id))
		? {type: 'landing-failed', effect, task, failure: {kind: 'conflict', summary: 'Git reports a conflict.', detail: ''}}
		: {type: 'landing-composed', effect, task, commit: id, writes: [{path: `own/${id.slice(1)}.ts`, change: 'changed'}], changes: [], reads: []};
};
