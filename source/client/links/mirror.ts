import {evolve} from '../../engine/evolve/evolve.ts';
import type {JournalEntry} from '../../model/event.ts';
import {maxRecentEntries} from '../../model/limits/screen.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {EngineNews, Vitals} from '../../protocol/engine-wire.ts';
import type {EngineLink} from '../../ui/chrome.ts';

/** The engine's state as this client knows it. */
export type Mirrored = {
	readonly state?: SessionState;
	/** The latest entries, oldest first. */
	readonly recent: readonly JournalEntry[];
	readonly vitals?: Vitals;
	readonly link: EngineLink;
};

/** What a client knows before the engine has answered. */
export const unknownEngine: Mirrored = {recent: [], link: 'connecting'};

/**
Follows the engine: a snapshot, then each entry through the same `evolve`.
Undefined when an entry is missing between, so that the caller asks for a snapshot.
*/
export function withNews(mirrored: Mirrored, news: EngineNews): Mirrored | undefined {
	switch (news.type) {
		case 'snapshot': {
			return {...mirrored, state: news.state, recent: news.recent.slice(-maxRecentEntries), link: 'live'};
		}

		case 'vitals': {
			return {...mirrored, vitals: news.vitals};
		}

		case 'entry': {
			return withEntry(mirrored, news.entry);
		}
	}
}

/** Keeps what is known while the engine is away. */
export function withLink(mirrored: Mirrored, link: EngineLink): Mirrored {
	return {...mirrored, link};
}

function withEntry(mirrored: Mirrored, entry: JournalEntry): Mirrored | undefined {
	const {state} = mirrored;
	if (state === undefined || entry.seq > state.seq + 1) {
		return undefined;
	}

	// An entry that the snapshot already holds can come after it.
	return entry.seq <= state.seq ? mirrored : {...mirrored, state: evolve(state, entry), recent: [...mirrored.recent.slice(1 - maxRecentEntries), entry]};
}
