import type {Command} from '../model/command.ts';
import type {Effect} from '../model/effect.ts';
import type {JournalEntry} from '../model/event.ts';
import type {SessionState} from '../model/session-state.ts';
import {evolve} from '../engine/evolve/evolve.ts';
import {outstanding} from '../engine/outstanding.ts';
import type {Answer} from '../engine/draft.ts';
import {step} from '../engine/step.ts';
import type {Journal} from '../storage/journal.ts';
import {replay} from './replay.ts';

/** The engine at work: the state, the journal in front of it, and the effects that follow from it. */
export type Core = {
	readonly state: () => SessionState;
	/** Decides, journals, evolves, and only then has the effects performed. */
	readonly submit: (command: Command) => Answer;
	/** Calls back with every entry, after it is in the journal. Returns a disposer. */
	readonly onEntry: (listener: (entry: JournalEntry) => void) => () => void;
	/** Performs what the rebuilt state has outstanding; to be called once, when the world is ready. */
	readonly begin: () => void;
};

export type CoreOptions = {
	readonly journal: Journal;
	readonly now: () => number;
	readonly perform: (effect: Effect) => void;
	readonly abandon: (key: string) => void;
	/** Told when an invariant broke: nothing is decided from then on. */
	readonly onFrozen: (error: unknown) => void;
	/** Told when the journal took no entry: this process must end. */
	readonly onFatal: (error: unknown) => void;
};

/** Rebuilds the state from the journal; replay evolves and never reacts. */
export const createCore = ({journal, now, perform, abandon, onFrozen, onFatal}: CoreOptions): Core => {
	let state = replay(journal);
	let isBegun = false;
	const listeners = new Set<(entry: JournalEntry) => void>();

	const keep = (events: ReadonlyArray<JournalEntry['event']>, at: number) => {
		for (const entry of journal.append(events, at)) {
			state = evolve(state, entry);
			for (const listener of listeners) {
				listener(entry);
			}
		}
	};

	const freeze = (error: unknown): Answer => {
		const reason = error instanceof Error ? error.message : String(error);
		onFrozen(error);
		return keepOrEnd([{type: 'engine-frozen', reason}], now()) ?? frozenAnswer(reason);
	};

	/** What can't be journalled has not happened: this engine ends, and the next one finds out again what it was told. */
	const keepOrEnd = (events: ReadonlyArray<JournalEntry['event']>, at: number): Answer | undefined => {
		try {
			keep(events, at);
			return undefined;
		} catch (error) {
			onFatal(error);
			return {ok: false, text: error instanceof Error ? error.message : String(error)};
		}
	};

	return {
		state: () => state,
		submit(command) {
			const at = now();
			let result;
			try {
				result = step(state, command, at);
			} catch (error) {
				return freeze(error);
			}

			const refusal = keepOrEnd(result.events, at);
			if (refusal !== undefined) {
				return refusal;
			}

			if (isBegun) {
				for (const key of result.ended) {
					abandon(key);
				}

				for (const effect of result.effects) {
					perform(effect);
				}
			}

			return result.answer;
		},
		onEntry(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		begin() {
			isBegun = true;
			for (const effect of outstanding(state)) {
				perform(effect);
			}
		},
	};
};

const frozenAnswer = (reason: string): Answer => ({
	ok: false,
	text: 'One of the engine\'s invariants broke, so it decides nothing more; the agents keep running. Restart it with `jupiter-tui stop` and `jupiter-tui`.',
	detail: reason,
});
