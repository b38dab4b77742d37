import type {Command} from '../../source/model/command.ts';
import type {Effect} from '../../source/model/effect.ts';
import type {Footprint, Write} from '../../source/model/change.ts';
import type {FailureKind} from '../../source/model/failure.ts';
import type {UnfinishedLine} from '../../source/model/landing.ts';
import {runOf} from '../../source/engine/find.ts';
import {spawnAgent} from './agents.ts';
import {wakeLimited} from './limits.ts';
import {changedAtoms, commitTree, isRed, marksOf, identityOf, mergeTrees, treeOf, type Tree} from './git-model.ts';
import {changesBetween, looksUnfinished} from './meaning.ts';
import {nudge} from './stalls.ts';
import {processOf, readOf, report, trouble, type Action, type World} from './world.ts';

/** Returns how an effect that the engine wants performed can end next. */
export function effectActions(world: World, effect: Effect): Action[] {
	const kind = failures[effect.type];
	return [
		...performs(world, effect).map(happens => ({name: effect.key, happens})),
		...(kind === undefined
			? []
			: trouble(world, `${effect.key} fails`, () => {
				fail(world, effect, kind);
			})),
	];
}

/** Whoever can't move the branch looks where it is before saying so. */
function fail(world: World, effect: Effect, kind: FailureKind): void {
	flushMoves(world, effect);
	if (effect.type === 'move-head' && world.git.refs.get('r1') === effect.commit) {
		moveHead(world, effect);
	} else {
		report(world, {type: 'effect-failed', effect: effect.key, failure: failureOf(kind)});
	}
}

/** Effects whose performance git, the disk or the host may fail. */
const failures: Readonly<Partial<Record<Effect['type'], FailureKind>>> = {
	'make-worktree': 'worktree-failed',
	'start-agent': 'agent-failed',
	'compose-landing': 'worktree-failed',
	'verify-landing': 'worktree-failed',
	'move-head': 'worktree-failed',
	'save-attempt': 'worktree-failed',
	'deliver-message': 'agent-failed',
	'revert-writes': 'worktree-failed',
	'follow-into': 'worktree-failed',
};

function performs(world: World, effect: Effect): Array<() => void> {
	switch (effect.type) {
		case 'make-worktree': {
			return [() => {
				makeWorktree(world, effect);
			}];
		}

		case 'start-agent': {
			return [() => {
				const {pane} = processOf(world, effect.task, effect.launch) ?? spawnAgent(world, effect);
				report(world, {type: 'agent-started', effect: effect.key, task: effect.task, pane});
			}];
		}

		case 'stop-agent': {
			return [() => {
				stopAgent(world, effect);
			}];
		}

		case 'watch-worktree': {
			return watch(world, effect);
		}

		case 'revert-writes': {
			return [() => {
				revert(world, effect);
			}];
		}

		case 'deliver-message': {
			return [() => {
				deliver(world, effect);
			}];
		}

		case 'compose-landing': {
			return [() => {
				compose(world, effect);
			}];
		}

		case 'verify-landing': {
			return [() => {
				verify(world, effect);
			}];
		}

		case 'move-head': {
			return [() => {
				moveHead(world, effect);
			}];
		}

		case 'follow-into': {
			return follow(world, effect);
		}

		case 'save-attempt': {
			return [() => {
				save(world, effect);
			}];
		}

		case 'wake-at': {
			return [() => {
				world.now = Math.max(world.now, effect.at);
				report(world, {type: 'tick'});
			}];
		}

		case 'pause-agent': {
			return [];
		}
	}
}

type EffectOf<Type extends Effect['type']> = Extract<Effect, {type: Type}>;

function makeWorktree(world: World, {key, task, onto, keep, composed}: EffectOf<'make-worktree'>): void {
	const former = world.worktrees.get(task);
	const head = treeOf(world.git, onto);
	let made = {base: onto, tree: head};
	if (former && keep) {
		const {parent = 'base', tree} = composed === undefined ? {parent: former.base, tree: former.tree} : world.git.commits.get(composed)!;
		const carried = mergeTrees(treeOf(world.git, parent), tree, head);
		// What no longer fits stays where it was.
		made = carried.ok ? {base: onto, tree: carried.tree} : {base: former.base, tree: former.tree};
	}

	if (former) {
		noteLosses(world, former.tree, made.tree);
	}

	world.worktrees.set(task, made);
	report(world, {type: 'worktree-made', effect: key, task, path: `/${task}`, base: made.base});
}

/** What a stray process wrote after the last save is no work of the run's. */
function noteLosses(world: World, before: Tree, after: Tree): void {
	const landed = treeOf(world.git, world.git.refs.get('r1')!);
	const kept = new Set([...marksOf(after), ...marksOf(landed), ...world.saved].map(mark => identityOf(mark)));
	world.destroyed.push(...marksOf(before).filter(mark => !kept.has(identityOf(mark)) && !mark.startsWith('stray')));
}

function stopAgent(world: World, {task, launch}: EffectOf<'stop-agent'>): void {
	const process = processOf(world, task, launch);
	if (!process || process.isZombie) {
		report(world, {type: 'agent-lost', task, launch});
		return;
	}

	process.exit ??= {code: 0, signal: 'SIGHUP'};
	report(world, {type: 'agent-exited', task, launch, ...process.exit});
}

function watch(world: World, {task}: EffectOf<'watch-worktree'>): Array<() => void> {
	const worktree = world.worktrees.get(task)!;
	return worktree.seen === worktree.tree
		? []
		: [() => {
			worktree.seen = worktree.tree;
			report(world, {type: 'writes-seen', task, ...footprintBetween(world, treeOf(world.git, worktree.base), worktree.tree)});
		}];
}

function revert(world: World, {key: effect, task, paths}: EffectOf<'revert-writes'>): void {
	const worktree = world.worktrees.get(task)!;
	for (const mark of marksOf(worktree.tree)) {
		world.saved.add(mark);
	}

	const before = treeOf(world.git, worktree.base);
	worktree.tree = new Map([...worktree.tree].map(([region, marks]) => [region, paths.some(path => region.startsWith(`${path}#`)) ? before.get(region)! : marks]));
	report(world, {type: 'writes-reverted', effect, task, paths, reference: `refs/jupiter/saved/${task}/unowned`});
}

function deliver(world: World, {key, id, task, text}: EffectOf<'deliver-message'>): void {
	if (text.startsWith('Your provider')) {
		wakeLimited(world, task);
	}

	nudge(world, task);

	for (const process of world.processes.values()) {
		if (process.task === task && text.startsWith('error:')) {
			process.isWarned = true;
		}
	}

	report(world, {type: 'message-delivered', effect: key, id});
}

function compose(world: World, {key: effect, task, onto}: EffectOf<'compose-landing'>): void {
	const {base, tree} = world.worktrees.get(task)!;
	const head = treeOf(world.git, onto);
	const merged = mergeTrees(treeOf(world.git, base), tree, head);
	if (!merged.ok) {
		report(world, {type: 'landing-failed', effect, task, failure: failureOf('conflict')});
		return;
	}

	const footprint = footprintBetween(world, head, merged.tree);
	const commit = footprint.writes.length === 0 ? onto : commitTree(world.git, merged.tree, onto, task);
	const unfinished = unfinishedBetween(head, merged.tree);
	report(world, {type: 'landing-composed', effect, task, commit, ...footprint, ...unfinished.length > 0 && {unfinished}});
}

function verify(world: World, {key: effect, task, commit, commands}: EffectOf<'verify-landing'>): void {
	if (isRed(treeOf(world.git, commit), commands)) {
		report(world, {type: 'landing-failed', effect, task, failure: failureOf('verify-failed')});
		return;
	}

	world.verified.push({commit, commands});
	report(world, {type: 'landing-verified', effect, task});
}

function moveHead(world: World, order: EffectOf<'move-head'>): void {
	const {key: effect, task, from, commit, token} = order;
	flushMoves(world, order);
	const moved = world.parts.swap(world.git, 'r1', {from, commit, token, seq: world.journal.length});
	report(world, moved.ok ? {type: 'head-moved', effect, task, commit} : {type: 'head-refused', effect, task, head: moved.actual, changes: changesBetween(treeOf(world.git, from), treeOf(world.git, moved.actual))});
}

/** A killed engine's git has come to its end before the next engine's has with the same order: both wait for the branch's lock. */
function flushMoves(world: World, {type}: Effect): void {
	if (type !== 'move-head') {
		return;
	}

	const finishing = world.lateMoves.splice(0).filter(() => world.random(2) === 0);
	for (const move of finishing) {
		world.parts.swap(world.git, 'r1', {...move, seq: world.journal.length});
	}
}

function follow(world: World, {key: effect, run, head}: EffectOf<'follow-into'>): Array<() => void> {
	const outcomes: Command[] = [{type: 'into-followed', effect, run, head}, {type: 'into-waits', effect, run, head, reason: 'It is dirty.'}];
	return outcomes.map(outcome => () => {
		report(world, outcome);
	});
}

function save(world: World, {key: effect, task}: EffectOf<'save-attempt'>): void {
	for (const mark of marksOf(world.worktrees.get(task)!.tree)) {
		world.saved.add(mark);
	}

	report(world, {type: 'attempt-saved', effect, task, reference: `refs/jupiter/saved/${task}/${runOf(world.state, task).tasks[task.slice(3)]!.attempt}`});
}

function footprintBetween(world: World, before: Tree, after: Tree): Footprint {
	const known = new Set(marksOf(before));
	const reads = marksOf(after).filter(mark => !known.has(mark)).flatMap(mark => readOf(world, mark));
	return {writes: writesBetween(before, after), changes: changesBetween(before, after), reads: [...new Set(reads)]};
}

function writesBetween(before: Tree, after: Tree): Write[] {
	return changedAtoms(before, after).map(atom => {
		const [path, symbol] = atom.split('#') as [string, string];
		return {path, symbol, change: 'changed'};
	});
}

function unfinishedBetween(before: Tree, after: Tree): UnfinishedLine[] {
	const known = new Set(marksOf(before));
	const added = marksOf(after).filter(mark => !known.has(mark) && looksUnfinished(mark));
	return added.map(mark => ({path: 'file', line: 1, text: identityOf(mark)}));
}

function failureOf(kind: FailureKind) {
	return {kind, summary: `It failed: ${kind}.`, detail: ''};
}
