import {setTimeout as delay} from 'node:timers/promises';
import type {Command} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import {revertPaths} from '../../git/worktrees/revert-paths.ts';
import {saveWorktree} from '../../git/worktrees/save-worktree.ts';
import {savedPrefix} from '../../git/worktrees/saved-references.ts';
import type {World} from '../world.ts';
import {performDeliver, performPauseAgent, performStartAgent, performStopAgent} from './agent.ts';
import {performCompose, performFollow, performMoveHead} from './land.ts';
import {performMakeWorktree} from './make-worktree.ts';
import {performVerify} from './verify-landing.ts';
import {performWatch} from './watch-worktree.ts';

/** Carries out any effect; resolves with what the engine is to be told of it. */
export const perform = async (world: World, effect: Effect, signal: AbortSignal): Promise<Command | undefined> => {
	switch (effect.type) {
		case 'make-worktree': {
			return performMakeWorktree(world, effect);
		}

		case 'start-agent': {
			return performStartAgent(world, effect, signal);
		}

		case 'stop-agent': {
			return performStopAgent(world, effect);
		}

		case 'pause-agent': {
			return performPauseAgent(world, effect, signal);
		}

		case 'watch-worktree': {
			return performWatch(world, effect, signal);
		}

		case 'revert-writes': {
			return performRevert(world, effect, signal);
		}

		case 'deliver-message': {
			return performDeliver(world, effect, signal);
		}

		case 'compose-landing': {
			return performCompose(world, effect, signal);
		}

		case 'verify-landing': {
			return performVerify(world, effect, signal);
		}

		case 'move-head': {
			return performMoveHead(world, effect);
		}

		case 'follow-into': {
			return performFollow(world, effect);
		}

		case 'save-attempt': {
			return performSave(world, effect);
		}

		case 'wake-at': {
			return performWake(effect, signal);
		}
	}
};

const performSave = async ({repository}: World, {key, task, worktree, attempt}: Extract<Effect, {type: 'save-attempt'}>): Promise<Command> => {
	const saved = await saveWorktree({repository, worktree, reference: `${savedPrefix}${task}/${attempt}`});
	return {type: 'attempt-saved', effect: key, task, ...saved !== undefined && {reference: saved.reference}};
};

const performRevert = async ({repository}: World, {key, task, worktree, base, paths}: Extract<Effect, {type: 'revert-writes'}>, signal: AbortSignal): Promise<Command> => {
	const reverted = await revertPaths({repository, worktree, base, paths, reference: `${savedPrefix}${task}/unowned`, signal});
	return {type: 'writes-reverted', effect: key, task, ...reverted};
};

const performWake = async ({at}: Extract<Effect, {type: 'wake-at'}>, signal: AbortSignal): Promise<Command | undefined> => {
	try {
		await delay(Math.max(0, at - Date.now()), undefined, {signal});
	} catch {
		// Aborted: what it would have woken for is over.
		return undefined;
	}

	return {type: 'tick'};
};
