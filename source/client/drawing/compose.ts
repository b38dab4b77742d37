import type {Rectangle} from '../../layout/tree.ts';
import type {PanePicture} from '../../protocol/host-wire.ts';
import type {Row} from '../../terminal/cells.ts';
import type {Screen} from '../../terminal/screen.ts';
import {drawCopyMode, type HistoryRows} from '../copying/copy-layer.ts';
import {messageRows} from '../../ui/status-line.ts';
import {arrangementOf, type Desk} from '../desk.ts';
import type {PaneCells} from '../links/pane-cells.ts';
import {clear, drawRow, type Canvas} from './canvas.ts';
import type {ShownCursor} from './compositor.ts';
import {drawPaneNumbers} from './pane-numbers.ts';

/** What Ink has drawn, besides the panes. */
export type InkScreens = {
	readonly chrome?: Screen | undefined;
	readonly overlay?: {readonly screen: Screen; readonly place: Rectangle} | undefined;
};

/** Stacks the layers: Ink's chrome, the panes in their places, numbers over them, an overlay above all. Returns where the cursor shows. */
export function compose(canvas: Canvas, desk: Desk, ink: InkScreens, history: HistoryRows): ShownCursor | undefined {
	clear(canvas);
	if (ink.chrome) {
		drawScreen(canvas, ink.chrome, {x: 0, y: 0, width: canvas.columns, height: canvas.rows});
	}

	let cursor: ShownCursor | undefined;
	for (const {pane, content} of arrangementOf(desk).placements) {
		if (content === undefined) {
			continue;
		}

		const cells = desk.cells.get(pane);
		if (desk.copy?.pane === pane) {
			cursor = drawCopyMode(canvas, desk.copy, content, history);
		} else if (cells !== undefined) {
			const shown = drawPane(canvas, cells, content);
			cursor = pane === desk.view.focus ? shown : cursor;
		}
	}

	if (desk.isNumbering) {
		drawPaneNumbers(canvas, desk);
	}

	const covered = ink.chrome === undefined ? 0 : drawMessage(canvas, desk, ink.chrome);
	if (ink.overlay === undefined) {
		return cursor !== undefined && cursor.y < canvas.rows - 1 - covered ? cursor : undefined;
	}

	drawScreen(canvas, ink.overlay.screen, ink.overlay.place);
	return undefined;
}

/** Draws what Ink says above the status line over the panes that are there. Returns its rows. */
function drawMessage(canvas: Canvas, desk: Desk, chrome: Screen): number {
	const {length} = messageRows(desk);
	for (let y = canvas.rows - 1 - length; y < canvas.rows - 1; y++) {
		drawRow(canvas, chrome.row(y), {x: 0, y, width: canvas.columns});
	}

	return length;
}

/** What a few pictures have changed on a canvas. */
export type Changed = {readonly rows: ReadonlySet<number>; readonly cursor: ShownCursor | undefined};

/**
Draws only what pictures have changed, on a canvas that shows everything else already: a keystroke's echo then costs one row.
Undefined when something lies above the panes, or another client has sized them: then all has to be composed.
*/
export function composePictures(canvas: Canvas, desk: Desk, pictures: readonly PanePicture[]): Changed | undefined {
	const {placements} = arrangementOf(desk);
	if (desk.copy !== undefined || desk.overlay !== undefined || desk.isNumbering || messageRows(desk).length > 0) {
		return undefined;
	}

	const rows = new Set<number>();
	let cursor: ShownCursor | undefined;
	for (const {pane, content} of placements) {
		const cells = desk.cells.get(pane);
		if (content === undefined || cells === undefined) {
			continue;
		}

		if (cells.columns !== content.width || cells.rows !== content.height) {
			return undefined;
		}

		cursor = pane === desk.view.focus ? cursorAt(cells, content, {from: 0, top: 0}) : cursor;
		for (const {y} of pictures.filter(picture => picture.pane === pane).flatMap(picture => picture.spans)) {
			drawRow(canvas, cells.lines[y] ?? emptyRow, {x: content.x, y: content.y + y, width: content.width});
			rows.add(content.y + y);
		}
	}

	return {rows, cursor};
}

/** Draws a whole screen at a place, cut where it is larger. */
export function drawScreen(canvas: Canvas, screen: Screen, place: Rectangle): void {
	for (let y = 0; y < Math.min(place.height, screen.rows); y++) {
		drawRow(canvas, screen.row(y), {x: place.x, y: place.y + y, width: Math.min(place.width, screen.columns)});
	}
}

/** Draws a pane, cut where another client has made it larger: the part with the cursor shows. */
function drawPane(canvas: Canvas, cells: PaneCells, place: Rectangle): ShownCursor | undefined {
	const top = Math.max(0, Math.min(cells.cursor.y - place.height + 1, cells.rows - place.height));
	const from = Math.max(0, Math.min(cells.cursor.x - place.width + 1, cells.columns - place.width));
	for (let y = 0; y < place.height; y++) {
		const line: Row | undefined = cells.lines[top + y];
		drawRow(canvas, line ?? emptyRow, {x: place.x, y: place.y + y, width: place.width, from});
	}

	return cursorAt(cells, place, {from, top});
}

function cursorAt({cursor}: PaneCells, place: Rectangle, {from, top}: {readonly from: number; readonly top: number}): ShownCursor | undefined {
	const x = cursor.x - from;
	const y = cursor.y - top;
	return cursor.visible && x >= 0 && x < place.width && y >= 0 && y < place.height
		? {x: place.x + x, y: place.y + y, style: cursor.style}
		: undefined;
}

const emptyRow: Row = {words: new Uint32Array()};
