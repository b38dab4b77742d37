import type {Command} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import type {Failure, Run} from '../../model/run.ts';
import {maxFailureDetail} from '../../model/limits.ts';
import {branchCommit} from '../../git/commits.ts';
import {composeLanding} from '../../git/compose-landing.ts';
import {changesBetween} from '../../git/changes.ts';
import {followInto, type Followed} from '../../git/follow-into.ts';
import {moveHead} from '../../git/move-head.ts';
import {storeOf} from '../../git/repository.ts';
import {noCommit} from '../../git/saved-references.ts';
import {verifyTree} from '../../git/verify-tree.ts';
import {verificationSlotOf} from '../../storage/places.ts';
import {footprintOf} from '../writes.ts';
import {verifyEnvironment} from '../verify-environment.ts';
import {mergeRuleOf, resultBranch, splitKey, taskOf, type World} from '../world.ts';
import {slotSetup} from './slot-setup.ts';

type EffectOf<Type extends Effect['type']> = Extract<Effect, {type: Type}>;

/** Composes the landing on the head, or takes over what a person has put on the target branch meanwhile. */
export const performCompose = async (world: World, {key, task, worktree, base, onto}: EffectOf<'compose-landing'>): Promise<Command> => {
	const run = runOf(world, task);
	const adopted = await adoptInto(world, run, onto);
	if (adopted !== undefined) {
		return adopted;
	}

	const {plan} = taskOf(world.state(), task);
	const rule = mergeRuleOf(run.plan);
	const composed = await composeLanding({repository: world.repository, worktree, base, onto, message: landingMessage(plan.title, plan.prompt, task), rule});
	if (!composed.ok) {
		return {type: 'landing-failed', effect: key, task, failure: conflictFailure(composed.conflicts)};
	}

	if (composed.empty) {
		return {type: 'landing-composed', effect: key, task, commit: onto, writes: [], changes: [], reads: []};
	}

	const {commit, changes, merged} = composed;
	return {type: 'landing-composed', effect: key, task, commit, ...await footprintOf(world.parser, changes), ...merged.length > 0 && {merged}};
};

/** Runs the verify commands on the composed tree in the run's verification worktree. */
export const performVerify = async (world: World, effect: EffectOf<'verify-landing'>, signal: AbortSignal): Promise<Command> => {
	const {key, task, commit, commands} = effect;
	const {setup, copy} = await world.settings();
	const directory = verificationSlotOf(world.places, 0);
	const slot = await slotSetup(world, directory, commit, setup);
	const verification = await verifyTree({
		repository: world.repository,
		commit,
		commands: [...slot.commands, ...commands],
		directory,
		env: verifyEnvironment(),
		signal,
		copy,
	});
	if (verification.ok || verification.command !== setup) {
		await slot.done();
	}

	return verification.ok
		? {type: 'landing-verified', effect: key, task}
		: {type: 'landing-failed', effect: key, task, failure: verifyFailure(verification)};
};

/** Moves the result branch by compare-and-swap, making it where the run has none yet. */
export const performMoveHead = async (world: World, {key, task, from, commit}: EffectOf<'move-head'>): Promise<Command> => {
	const run = runOf(world, task);
	const branch = resultBranch(run.id);
	const present = await branchCommit(world.repository, branch);
	const moved = await moveHead({repository: world.repository, branch, from: present === undefined && from === run.base ? noCommit : from, to: commit});
	return moved.ok
		? {type: 'head-moved', effect: key, task, commit}
		: {type: 'head-refused', effect: key, task, head: moved.actual ?? run.base};
};

/** Lets the target branch follow the result where that changes nothing under its user. */
export const performFollow = async (world: World, {key, run, into, head}: EffectOf<'follow-into'>): Promise<Command> => {
	const followed = await followInto({repository: world.repository, into, head, result: resultBranch(run)});
	switch (followed.outcome) {
		case 'followed': {
			return {type: 'into-followed', effect: key, run, head};
		}

		case 'waits': {
			return {type: 'into-waits', effect: key, run, head, reason: followed.reason};
		}

		case 'adopt': {
			return adopt(world, run, head, followed.commit);
		}
	}
};

const runOf = (world: World, task: `${string}/${string}`): Run => world.state().runs[splitKey(task)[0]]!;

const adoptInto = async (world: World, run: Run, onto: string): Promise<Command | undefined> => {
	const current = await branchCommit(world.repository, run.plan.into);
	if (current === undefined || current === onto) {
		return undefined;
	}

	const followed: Followed = await followInto({repository: world.repository, into: run.plan.into, head: onto, result: resultBranch(run.id)});
	return followed.outcome === 'adopt' ? adopt(world, run.id, onto, followed.commit) : undefined;
};

const adopt = async (world: World, run: string, from: string, head: string): Promise<Command> => {
	const branch = resultBranch(run);
	const present = await branchCommit(world.repository, branch);
	await moveHead({repository: world.repository, branch, from: present ?? noCommit, to: head});
	const {changes} = await footprintOf(world.parser, await changesBetween(storeOf(world.repository), from, head));
	return {type: 'head-adopted', run, from, head, changes};
};

const landingMessage = (title: string, prompt: string, task: string): string => {
	const body = prompt.trim() === title.trim() ? '' : `${prompt.trim()}\n\n`;
	return `${title}\n\n${body}Jupiter-Task: ${task}\n`;
};

const conflictFailure = (conflicts: ReadonlyArray<{path: string; detail: string}>): Failure => ({
	kind: 'conflict',
	summary: `The work no longer fits onto the head in ${conflicts.map(conflict => conflict.path).join(', ')}.`,
	detail: bounded(conflicts.map(conflict => conflict.detail).join('\n')),
});

const verifyFailure = ({command, code, output}: {command: string; code?: number | undefined; output: string}): Failure => ({
	kind: 'verify-failed',
	summary: `\`${command}\` failed on the composed tree${code === undefined ? '' : ` with exit status ${code}`}.`,
	detail: bounded(output),
});

/** The end of an output says what went wrong. */
const bounded = (text: string): string => text.slice(-maxFailureDetail);
