import assert from 'node:assert/strict';
import type {Command} from '../../source/model/command.ts';
import type {Effect} from '../../source/model/effect.ts';
import type {JournalEntry} from '../../source/model/event.ts';
import type {Plan} from '../../source/model/plan.ts';
import type {Write} from '../../source/model/change.ts';
import type {Failure, FailureKind} from '../../source/model/failure.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {Task} from '../../source/model/task.ts';
import {evolve} from '../../source/engine/evolve/evolve.ts';
import {isAtWork, openRuns, taskOf, tasksOf} from '../../source/engine/find.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {step} from '../../source/engine/step.ts';
import {somePaths} from './random-plan.ts';

/** A world in which effects end one way or another, decided by a seed. Commits are named after what they hold. */
export type World = {
	state: SessionState;
	now: number;
	readonly journal: JournalEntry[];
	/** The result branch of each run, as git has it. */
	readonly refs: Map<string, string>;
	/** How many more things may go wrong. */
	trouble: number;
	readonly random: (below: number) => number;
};

/** Returns a world before its first run. */
export function newWorld(seed: number, allowed: number): World {
	return {state: initialState, now: 1000, journal: [], refs: new Map([['r1', 'base']]), trouble: allowed, random: generator(seed)};
}

/** Gives a command to the engine and journals its events. */
export function tellEngine(world: World, command: Command): void {
	const {state, events} = step(world.state, command, world.now);
	for (const event of events) {
		world.journal.push({seq: world.journal.length + 1, at: world.now, epoch: world.state.epoch, event});
	}

	world.state = state;
}

/** Starts an engine and a run. */
export function startRun(world: World, plan: Plan): void {
	tellEngine(world, {type: 'engine-start', epoch: 1});
	tellEngine(world, {type: 'start-run', plan, base: 'base'});
}

/** Lets things happen until every run has ended; throws when nothing can happen any more before that. */
export function runToEnd(world: World): void {
	for (let steps = 0; openRuns(world.state).length > 0; steps++) {
		assert.ok(steps < 5000, 'The run goes on for ever.');
		happen(world);
	}
}

/** Lets one thing happen: an effect ends, or an agent does something. */
export function happen(world: World): void {
	const actions = [
		...outstanding(world.state).flatMap(effect => effectActions(world, effect)),
		...openRuns(world.state).flatMap(run => tasksOf(run)).filter(task => isAtWork(task) && task.running).flatMap(task => agentActions(world, task)),
	];
	assert.ok(actions.length > 0, `Nothing can happen: ${JSON.stringify(openRuns(world.state).map(run => tasksOf(run).map(({id, phase}) => `${id} ${phase}`)))}`);
	actions[world.random(actions.length)]!();
	world.now += world.random(50);
}

/** Returns the state rebuilt from the first entries of a journal. */
export function replay(journal: readonly JournalEntry[]): SessionState {
	let state = initialState;
	for (const entry of journal) {
		state = evolve(state, entry);
	}

	return state;
}

function effectActions(world: World, effect: Effect): Array<() => void> {
	const tell = (command: Command) => () => {
		tellEngine(world, command);
	};

	const fail = (kind: FailureKind) => trouble(world, tell({type: 'effect-failed', effect: effect.key, failure: failureOf(kind)}));
	const {key} = effect;
	switch (effect.type) {
		case 'make-worktree': {
			return [tell({type: 'worktree-made', effect: key, task: effect.task, path: `/${effect.task}`, base: effect.onto}), ...fail('worktree-failed')];
		}

		case 'start-agent': {
			return [tell({type: 'agent-started', effect: key, task: effect.task, pane: 1}), ...fail('agent-failed')];
		}

		case 'stop-agent': {
			return [tell({type: 'agent-exited', task: effect.task, launch: effect.launch, code: 0, signal: 'SIGHUP'})];
		}

		case 'deliver-message': {
			return [tell({type: 'message-delivered', effect: key, id: effect.id}), ...fail('agent-failed')];
		}

		case 'compose-landing': {
			return composeActions(world, effect);
		}

		case 'verify-landing': {
			return [
				tell({type: 'landing-verified', effect: key, task: effect.task}),
				...trouble(world, tell({type: 'landing-failed', effect: key, task: effect.task, failure: failureOf('verify-failed')})),
			];
		}

		case 'move-head': {
			return [() => {
				moveHead(world, effect);
			}];
		}

		case 'follow-into': {
			const {run, head} = effect;
			return [
				tell({type: 'into-followed', effect: key, run, head}),
				...trouble(world, tell({type: 'into-waits', effect: key, run, head, reason: 'It is dirty.'})),
				...trouble(world, () => {
					adopt(world, run, head);
				}),
			];
		}

		case 'revert-writes': {
			return [tell({type: 'writes-reverted', effect: key, task: effect.task, paths: effect.paths, reference: 'refs/jupiter/saved'}), ...fail('worktree-failed')];
		}

		case 'save-attempt': {
			return [tell({type: 'attempt-saved', effect: key, task: effect.task, reference: 'refs/jupiter/saved'}), ...fail('worktree-failed')];
		}

		case 'wake-at': {
			return [() => {
				world.now = Math.max(world.now, effect.at);
				tellEngine(world, {type: 'tick'});
			}];
		}

		case 'pause-agent':
		case 'watch-worktree': {
			return [];
		}
	}
}

function composeActions(world: World, {key: effect, task, onto}: Extract<Effect, {type: 'compose-landing'}>): Array<() => void> {
	const {launch, plan} = taskOf(world.state, task);
	const own: Write[] = plan.owns.map(claim => ownWrite(claim));
	const compose = (writes: readonly Write[]) => () => {
		const commit = writes.length === 0 ? onto : `${onto}+${task}:${launch}`;
		tellEngine(world, {type: 'landing-composed', effect, task, commit, writes, changes: [], reads: []});
	};

	return [
		compose(own),
		...trouble(world, compose([...own, anyWrite(world), anyWrite(world)])),
		...trouble(world, () => {
			tellEngine(world, {type: 'landing-failed', effect, task, failure: failureOf('conflict')});
		}),
	];
}

/** Compare-and-swap, as git does it. */
function moveHead(world: World, {key: effect, task, from, commit}: Extract<Effect, {type: 'move-head'}>): void {
	const run = task.slice(0, task.indexOf('/'));
	const head = world.refs.get(run)!;
	if (head === from || head === commit) {
		world.refs.set(run, commit);
		tellEngine(world, {type: 'head-moved', effect, task, commit});
	} else {
		tellEngine(world, {type: 'head-refused', effect, task, head, changes: []});
	}
}

function adopt(world: World, run: string, head: string): void {
	if (world.refs.get(run) !== head) {
		return;
	}

	world.refs.set(run, `${head}+user`);
	tellEngine(world, {type: 'head-adopted', run, from: head, head: `${head}+user`, changes: []});
}

function agentActions(world: World, {key: task, launch, plan}: Task): Array<() => void> {
	const tell = (command: Command) => () => {
		tellEngine(world, command);
	};

	const claim = () => somePaths[world.random(somePaths.length)]!;
	return [
		tell({type: 'done', task}),
		...(plan.agent.kind === 'command' ? [tell({type: 'agent-exited', task, launch, code: 0})] : []),
		...trouble(world, tell({type: 'agent-exited', task, launch, code: 1})),
		...trouble(world, tell({type: 'agent-lost', task, launch})),
		...trouble(world, tell({type: 'claim', task, claim: claim()})),
		...trouble(world, tell({type: 'release', task, claim: claim()})),
		...trouble(world, tell({type: 'writes-seen', task, writes: [anyWrite(world)], changes: [], reads: []})),
		...trouble(world, tell({type: 'decide', by: task, key: 'colour', value: `${world.random(2)}`}), () => {
			tellEngine(world, {type: 'settle-decision', key: 'colour', value: 'red'});
		}),
	];
}

/** What may go wrong while trouble is left. `after` puts right what would otherwise wait for a person. */
function trouble(world: World, happens: () => void, after?: () => void): Array<() => void> {
	return world.trouble > 0
		? [() => {
			world.trouble--;
			happens();
			if (after && world.random(2) === 0) {
				after();
			}
		}]
		: [];
}

function ownWrite(claim: string): Write {
	const [path, symbol] = claim.split('#', 2);
	const file = path!.replace('**/*', 'x').replace('**', 'x').replace('*', 'x');
	return symbol === undefined ? {path: file, change: 'changed'} : {path: file, symbol, change: 'changed'};
}

function anyWrite(world: World): Write {
	return ownWrite(somePaths[world.random(somePaths.length)]!);
}

function failureOf(kind: FailureKind): Failure {
	return {kind, summary: `It failed: ${kind}.`, detail: ''};
}

/** A small generator (mulberry32), as a seed has to give the same world for ever. */
export function generator(seed: number): (below: number) => number {
	let value = Math.trunc(seed);
	return below => {
		value = (value + 0x6D_2B_79_F5) >>> 0;
		let mixed = Math.imul(value ^ (value >>> 15), 1 | value);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}
