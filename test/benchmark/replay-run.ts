import assert from 'node:assert/strict';
import {bound} from '../../source/engine/schedule/bound.ts';
import {taskOf, tasksOf} from '../../source/engine/find.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import {step} from '../../source/engine/step.ts';
import type {Command} from '../../source/model/command.ts';
import type {Effect} from '../../source/model/effect.ts';
import type {Plan} from '../../source/model/plan.ts';
import type {Footprint} from '../../source/model/change.ts';
import type {TaskKey} from '../../source/model/names.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {newBranch, type Branch, type Content} from './replay-branch.ts';

/** What a replayed run came to, in minutes of virtual time. */
export type Replayed = {
	readonly makespan: number;
	/** No schedule is shorter. */
	readonly bound: number;
	/** Landings sent back because git would have reported a conflict. */
	readonly conflicts: number;
	readonly landed: number;
	/** Runs of verify commands, and those of them that ended red. */
	readonly verifications: number;
	readonly redVerifications: number;
	/** Interruptions of workers by changes of others, and workers at work beside each landing, summed up. */
	readonly interruptions: number;
	readonly exposed: number;
	/** Tasks that were sent back to repair or verified with others' tests, as what others landed bore on them. */
	readonly met: readonly string[];
	/** Those of them that were sent back. */
	readonly repaired: readonly string[];
	/** What the branch holds in the end, and the tasks in the order in which they came onto it. */
	readonly content: Content;
	readonly order: readonly string[];
	/** Commands given to the engine and the real time it took over them, ms. */
	readonly steps: number;
	readonly engineMs: number;
};

export type ReplayOptions = {
	/** Share of a task's time that verifying it takes. */
	readonly verifyShare: number;
	/** Whether git reports a conflict when the second lands without having seen the first. */
	readonly conflicts: (first: string, second: string) => boolean;
	/** What a task changes for others and relies on. */
	readonly footprint?: (task: string) => Footprint | undefined;
	/** The parts of the repository that a task edits: its own, and those it shares with others. */
	readonly regions?: (task: string) => readonly string[];
	/** How long a task takes in truth, minutes; its estimate when absent. */
	readonly minutes?: (task: string) => number;
	/** Tasks whose first attempt leaves the tree red. */
	readonly culprits?: ReadonlySet<string>;
};

/** Runs a plan through the engine in virtual time: its scheduler, locks and landings are the real ones, agents and git are scripted. */
export const replay = (plan: Plan, options: ReplayOptions): Replayed => {
	const branch = newBranch({conflicts: options.conflicts, regions: options.regions ?? (task => [task])});
	const world: World = {state: initialState, now: 0, queue: [], branch, options, verifications: 0, redVerifications: 0, steps: 0, engineMs: 0};
	tell(world, {type: 'engine-start', epoch: 1});
	tell(world, {type: 'start-run', plan, base: branch.head});
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
	const {verifications, redVerifications, steps, engineMs} = world;
	const order = branch.history();
	return {
		makespan: run.endedAt! / minuteMs,
		bound: bound(run).bound,
		conflicts: run.conflicts,
		landed: order.length,
		interruptions: run.notices.interruptions,
		exposed: run.notices.exposed,
		met: tasksOf(run).filter(({landing, repairs = 0}) => (landing?.meets?.length ?? 0) > 0 || repairs > 0).map(({id}) => id),
		repaired: tasksOf(run).filter(({repairs = 0}) => repairs > 0).map(({id}) => id),
		content: branch.content(),
		order, verifications, redVerifications, steps, engineMs,
	};
};

const minuteMs = 60_000;

type World = {
	state: SessionState;
	now: number;
	readonly queue: Array<{readonly at: number; readonly happens: () => void}>;
	readonly branch: Branch;
	readonly options: ReplayOptions;
	verifications: number;
	redVerifications: number;
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
	const after = (minutes: number, command: () => Command) => {
		world.queue.push({at: world.now + (minutes * minuteMs), happens() {
			tell(world, command());
		}});
	};

	switch (effect.type) {
		case 'make-worktree': {
			after(0, () => ({type: 'worktree-made', effect: key, task: effect.task, path: `/${effect.task}`, base: effect.onto}));
			break;
		}

		case 'start-agent': {
			after(0, () => ({type: 'agent-started', effect: key, task: effect.task, pane: 1}));
			after(minutesOf(world, effect.task), () => ({type: 'agent-exited', task: effect.task, launch: effect.launch, code: 0}));
			break;
		}

		case 'compose-landing': {
			after(0, () => compose(world, effect));
			break;
		}

		case 'verify-landing': {
			world.verifications++;
			after(verifyMinutes(world, effect), () => verify(world, effect));
			break;
		}

		case 'move-head': {
			after(0, () => world.branch.move(effect.from, effect.commit)
				? {type: 'head-moved', effect: key, task: effect.task, commit: effect.commit}
				: {type: 'head-refused', effect: key, task: effect.task, head: world.branch.head, changes: []});
			break;
		}

		case 'follow-into': {
			after(0, () => ({type: 'into-followed', effect: key, run: effect.run, head: effect.head}));
			break;
		}

		case 'save-attempt': {
			after(0, () => ({type: 'attempt-saved', effect: key, task: effect.task}));
			break;
		}

		case 'wake-at': {
			after((effect.at - world.now) / minuteMs, () => ({type: 'tick'}));
			break;
		}

		case 'stop-agent': {
			after(0, () => ({type: 'agent-lost', task: effect.task, launch: effect.launch}));
			break;
		}

		case 'deliver-message': {
			after(0, () => ({type: 'message-delivered', effect: key, id: effect.id}));
			break;
		}

		case 'watch-worktree':
		case 'revert-writes':
		case 'pause-agent': {
			break;
		}
	}
};

const minutesOf = ({state, options}: World, task: TaskKey): number => options.minutes?.(idOf(task)) ?? taskOf(state, task).plan.minutes;

/** A command that is named after a task takes that one's share, any other the share of the task that lands. */
const verifyMinutes = (world: World, {commands, task}: Extract<Effect, {type: 'verify-landing'}>): number => commands
	.map((command): TaskKey => command.startsWith('verify ') ? `r1/${command.replace('verify ', '')}` : task)
	.reduce((sum, verified) => sum + (minutesOf(world, verified) * world.options.verifyShare), 0);

const idOf = (task: TaskKey): string => task.slice(3);

/** Git's verdict: a conflict with any commit that the worktree had not seen when its agent started. */
const compose = ({branch, options}: World, {key: effect, task, base, onto}: Extract<Effect, {type: 'compose-landing'}>): Command => {
	const commit = branch.compose(idOf(task), base, onto);
	return commit === undefined
		? {type: 'landing-failed', effect, task, failure: {kind: 'conflict', summary: 'Git reports a conflict.', detail: ''}}
		: {type: 'landing-composed', effect, task, commit, ...options.footprint?.(idOf(task)) ?? {writes: [{path: `own/${task.slice(4)}.ts`, change: 'changed'}], changes: [], reads: []}};
};

/** A tree is red while it holds the first attempt of a culprit. */
const verify = (world: World, {key: effect, task, commit}: Extract<Effect, {type: 'verify-landing'}>): Command => {
	const {branch, options, state} = world;
	const isRed = branch.history(commit).some(id => options.culprits?.has(id) === true && taskOf(state, `r1/${id}`).attempt === 1);
	if (!isRed) {
		return {type: 'landing-verified', effect, task};
	}

	world.redVerifications++;
	return {type: 'landing-failed', effect, task, failure: {kind: 'verify-failed', summary: 'The tests fail.', detail: ''}};
};
