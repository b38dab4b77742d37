import type {JournalEntry} from '../../model/event.ts';
import type {EngineNews, Vitals} from '../../protocol/engine-wire.ts';
import type {EnginePeer} from '../../protocol/serve.ts';
import {vitalsIntervalMs} from '../../model/limits/schedule.ts';
import {recentEntries} from '../../model/limits/wire.ts';
import type {Core} from '../core.ts';

/** Who follows the journal; each got a snapshot first. */
export type Subscriptions = {
	readonly subscribe: (peer: EnginePeer) => void;
	readonly unsubscribe: (peer: EnginePeer) => void;
	readonly close: () => void;
};

/** Sends every entry, and now and then the vitals, to whoever has subscribed. */
export const createSubscriptions = (core: Core, entriesAfter: (seq: number, limit: number) => JournalEntry[], vitals: () => Vitals): Subscriptions => {
	const peers = new Set<EnginePeer>();
	const tell = (news: EngineNews) => {
		for (const peer of peers) {
			peer.send(news);
		}
	};

	const stopListening = core.onEntry(entry => {
		tell({type: 'entry', entry});
	});
	const timer = setInterval(() => {
		tell({type: 'vitals', vitals: vitals()});
	}, vitalsIntervalMs);
	return {
		subscribe(peer) {
			const state = core.state();
			peer.send({type: 'snapshot', state, recent: entriesAfter(Math.max(0, state.seq - recentEntries), recentEntries)});
			peer.send({type: 'vitals', vitals: vitals()});
			peers.add(peer);
		},
		unsubscribe(peer) {
			peers.delete(peer);
		},
		close() {
			stopListening();
			clearInterval(timer);
			peers.clear();
		},
	};
};
