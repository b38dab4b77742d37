import type {Chrome, Source} from '../../ui/chrome.ts';
import {OverlayScreen} from '../../ui/overlays/overlay-screen.tsx';
import {overlayPlace, type Order, type Overlay} from '../../ui/overlays/overlay.ts';
import {Screen} from '../../ui/screen.tsx';
import {createInkLayer, type InkLayer} from './ink-layer.ts';

/** Draws the chrome on a terminal as large as the person's. */
export async function createScreenLayer(source: Source<Chrome>, onDraw: () => void): Promise<InkLayer> {
	const {columns, rows} = source.snapshot();
	return createInkLayer(<Screen source={source}/>, columns, rows, onDraw);
}

/** Draws an overlay on a terminal of its own size. */
export async function createOverlayLayer(overlay: Overlay, source: Source<Chrome>, give: (order: Order) => void, onDraw: () => void): Promise<InkLayer> {
	const {columns, rows} = source.snapshot();
	const {width, height} = overlayPlace(overlay, columns, rows);
	return createInkLayer(<OverlayScreen overlay={overlay} source={source} give={give}/>, width, height, onDraw);
}
