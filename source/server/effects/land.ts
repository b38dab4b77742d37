import type {Command} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import type {Change} from '../../model/change.ts';
import type {Failure} from '../../model/failure.ts';
import type {UnfinishedLine} from '../../model/landing.ts';
import type {Run} from '../../model/run.ts';
import {maxFailureDetail} from '../../model/limits/failures.ts';
import {maxUnfinishedLines} from '../../model/limits/landing.ts';
import {branchCommit} from '../../git/reading/commits.ts';
import {composeLanding} from '../../git/landing/compose-landing.ts';
import {changesBetween, type FileChange} from '../../git/reading/changes.ts';
import {followInto, type Followed} from '../../git/landing/follow-into.ts';
import {moveHead} from '../../git/landing/move-head.ts';
import {storeOf} from '../../git/repository.ts';
import {noCommit} from '../../git/worktrees/saved-references.ts';
import {unfinishedLines} from '../../symbols/changes/unfinished.ts';
import {readSettings} from '../read-settings.ts';
import {footprintOf} from '../indexes/writes.ts';
import {mergeRuleOf, resultBranch, splitKey, taskOf, type World} from '../world.ts';
import {makeAnew} from './make-anew.ts';
import {verifyFailure} from './verify-landing.ts';

type EffectOf<Type extends Effect['type']> = Extract<Effect, {type: Type}>;

/** Composes the landing on what lands before it, or takes over what a person has put on the target branch meanwhile. */
export const performCompose = async (world: World, {key, task, worktree, base, onto}: EffectOf<'compose-landing'>, signal: AbortSignal): Promise<Command> => {
	const run = runOf(world, task);
	const adopted = await adoptInto(world, run);
	if (adopted !== undefined) {
		return adopted;
	}

	const {plan} = taskOf(world.state(), task);
	const rule = mergeRuleOf(run.plan);
	const message = landingMessage(plan.title, plan.prompt, task);
	const composed = await composeLanding({repository: world.repository, worktree, base, onto, message, rule});
	if (!composed.ok) {
		return {type: 'landing-failed', effect: key, task, failure: conflictFailure(composed.conflicts)};
	}

	if (composed.empty) {
		return {type: 'landing-composed', effect: key, task, commit: onto, writes: [], changes: [], reads: []};
	}

	const made = await makeAnew(world, composed, {onto, message, signal});
	if (!made.ok) {
		return {type: 'landing-failed', effect: key, task, failure: verifyFailure(made)};
	}

	const {commit, changes, merged} = made;
	const footprint = await footprintOf(world.parser, changes, {from: await world.indexes.at(onto)});
	const unfinished = await unfinishedIn(world, changes);
	return {type: 'landing-composed', effect: key, task, commit, ...footprint, ...merged.length > 0 && {merged}, ...unfinished.length > 0 && {unfinished}};
};

/** What a change adds that looks unfinished, unless the repository doesn't mind. */
const unfinishedIn = async ({repository}: World, changes: readonly FileChange[]): Promise<UnfinishedLine[]> => {
	const {unfinished = 'ask'} = await readSettings(repository);
	return unfinished === 'ask' ? changes.flatMap(({path, before, after}) => unfinishedLines(path, before, after)).slice(0, maxUnfinishedLines) : [];
};

/** Moves the result branch by compare-and-swap, making it where the run has none yet. */
export const performMoveHead = async (world: World, {key, task, from, commit}: EffectOf<'move-head'>): Promise<Command> => {
	const run = runOf(world, task);
	const branch = resultBranch(run.id);
	const present = await branchCommit(world.repository, branch);
	const moved = await moveHead({repository: world.repository, branch, from: present === undefined && from === run.base ? noCommit : from, to: commit});
	if (moved.ok) {
		return {type: 'head-moved', effect: key, task, commit};
	}

	const head = moved.actual ?? run.base;
	return {type: 'head-refused', effect: key, task, head, changes: await changesOf(world, from, head)};
};

/** Lets the target branch follow the result where that changes nothing under its user. */
export const performFollow = async (world: World, {key, run, into, head}: EffectOf<'follow-into'>): Promise<Command | undefined> => {
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

/** The target branch may only ever meet the head: what is composed ahead of it isn't verified yet. */
const adoptInto = async (world: World, {id, plan: {into}, head}: Run): Promise<Command | undefined> => {
	const current = await branchCommit(world.repository, into);
	if (current === undefined || current === head) {
		return undefined;
	}

	const followed: Followed = await followInto({repository: world.repository, into, head, result: resultBranch(id)});
	return followed.outcome === 'adopt' ? adopt(world, id, head, followed.commit) : undefined;
};

/** Moves the result to a person's commits, unless a landing has moved it on meanwhile: that one must not be lost, and the branch is asked again after it. */
const adopt = async (world: World, run: string, from: string, head: string): Promise<Command | undefined> => {
	const branch = resultBranch(run);
	const present = await branchCommit(world.repository, branch);
	const moved = await moveHead({repository: world.repository, branch, from: present === undefined ? noCommit : from, to: head});
	return moved.ok
		? {type: 'head-adopted', run, from, head, changes: await changesOf(world, from, head)}
		: undefined;
};

/** What a person's own commits change for those who rely on it. */
const changesOf = async (world: World, from: string, head: string): Promise<readonly Change[]> => {
	const {changes} = await footprintOf(world.parser, await changesBetween(storeOf(world.repository), from, head));
	return changes;
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

/** The end of an output says what went wrong. */
const bounded = (text: string): string => text.slice(-maxFailureDetail);
