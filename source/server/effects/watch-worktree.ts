import {createHash} from 'node:crypto';
import watcher from '@parcel/watcher';
import type {Effect} from '../../model/effect.ts';
import {watchDebounceMs} from '../../model/limits/bus.ts';
import type {FileChange} from '../../git/reading/changes.ts';
import type {Change} from '../../model/change.ts';
import {worktreeChanges} from '../../git/worktrees/worktree-changes.ts';
import {footprintOf} from '../indexes/writes.ts';
import type {World} from '../world.ts';

/** Reports all that the worktree writes against its base whenever that changes, until the signal ends it. */
export const performWatch = async (world: World, effect: Extract<Effect, {type: 'watch-worktree'}>, signal: AbortSignal): Promise<undefined> => {
	const look = createLook(world, effect, signal);
	const subscription = await watcher.subscribe(effect.worktree, (error, events) => {
		if (error) {
			world.log(`Watching ${effect.worktree}: ${error.message}`);
		}

		// A full look every time: what is reported is the whole difference, so that a lost notice costs only delay.
		if (error !== null || events.length > 0) {
			look.soon();
		}
	}, {ignore: ['.git', '**/node_modules/**', '.jupiter/**']});
	look.soon();
	await ended(signal);
	look.stop();
	await subscription.unsubscribe();
	return undefined;
};

const createLook = (world: World, {task, worktree, base}: Extract<Effect, {type: 'watch-worktree'}>, signal: AbortSignal) => {
	let timer: NodeJS.Timeout | undefined;
	let isLooking = false;
	let isDue = false;
	let last = '';
	const sound = new Map<string, readonly Change[]>();

	const look = async () => {
		isLooking = true;
		try {
			const changes = await worktreeChanges(worktree, base);
			world.activity.wrote(task, markOf(changes));
			const footprint = await footprintOf(world.parser, changes, {sound, from: await world.indexes.at(base)});
			const text = JSON.stringify(footprint);
			if (!signal.aborted && text !== last) {
				last = text;
				world.report({type: 'writes-seen', task, ...footprint});
			}
		} catch (error) {
			// The worktree may be in the middle of a checkout, or gone with its task; the landing looks again and decides.
			world.log(`Looking at ${worktree}: ${String(error)}`);
		}

		isLooking = false;
		if (!isDue || signal.aborted) {
			return;
		}

		isDue = false;
		soon();
	};

	const soon = () => {
		if (isLooking) {
			isDue = true;
			return;
		}

		timer ??= setTimeout(() => {
			timer = undefined;
			void look();
		}, watchDebounceMs);
	};

	return {
		soon,
		stop() {
			clearTimeout(timer);
		},
	};
};

/** The same for the same content, so that an agent that goes to and fro is seen. */
const markOf = (changes: readonly FileChange[]): string => {
	const hash = createHash('sha256');
	for (const {path, mode, after = ''} of changes) {
		hash.update(`${path}\0${mode}\0${after}\0`);
	}

	return hash.digest('base64url').slice(0, 16);
};

/** Resolves when the signal is aborted. */
const ended = async (signal: AbortSignal): Promise<void> => new Promise(resolve => {
	if (signal.aborted) {
		resolve();
		return;
	}

	signal.addEventListener('abort', () => {
		resolve();
	}, {once: true});
});
