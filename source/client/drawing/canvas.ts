import {blankContent, widthShift} from '../../terminal/cell-bits.ts';
import type {Extended, Row} from '../../terminal/cells.ts';

/** A rectangle of cells in the packing of `Row`, drawn on by layers. Column and row outside are ignored. */
export type Canvas = {
	readonly columns: number;
	readonly rows: number;
	/** Three words a cell, row after row. */
	readonly words: Uint32Array;
	/** Text of cells of more than one code point, by cell. */
	readonly combined: Map<number, string>;
	readonly extended: Map<number, Extended>;
};

/** Makes an empty canvas. */
export function createCanvas(columns: number, rows: number): Canvas {
	const canvas = {columns, rows, words: new Uint32Array(columns * rows * 3), combined: new Map<number, string>(), extended: new Map<number, Extended>()};
	clear(canvas);
	return canvas;
}

/** Blanks every cell. */
export function clear(canvas: Canvas): void {
	canvas.words.fill(0);
	for (let index = 0; index < canvas.words.length; index += 3) {
		canvas.words[index] = blankContent;
	}

	canvas.combined.clear();
	canvas.extended.clear();
}

/**
Draws the columns `from` to `from + width` of a row at a place; what the row doesn't have is blank.
A wide character cut by an edge leaves a space in the half that shows.
*/
export function drawRow(canvas: Canvas, row: Row, place: {readonly x: number; readonly y: number; readonly width: number; readonly from?: number}): void {
	const {x, y, width, from = 0} = place;
	if (y < 0 || y >= canvas.rows) {
		return;
	}

	const start = Math.max(x, 0);
	const end = Math.min(x + width, canvas.columns);
	if (start >= end) {
		return;
	}

	const base = y * canvas.columns;
	const first = from + start - x;
	const filled = start + Math.max(Math.min(end - start, (row.words.length / 3) - first), 0);
	// Whole runs of words at once: this is done for every row of every picture.
	canvas.words.set(row.words.subarray(first * 3, (first + filled - start) * 3), (base + start) * 3);
	for (let cell = base + filled; cell < base + end; cell++) {
		canvas.words.set(blankCell, cell * 3);
	}

	forget(canvas, base + start, base + end);
	keep(canvas.combined, row.combined, {first, count: filled - start, cell: base + start});
	keep(canvas.extended, row.extended, {first, count: filled - start, cell: base + start});
	mendEdge(canvas, y, start, end);
}

/** Columns that a cell takes: 0 for the right half of a wide character. */
export function widthAt(canvas: Canvas, cell: number): number {
	return (canvas.words[cell * 3]! >>> widthShift) & 3;
}

const blankCell = Uint32Array.of(blankContent, 0, 0);

function forget(canvas: Canvas, start: number, end: number): void {
	for (const map of [canvas.combined, canvas.extended]) {
		for (let cell = start; map.size > 0 && cell < end; cell++) {
			map.delete(cell);
		}
	}
}

/** Takes over what a few of a row's cells have besides their words. */
function keep<Value>(map: Map<number, Value>, values: Readonly<Record<number, Value>> | undefined, run: {readonly first: number; readonly count: number; readonly cell: number}): void {
	for (const [key, value] of Object.entries(values ?? {})) {
		const at = Number(key) - run.first;
		if (at >= 0 && at < run.count) {
			map.set(run.cell + at, value);
		}
	}
}

/** Halves of wide characters at the edges of what was drawn, inside or beside it, become spaces. */
function mendEdge(canvas: Canvas, y: number, start: number, end: number): void {
	const row = y * canvas.columns;
	if (start < end && widthAt(canvas, row + start) === 0) {
		blank(canvas, row + start);
	}

	if (start > 0 && widthAt(canvas, row + start - 1) === 2) {
		blank(canvas, row + start - 1);
	}

	if (end > start && widthAt(canvas, row + end - 1) === 2) {
		blank(canvas, row + end - 1);
	}

	if (end < canvas.columns && widthAt(canvas, row + end) === 0) {
		blank(canvas, row + end);
	}
}

function blank(canvas: Canvas, cell: number): void {
	canvas.words[cell * 3] = blankContent;
	canvas.combined.delete(cell);
}
