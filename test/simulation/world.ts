import type {Stall} from '../../source/model/activity.ts';
import type {Command} from '../../source/model/command.ts';
import type {JournalEntry} from '../../source/model/event.ts';
import type {TaskKey} from '../../source/model/names.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {evolve} from '../../source/engine/evolve/evolve.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {step} from '../../source/engine/step.ts';
import {generator} from '../engine/world.ts';
import {nameEvent} from '../engine/script.ts';
import {compareAndSwap, identityOf, newGit, type GitModel, type Mark, type Move, type Swap, type Tree} from './git-model.ts';
import type {Scenario} from './scenario.ts';
import type {Atom} from './universe.ts';

/** The parts under test. A broken variation of one stands in for it where the checkers are tested. */
export type Parts = {
	readonly step: typeof step;
	readonly evolve: typeof evolve;
	readonly swap: Swap;
	/** Whether a worker's call is believed, by the launch that its token is for. */
	readonly isCurrent: (state: SessionState, task: TaskKey, launch: number) => boolean;
};

export const soundParts: Parts = {
	step,
	evolve,
	swap: compareAndSwap,
	isCurrent: (state, task, launch) => state.runs.r1!.tasks[task.slice(3)]!.launch === launch,
};

/** An agent's process. It goes on whatever the engine believes of it. */
export type Process = {
	readonly task: TaskKey;
	readonly launch: number;
	readonly pane: number;
	/** Regions it has yet to edit. */
	readonly work: string[];
	exit?: {readonly code: number; readonly signal?: string};
	/** Claims it has yet to make beyond its plan. */
	claimsLeft: number;
	/** Since when it doesn't get on, and how. */
	stall?: Stall;
	/** Its provider gives it nothing. */
	isLimited: boolean;
	/** The host lost it and it lives on. */
	isZombie: boolean;
	hasSaidDone: boolean;
	/** Whether the host has told of its end once more when nobody cared. */
	isToldLate: boolean;
	/** What it was told of writes that aren't its own. */
	isWarned: boolean;
};

export type Worktree = {
	base: string;
	tree: Tree;
	/** Files as the watcher last reported them. */
	seen?: Tree;
};

export type World = {
	readonly parts: Parts;
	readonly random: (below: number) => number;
	state: SessionState;
	now: number;
	/** How many more things may go wrong. */
	trouble: number;
	readonly journal: JournalEntry[];
	readonly git: GitModel;
	readonly worktrees: Map<TaskKey, Worktree>;
	readonly processes: Map<string, Process>;
	/** Orders of engines that were killed, still to reach git. */
	readonly lateMoves: Move[];
	/** Reports that were held up on their way, or come twice. */
	readonly lateReports: Command[];
	/** Marks whose content is kept under a ref. */
	readonly saved: Set<Mark>;
	/** Marks that a reset would have destroyed. */
	readonly destroyed: Mark[];
	/** Trees found green, and by what. */
	readonly verified: Array<{readonly commit: string; readonly commands: readonly string[]}>;
	/** Tasks whose limited agent was answered again while it tried by itself. */
	readonly answered: Set<TaskKey>;
	/** Marks of a task that its own agent has called done. */
	readonly finished: Set<Mark>;
	/** Tasks that a person told to land as they are. */
	readonly hurried: Set<TaskKey>;
	/** What each edit refers to, by the name of its mark. */
	readonly readBy: Map<Mark, readonly Atom[]>;
	/** Tokens that each task's conversation has really used. */
	readonly spent: Map<TaskKey, number>;
	/** Tasks of which an agent ever stalled. */
	readonly stalled: Set<TaskKey>;
	readonly history: string[];
	/** How much longer a verification takes than anything else. */
	readonly verifySlowness: number;
	marks: number;
};

/** Returns a world before its first run. */
export function newWorld({seed, trouble: allowed}: Scenario, parts: Parts): World {
	const random = generator(seed);
	return {
		parts,
		trouble: allowed,
		random,
		verifySlowness: 1 + random(20),
		state: initialState,
		now: 1000,
		journal: [],
		git: newGit(),
		worktrees: new Map(),
		processes: new Map(),
		lateMoves: [],
		lateReports: [],
		saved: new Set(),
		destroyed: [],
		verified: [],
		answered: new Set(),
		finished: new Set(),
		hurried: new Set(),
		readBy: new Map(),
		spent: new Map(),
		stalled: new Set(),
		history: [],
		marks: 0,
	};
}

/** Reports something to the engine. The report may be held up, or come again later. */
export function report(world: World, command: Command): void {
	const isOfLanding = command.type.startsWith('landing-') || command.type === 'head-moved';
	if (world.trouble > 0 && world.random(isOfLanding ? 6 : 25) === 0) {
		world.trouble--;
		world.lateReports.push(command);
		if (world.random(2) === 0) {
			world.history.push('  that is held up');
			return;
		}
	}

	tell(world, command);
}

/** Gives a command to the engine, which may be killed after any of the events that follow from it. */
export function tell(world: World, command: Command): void {
	const {events} = world.parts.step(world.state, command, world.now);
	const isKilled = world.trouble > 0 && command.type !== 'engine-start' && world.random(command.type === 'head-moved' ? 6 : 40) === 0;
	const kept = isKilled ? events.slice(0, world.random(events.length + 1)) : events;
	world.history.push(`  ${events.length > 0 ? events.map(event => nameEvent(event)).join('; ') : `nothing comes of ${command.type}`}`);
	for (const event of kept) {
		const entry = {seq: world.state.seq + 1, at: world.now, epoch: world.state.epoch, event};
		world.journal.push(entry);
		world.state = world.parts.evolve(world.state, entry);
	}

	if (!isKilled) {
		return;
	}

	world.trouble--;
	world.history.push(`  the engine is killed after ${kept.length} of these ${events.length} events`);
	startEngine(world);
}

/** Starts an engine on the journal. */
function startEngine(world: World): void {
	world.lateMoves.push(...orderedMoves(world));
	world.state = initialState;
	for (const entry of world.journal) {
		world.state = world.parts.evolve(world.state, entry);
	}

	tell(world, {type: 'engine-start', epoch: world.state.epoch + 1});
}

/** Returns what an edit refers to. */
export function readOf({readBy}: World, mark: Mark): readonly Atom[] {
	return readBy.get(identityOf(mark)) ?? [];
}

/** Something that can happen next. */
export type Action = {readonly name: string; readonly happens: () => void; readonly isTrouble?: true};

/** Returns what goes wrong while trouble is left. */
export function trouble(world: World, name: string, happens: () => void): Action[] {
	return world.trouble > 0
		? [{name, isTrouble: true, happens() {
			world.trouble--;
			happens();
		}}]
		: [];
}

/** Returns the process of a task's launch. */
export function processOf(world: World, task: TaskKey, launch: number): Process | undefined {
	return world.processes.get(`${task}:${launch}`);
}

function orderedMoves({state, journal}: World): Move[] {
	return outstanding(state)
		.filter(effect => effect.type === 'move-head')
		.map(({from, commit, token}) => ({from, commit, token, seq: journal.length}));
}
