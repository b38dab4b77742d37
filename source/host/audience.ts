import type {HostNews} from '../protocol/host-wire.ts';
import type {HostPeer} from '../protocol/serve-host.ts';
import type {Pane} from './pane.ts';
import {Viewer} from './viewer.ts';

/** Everyone connected to the host, each with what it is shown. */
export type Audience = {
	readonly size: number;
	/** The panes that somebody types into. */
	readonly focused: ReadonlySet<number | undefined>;
	enter(peer: HostPeer): void;
	leave(peer: HostPeer): void;
	show(peer: HostPeer, panes: readonly number[], focus: number | undefined): void;
	drawn(peer: HostPeer): void;
	changed(pane: Pane): void;
	tell(news: HostNews, except?: HostPeer): void;
};

type Seat = {readonly viewer: Viewer; focus: number | undefined};

/** Makes an audience of nobody. */
export const createAudience = (findPane: (pane: number) => Pane | undefined): Audience => {
	const seats = new Map<HostPeer, Seat>();
	return {
		get size() {
			return seats.size;
		},
		get focused() {
			return new Set(seats.values().map(({focus}) => focus));
		},
		enter(peer) {
			const viewer = new Viewer({findPane, send: peer.sendPictures, unsentBytes: () => peer.unsentBytes});
			seats.set(peer, {viewer, focus: undefined});
		},
		leave(peer) {
			seats.get(peer)?.viewer.close();
			seats.delete(peer);
		},
		show(peer, panes, focus) {
			const seat = seats.get(peer);
			if (!seat) {
				return;
			}

			seat.focus = focus;
			seat.viewer.show(panes);
		},
		drawn(peer) {
			seats.get(peer)?.viewer.drawn();
		},
		changed(pane) {
			for (const {viewer} of seats.values()) {
				viewer.changed(pane);
			}
		},
		tell(news, except) {
			for (const peer of seats.keys()) {
				if (peer !== except) {
					peer.sendNews(news);
				}
			}
		},
	};
};
