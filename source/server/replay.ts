import {evolve} from '../engine/evolve/evolve.ts';
import {initialState} from '../engine/initial-state.ts';
import {replayedAtOnce} from '../model/limits/wire.ts';
import type {SessionState} from '../model/session-state.ts';
import type {JournalReader} from '../storage/journal.ts';

/** The state after a journal's entry `last`, or after all of them; it evolves and never reacts. */
export const replay = (journal: Pick<JournalReader, 'read'>, last = Infinity): SessionState => {
	let state = initialState;
	for (;;) {
		const entries = journal.read(state.seq, Math.min(replayedAtOnce, last - state.seq));
		if (entries.length === 0) {
			return state;
		}

		for (const entry of entries) {
			state = evolve(state, entry);
		}
	}
};
