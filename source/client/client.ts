import {randomUUID} from 'node:crypto';
import {arrangement} from '../layout/arrangement.ts';
import {changedBy, isLater, type ViewState} from '../layout/view.ts';
import {readView, writeView} from '../layout/view-text.ts';
import type {ListedSession} from '../model/listed-session.ts';
import {messageMs, messageWordMs} from '../model/limits/screen.ts';
import type {EngineCall} from '../protocol/engine-wire.ts';
import type {HostConnection} from '../protocol/connect.ts';
import type {Message} from '../ui/chrome.ts';
import {regionsOf, withPlaces, type Desk} from './desk.ts';
import {createKeyHold, type KeyHold} from './input/key-hold.ts';

/** One attached client: its desk, its host, and what follows from a change of the desk. */
export type Client = {
	readonly desk: Desk;
	readonly host: HostConnection;
	/** The directory and environment of new shells. */
	readonly directory: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Keys wait here for the pane that they are meant for. */
	readonly hold: KeyHold;
	/** What was copied last. */
	copied: string;
	/** Changes the desk; tells the host what follows, and everybody who listens. */
	update(change: (desk: Desk) => Desk): void;
	updateView(change: (view: ViewState) => ViewState): void;
	/** Takes over the view that another client has made. */
	takeView(text: string): void;
	/** The person is active here: the panes get this terminal's size. */
	activate(): void;
	/** Shows a sentence in the status line for a while. */
	say(text: string, tone?: Message['tone']): void;
	/** Asks the engine for an answer; `true` when it has nothing to say. When it refuses, undefined, and the reason shows. */
	inquire(call: EngineCall): Promise<unknown>;
	/** Asks the engine; shows why when it refuses. */
	ask(call: EngineCall): Promise<boolean>;
	onChange(listener: (before: Desk) => void): void;
	detach(): void;
	/** The sessions of this person that run now. */
	listSessions(): Promise<readonly ListedSession[]>;
	/** Leaves this session and shows that of another repository. */
	show(root: string): void;
	/** Draws the whole screen anew. */
	redraw(): void;
	writeClipboard(text: string): void;
	dispose(): void;
};

export type ClientParts = Pick<Client, 'host' | 'directory' | 'env' | 'detach' | 'listSessions' | 'show' | 'redraw' | 'writeClipboard'> & {
	readonly desk: Desk;
	readonly call: (call: EngineCall) => Promise<unknown>;
};

/** Makes the client around its first desk. */
export function createClient({desk: first, call, ...parts}: ClientParts): Client {
	const id = randomUUID();
	const listeners: Array<(before: Desk) => void> = [];
	const tellHost = createHostTeller(parts.host, id);
	let desk = first;
	let messageTimer: NodeJS.Timeout | undefined;
	const become = (next: Desk, shared: ViewState) => {
		const before = desk;
		const placed = withPlaces(next);
		desk = placed.view === shared ? placed : {...placed, view: changedBy(placed.view, id)};
		if (desk === before) {
			return;
		}

		// Pictures come all the time and change nothing that the host has to know.
		if (desk.view !== before.view || desk.panes !== before.panes || desk.columns !== before.columns || desk.rows !== before.rows) {
			tellHost(before, desk);
		}

		for (const listener of listeners) {
			listener(before);
		}
	};

	const client: Client = {
		...parts,
		hold: createKeyHold(),
		copied: '',
		get desk() {
			return desk;
		},
		update(change) {
			become(change(desk), desk.view);
		},
		updateView(change) {
			client.update(now => ({...now, view: change(now.view)}));
		},
		takeView(text) {
			const view = readView(text);
			if (isLater(view, desk.view)) {
				tellHost.knows(text);
				become({...desk, view}, view);
			} else if (isLater(desk.view, view)) {
				// Both changed it at once, and the host keeps what came last: it has to be ours.
				parts.host.send({type: 'view', view: writeView(desk.view)});
			}
		},
		activate() {
			if (desk.view.sizedBy !== id) {
				client.updateView(view => ({...view, sizedBy: id}));
			}
		},
		say(text, tone = 'info') {
			clearTimeout(messageTimer);
			client.update(now => ({...now, message: {text, tone}}));
			messageTimer = setTimeout(() => {
				client.update(now => ({...now, message: undefined}));
			}, Math.max(messageMs, text.split(' ').length * messageWordMs));
		},
		async inquire(question) {
			try {
				return await call(question) ?? true;
			} catch (error) {
				client.say(error instanceof Error ? error.message : String(error), 'problem');
				return undefined;
			}
		},
		async ask(question) {
			return await client.inquire(question) !== undefined;
		},
		onChange(listener) {
			listeners.push(listener);
		},
		dispose() {
			clearTimeout(messageTimer);
			client.hold.dispose();
			listeners.length = 0;
		},
	};
	return client;
}

type HostTeller = {
	(before: Desk, desk: Desk): void;
	/** The host holds this view already. */
	knows(text: string): void;
};

/** Tells the host what a change of the desk means for it: the shared view, which panes show, how large they are, which has the focus. */
function createHostTeller(host: HostConnection, id: string): HostTeller {
	let sharedView: string | undefined;
	let shown = '';
	let wasSizing = false;
	const sizes = new Map<number, string>();
	const tell = (before: Desk, desk: Desk) => {
		const view = writeView(desk.view);
		if (view !== sharedView && (desk.view !== before.view || sharedView !== undefined)) {
			sharedView = view;
			host.send({type: 'view', view});
		}

		const show = showOrder(desk);
		if (JSON.stringify(show) !== shown) {
			shown = JSON.stringify(show);
			host.send(show);
		}

		const isSizing = desk.view.sizedBy === id;
		if (isSizing && !wasSizing) {
			sizes.clear();
		}

		wasSizing = isSizing;
		if (isSizing) {
			tellSizes(host, desk, sizes);
		}

		tellFocus(host, before, desk);
	};

	return Object.assign(tell, {
		knows(text: string) {
			sharedView = text;
		},
	});
}

function showOrder(desk: Desk) {
	const open = placesOf(desk).placements.filter(placement => placement.content !== undefined).map(placement => placement.pane);
	const {focus} = desk.view;
	return {type: 'show' as const, panes: open, ...(focus !== undefined && open.includes(focus) && {focus})};
}

function tellSizes(host: HostConnection, desk: Desk, sizes: Map<number, string>): void {
	const {placements, isStacked, openSize} = placesOf(desk);
	for (const {pane, content} of placements) {
		// A folded pane gets the size it will have when it is opened, so that opening doesn't redraw its program.
		const size = content ? {columns: content.width, rows: content.height} : (isStacked ? openSize : undefined);
		const info = desk.panes.get(pane);
		if (size === undefined || info === undefined || size.columns < 1 || size.rows < 1) {
			continue;
		}

		const wanted = `${size.columns}x${size.rows}`;
		if ((sizes.get(pane) ?? `${info.columns}x${info.rows}`) !== wanted) {
			host.send({type: 'resize', pane, ...size});
		}

		sizes.set(pane, wanted);
	}
}

/** Programs that asked for it are told when they get or lose the focus. */
function tellFocus(host: HostConnection, before: Desk, desk: Desk): void {
	if (before.view.focus === desk.view.focus) {
		return;
	}

	for (const [pane, sequence] of [[before.view.focus, '\u{1B}[O'], [desk.view.focus, '\u{1B}[I']] as const) {
		if (pane !== undefined && desk.panes.has(pane) && desk.cells.get(pane)?.modes.focusEvents) {
			host.input(pane, new TextEncoder().encode(sequence));
		}
	}
}

function placesOf(desk: Desk) {
	return arrangement(desk.view, regionsOf(desk).panes);
}
