import type {Rectangle} from '../../layout/tree.ts';
import {inverseFlag} from '../../terminal/cell-bits.ts';
import type {Row} from '../../terminal/cells.ts';
import {drawRow, type Canvas} from '../drawing/canvas.ts';
import type {ShownCursor} from '../drawing/compositor.ts';
import {selectedColumns, type CopyMode} from './copy-mode.ts';

/** Finds a row that copy mode shows; undefined while it is still being fetched. */
export type HistoryRows = (row: number) => Row | undefined;

/** Draws the window of copy mode with its selection inverted; returns its cursor. */
export function drawCopyMode(canvas: Canvas, copy: CopyMode, place: Rectangle, history: HistoryRows): ShownCursor {
	for (let y = 0; y < place.height; y++) {
		const row = copy.top + y;
		drawRow(canvas, history(row) ?? emptyRow, {x: place.x, y: place.y + y, width: place.width});
		const selected = selectedColumns(copy, row);
		if (selected) {
			invert(canvas, place.y + y, place.x + selected.from, place.x + Math.min(selected.to, place.width));
		}
	}

	return {x: place.x + Math.min(copy.x, place.width - 1), y: place.y + Math.min(copy.y - copy.top, place.height - 1), style: 2};
}

function invert(canvas: Canvas, y: number, from: number, to: number): void {
	for (let x = from; x < to; x++) {
		canvas.words[(((y * canvas.columns) + x) * 3) + 1]! ^= inverseFlag;
	}
}

const emptyRow: Row = {words: new Uint32Array()};
