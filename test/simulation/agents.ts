import type {Effect} from '../../source/model/effect.ts';
import type {AgentCommand} from '../../source/model/command.ts';
import type {Claim} from '../../source/model/plan.ts';
import {isAtWork, taskOf} from '../../source/engine/find.ts';
import {limitActions, limitedActions} from './limits.ts';
import {identityOf, marksOf, treeOf, withoutFault, type Mark, type Tree} from './git-model.ts';
import {isOfInterface, ofInterface} from './meaning.ts';
import {spend} from './spending.ts';
import {stallActions, watchActions} from './stalls.ts';
import {atoms, atomsOf, isShared, lockable, shared, someClaims, type Atom} from './universe.ts';
import {soundParts, tell, trouble, type Action, type Process, type World} from './world.ts';

/** Starts an agent's process. It has a few edits to make, first of all to put right what failed before. */
export function spawnAgent(world: World, {task, launch, failure}: Extract<Effect, {type: 'start-agent'}>): Process {
	const own = [...taskOf(world.state, task).plan.owns.flatMap(claim => atomsOf(claim)), ...shared];
	const process: Process = {
		task, launch,
		pane: world.processes.size + 1,
		work: Array.from({length: 1 + world.random(3)}, () => regionOf(world, own[world.random(own.length)]!)),
		claimsLeft: world.random(3),
		isLimited: false,
		isZombie: false,
		hasSaidDone: false,
		isToldLate: false,
		isWarned: failure?.kind === 'not-owned',
	};
	world.processes.set(`${task}:${launch}`, process);
	// In the end, when nothing goes wrong any more, agents also find their former mistakes by themselves.
	if (failure?.kind === 'verify-failed' || world.trouble === 0) {
		rewrite(world, process, mark => isOwnMark(process, mark) ? withoutFault(mark) : mark);
	}

	if (failure?.kind === 'contract-broken') {
		keepContracts(world, process);
	}

	return process;
}

/** Returns what an agent's process can do next, and what can happen to it. */
export function agentActions(world: World, process: Process): Action[] {
	const {exit} = process;
	if (exit) {
		return reports(world, process, exit);
	}

	return isFrozen(world, process) ? [] : [...doings(world, process), ...accidents(world, process), ...losses(world, process), ...watchActions(world, process)];
}

/** The host no longer has it: an engine that wasn't told before it died finds that out. */
function losses(world: World, {task, launch, isZombie}: Process): Action[] {
	const now = taskOf(world.state, task);
	return isZombie && now.launch === launch && now.running
		? [{name: `${task}:${launch} is seen to be lost`, happens() {
			tell(world, {type: 'agent-lost', task, launch});
		}}]
		: [];
}

function doings(world: World, process: Process): Action[] {
	if (process.stall) {
		return [];
	}

	return process.isLimited && !process.isZombie
		? limitedActions(world, process)
		: [...works(world, process), ...misdeeds(world, process), ...limitActions(world, process)];
}

/** The host tells of an end until the engine knows; of former launches it tells once more, late. */
function reports(world: World, process: Process, exit: NonNullable<Process['exit']>): Action[] {
	const {task, launch} = process;
	const name = `${task}:${launch} is seen to have ended`;
	const now = taskOf(world.state, task);
	const happens = () => {
		tell(world, {type: 'agent-exited', task, launch, ...exit});
	};

	if (now.launch === launch) {
		return now.running ? [{name, happens}] : [];
	}

	return process.isToldLate
		? []
		: [{name: `${name}, late`, happens() {
			process.isToldLate = true;
			happens();
		}}];
}

function works(world: World, process: Process): Action[] {
	if (process.work.length > 0) {
		return [
			act(process, 'edits', () => {
				edit(world, process, process.work.pop()!);
				spend(world, process);
			}),
			...(process.claimsLeft > 0
				? [act(process, 'claims', () => {
					process.claimsLeft--;
					call(world, process, {type: 'claim', task: process.task, claim: wishOf(world, process)});
				})]
				: []),
		];
	}

	if (process.isWarned) {
		return [act(process, 'takes back what is not its own', () => {
			takeBack(world, process);
		})];
	}

	// Only a command's exit status says that it is done.
	const mayEnd = process.hasSaidDone || taskOf(world.state, process.task).plan.agent.kind === 'command';
	return [
		...(process.hasSaidDone
			? []
			: [act(process, 'says done', () => {
				process.hasSaidDone = true;
				finish(world, process);
				call(world, process, {type: 'done', task: process.task});
			})]),
		...(mayEnd
			? [act(process, 'ends', () => {
				finish(world, process);
				process.exit = {code: 0};
			})]
			: []),
	];
}

/** What others hold, as a rule, so that tasks come to wait for each other. */
function wishOf(world: World, {task}: Process): Claim {
	const others = world.state.locks.filter(({holder}) => holder !== task);
	return others.length === 0 || world.random(4) === 0
		? someClaims[world.random(someClaims.length)]!
		: others[world.random(others.length)]!.claim;
}

/** What an agent does that it was told not to do. */
function misdeeds(world: World, process: Process): Action[] {
	const {task} = process;
	const own = taskOf(world.state, task).plan.owns;
	const claim = () => someClaims[world.random(someClaims.length)]!;
	const wrong = (name: string, happens: () => void) => trouble(world, `${process.task}:${process.launch} ${name}`, happens);
	return [
		...(process.hasSaidDone
			? []
			: wrong('writes what it did not declare', () => {
				edit(world, process, regionOf(world, atoms[world.random(atoms.length)]!));
			})),
		...(process.hasSaidDone || process.isZombie
			? []
			: ['!', '?'].flatMap(fault => wrong(`makes a mistake ${fault}`, () => {
				const [region] = process.work;
				if (region !== undefined) {
					edit(world, process, region, fault);
				}
			}))),
		...wrong('releases', () => {
			const late = [...world.state.locks.filter(({holder}) => holder === task), ...world.state.waiting.filter(wait => wait.task === task)]
				.find(held => !own.includes(held.claim));
			call(world, process, {type: 'release', task, claim: late?.claim ?? claim()});
		}),
		...wrong('decides', () => {
			call(world, process, {type: 'decide', by: task, key: 'colour', value: `${world.random(2)}`});
		}),
	];
}

function accidents(world: World, process: Process): Action[] {
	const {task, launch} = process;
	const wrong = (name: string, happens: () => void) => trouble(world, `${task}:${launch} ${name}`, happens);
	return [
		...wrong('crashes', () => {
			process.exit = {code: 1};
		}),
		...stallActions(world, process),
		...(process.isZombie
			? []
			: [
				...wrong('is lost', () => {
					process.exit = {code: 0, signal: 'SIGHUP'};
					tell(world, {type: 'agent-lost', task, launch});
				}),
				...wrong('is lost and lives on', () => {
					process.isZombie = true;
					tell(world, {type: 'agent-lost', task, launch});
				}),
			]),
	];
}

/** The engine's socket: it believes a worker as long as its token is of the present launch. */
function call(world: World, process: Process, command: AgentCommand): void {
	if (world.parts.isCurrent(world.state, process.task, process.launch)) {
		tell(world, command);
	}
}

function edit(world: World, process: Process, region: string, suffix = ''): void {
	const name = `${process.isZombie ? 'stray ' : ''}${process.task}.${process.launch}.${world.marks++}`;
	// In the end nobody breaks a contract any more: three attempts are soon used up.
	const isInterface = !isShared(region) && world.random(4) === 0 && world.trouble > 0;
	const mark = `${name}${isInterface ? ofInterface : ''}${suffix}`;
	world.readBy.set(name, world.random(2) === 0 ? [lockable[world.random(lockable.length)]!] : []);
	const worktree = world.worktrees.get(process.task)!;
	worktree.tree = new Map([...worktree.tree, [region, [...worktree.tree.get(region)!, mark]]]);
}

function takeBack(world: World, process: Process): void {
	process.isWarned = false;
	const {base, tree} = world.worktrees.get(process.task)!;
	const allowed = new Set([...world.state.locks.filter(({holder}) => holder === process.task).flatMap(({claim}) => atomsOf(claim)), ...shared]);
	const before = treeOf(world.git, base);
	replace(world, process, new Map([...tree].map(([region, marks]) => [region, allowed.has(region.split('@', 1)[0]!) ? marks : before.get(region)!])));
	keepContracts(world, process);
}

/** Puts the frozen interfaces back. */
function keepContracts(world: World, process: Process): void {
	const {contracts} = world.state.runs.r1!.plan;
	const isFrozenIn = (region: string) => contracts.some(symbol => region.startsWith(`${symbol}@`) || region.startsWith(`${symbol}.`));
	replace(world, process, new Map([...world.worktrees.get(process.task)!.tree].map(([region, marks]) => [
		region,
		isFrozenIn(region) ? marks.map(mark => isOwnMark(process, mark) && isOfInterface(mark) ? mark.replace(ofInterface, '') : mark) : marks,
	])));
}

function rewrite(world: World, process: Process, change: (mark: Mark) => Mark): void {
	replace(world, process, new Map([...world.worktrees.get(process.task)!.tree].map(([region, marks]) => [region, marks.map(mark => change(mark))])));
}

function replace(world: World, process: Process, tree: Tree): void {
	world.worktrees.get(process.task)!.tree = tree;
}

function finish(world: World, process: Process): void {
	if (isAtWork(taskOf(world.state, process.task)) && soundParts.isCurrent(world.state, process.task, process.launch)) {
		for (const mark of marksOf(world.worktrees.get(process.task)!.tree)) {
			world.finished.add(identityOf(mark));
		}
	}
}

function isOwnMark({task}: Process, mark: Mark): boolean {
	return mark.includes(`${task}.`);
}

function isFrozen(world: World, {task, isZombie}: Process): boolean {
	const {paused, pane} = taskOf(world.state, task);
	return paused && pane !== undefined && !isZombie;
}

function regionOf(world: World, atom: Atom): string {
	return `${atom}@${world.random(2)}`;
}

function act({task, launch}: Process, name: string, happens: () => void): Action {
	return {name: `${task}:${launch} ${name}`, happens};
}
