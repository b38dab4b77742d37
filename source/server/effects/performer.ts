import {setTimeout as delay} from 'node:timers/promises';
import type {Command} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import {closeGraceMs} from '../../model/limits/processes.ts';

/** Carries out one effect until it is done or `signal` says it is no longer wanted; what it returns goes to the engine. */
export type Perform = (effect: Effect, signal: AbortSignal) => Promise<Command | undefined>;

export type Performer = {
	readonly perform: (effect: Effect) => void;
	readonly abandon: (key: string) => void;
	/** Abandons everything and waits a while for what is under way to let go. */
	readonly close: () => Promise<void>;
};

/** Keeps one performance for each outstanding effect's key and reports its outcome. */
export const createPerformer = (
	carryOut: Perform,
	report: (command: Command) => void,
	fail: (effect: Effect, error: unknown) => void,
): Performer => {
	const running = new Map<string, {controller: AbortController; done: Promise<void>}>();

	const run = async (effect: Effect, controller: AbortController) => {
		try {
			const command = await carryOut(effect, controller.signal);
			if (command !== undefined && !controller.signal.aborted) {
				report(command);
			}
		} catch (error) {
			if (!controller.signal.aborted) {
				fail(effect, error);
			}
		} finally {
			if (running.get(effect.key)?.controller === controller) {
				running.delete(effect.key);
			}
		}
	};

	return {
		perform(effect) {
			if (running.has(effect.key)) {
				return;
			}

			const controller = new AbortController();
			// The entry must stand before the performance can end, or a quick one would be kept for ever.
			const entry = {controller, done: Promise.resolve()};
			running.set(effect.key, entry);
			entry.done = run(effect, controller);
		},
		abandon(key) {
			running.get(key)?.controller.abort();
			running.delete(key);
		},
		async close() {
			const all = running.values().toArray();
			running.clear();
			for (const {controller} of all) {
				controller.abort();
			}

			// What doesn't let go in time is repeated by the next engine, as after a kill.
			await Promise.race([Promise.all(all.map(async ({done}) => done)), delay(closeGraceMs, undefined, {ref: false})]);
		},
	};
};
