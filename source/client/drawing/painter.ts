import type {PanePicture} from '../../protocol/host-wire.ts';
import {type Source, type Chrome} from '../../ui/chrome.ts';
import {overlayPlace, type Order, type Overlay} from '../../ui/overlays/overlay.ts';
import type {Client} from '../client.ts';
import {historyRowsOf} from '../copying/copy-source.ts';
import type {Desk} from '../desk.ts';
import type {Tty} from '../tty.ts';
import {createCanvas} from './canvas.ts';
import {chromeOf} from './chrome-of.ts';
import type {ColourDepth} from './colour-depth.ts';
import {compose, composePictures} from './compose.ts';
import {createCompositor} from './compositor.ts';
import type {InkLayer} from './ink-layer.ts';

/** Paints a client's desk on its terminal. */
export type Painter = {
	/** Paints now: what these pictures have changed, and whatever else has. */
	paint(pictures: readonly PanePicture[]): void;
	/** Paints soon, once for all changes of this turn. */
	schedule(): void;
	/** Starts Ink, which draws what is not panes. */
	startInk(): Promise<void>;
	typeToOverlay(bytes: Uint8Array): void;
	redraw(): void;
	dispose(): void;
};

export type PainterOptions = {
	readonly client: Client;
	readonly tty: Tty;
	readonly depth: ColourDepth;
	readonly give: (order: Order) => void;
};

/** Makes the painter. Until Ink is there it paints the panes alone. */
export function createPainter({client, tty, depth, give}: PainterOptions): Painter {
	const compositor = createCompositor(depth);
	const source = createChromeSource(client);
	const history = historyRowsOf(client);
	let canvas = createCanvas(client.desk.columns, client.desk.rows);
	let chrome: InkLayer | undefined;
	let overlay: OverlayLayer | undefined;
	let isScheduled = false;
	let isOpen = true;
	/** Something besides pictures of panes has changed since the last painting. */
	let isStale = true;
	const paintAll = () => {
		const {desk} = client;
		if (canvas.columns !== desk.columns || canvas.rows !== desk.rows) {
			canvas = createCanvas(desk.columns, desk.rows);
		}

		isStale = false;
		const cursor = compose(canvas, desk, {
			chrome: chrome?.isDrawn ? chrome.screen : undefined,
			overlay: overlay?.layer?.isDrawn ? {screen: overlay.layer.screen, place: overlayPlace(overlay.overlay, desk.columns, desk.rows)} : undefined,
		}, history);
		return compositor.frame(canvas, cursor);
	};

	const painter: Painter = {
		paint(pictures) {
			if (!isOpen) {
				return;
			}

			const changed = isStale ? undefined : composePictures(canvas, client.desk, pictures);
			const frame = changed === undefined ? paintAll() : compositor.frame(canvas, changed.cursor, changed.rows);
			if (frame !== '') {
				tty.write(frame);
			}
		},
		schedule() {
			isStale = true;
			if (isScheduled || !isOpen) {
				return;
			}

			isScheduled = true;
			setImmediate(() => {
				isScheduled = false;
				// A picture that came first has taken the rest along.
				if (isStale) {
					painter.paint([]);
				}
			});
		},
		async startInk() {
			const {createScreenLayer} = await import('./ink-views.tsx');
			if (!isOpen) {
				return;
			}

			chrome = await createScreenLayer(source, painter.schedule);
			followDesk();
		},
		typeToOverlay(bytes) {
			overlay?.type(bytes);
		},
		redraw() {
			compositor.forget();
			painter.schedule();
		},
		dispose() {
			isOpen = false;
			overlay?.dispose();
			chrome?.dispose();
		},
	};

	const followDesk = () => {
		const {desk} = client;
		chrome?.resize(desk.columns, desk.rows);
		if (overlay?.overlay !== desk.overlay) {
			// Disposing of it inside its own key handler would pull the tree from under React.
			const old = overlay;
			setImmediate(() => old?.dispose());
			overlay = desk.overlay && openOverlay(desk.overlay, source, give, painter.schedule);
		}

		overlay?.resize(desk);
		painter.schedule();
	};

	client.onChange(before => {
		if (!differsInCellsAlone(before, client.desk)) {
			followDesk();
		}
	});
	return painter;
}

type OverlayLayer = {
	readonly overlay: Overlay;
	readonly layer: InkLayer | undefined;
	type(bytes: Uint8Array): void;
	resize(desk: Desk): void;
	dispose(): void;
};

/** Opens an overlay. What is typed before Ink has drawn it is kept for it. */
function openOverlay(overlay: Overlay, source: Source<Chrome>, give: (order: Order) => void, onDraw: () => void): OverlayLayer {
	const early: Uint8Array[] = [];
	let layer: InkLayer | undefined;
	let isOpen = true;
	const start = async () => {
		const {createOverlayLayer} = await import('./ink-views.tsx');
		const made = await createOverlayLayer(overlay, source, give, onDraw);
		if (!isOpen) {
			made.dispose();
			return;
		}

		layer = made;
		for (const bytes of early) {
			made.type(bytes);
		}
	};

	void start();
	return {
		overlay,
		get layer() {
			return layer;
		},
		type(bytes) {
			if (layer === undefined) {
				early.push(bytes);
			} else {
				layer.type(bytes);
			}
		},
		resize({columns, rows}) {
			const {width, height} = overlayPlace(overlay, columns, rows);
			layer?.resize(width, height);
		},
		dispose() {
			isOpen = false;
			layer?.dispose();
		},
	};
}

/** The chrome as React reads it: a new value only when something that Ink draws has changed, not for every picture of a pane. */
function createChromeSource(client: Client): Source<Chrome> {
	let from = client.desk;
	let chrome = chromeOf(from);
	const listeners = new Set<() => void>();
	client.onChange(() => {
		const {desk} = client;
		if (differsInCellsAlone(from, desk)) {
			return;
		}

		from = desk;
		chrome = chromeOf(desk);
		for (const listener of listeners) {
			listener();
		}
	});
	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		snapshot: () => chrome,
	};
}

/** Pictures of panes change the desk all the time, and nothing but the panes' own cells. */
function differsInCellsAlone(before: Desk, desk: Desk): boolean {
	return (Object.keys(desk) as Array<keyof Desk>).every(key => key === 'cells' || desk[key] === before[key]);
}
