import {blankContent} from '../../terminal/cell-bits.ts';
import type {Cursor, Extended, Modes, Row} from '../../terminal/cells.ts';
import type {PanePicture} from '../../protocol/host-wire.ts';

/** The cells of one pane as the host last told them. */
export type PaneCells = {
	readonly columns: number;
	readonly rows: number;
	readonly lines: Line[];
	readonly cursor: Cursor;
	readonly modes: Modes;
};

type Line = {words: Uint32Array; combined: Record<number, string>; extended: Record<number, Extended>};

/** Applies a picture to a pane's cells; the first picture, or one of another size, begins them anew. */
export function withPicture(cells: PaneCells | undefined, picture: PanePicture): PaneCells {
	const isSameSize = cells?.columns === picture.columns && cells.rows === picture.rows;
	const lines = isSameSize ? cells.lines : Array.from({length: picture.rows}, () => blankLine(picture.columns));
	for (const {y, x, row} of picture.spans) {
		const line = lines[y];
		if (line !== undefined) {
			replaceSpan(line, x, row, picture.columns);
		}
	}

	const {columns, rows, cursor, modes} = picture;
	return {columns, rows, lines, cursor, modes};
}

/** A copy of the rows, which later pictures don't change. */
export function copiedLines(cells: PaneCells): Row[] {
	return cells.lines.map(line => ({words: new Uint32Array(line.words), combined: {...line.combined}, extended: {...line.extended}}));
}

function replaceSpan(line: Line, x: number, row: Row, columns: number): void {
	const count = Math.min(row.words.length / 3, columns - x);
	line.words.set(row.words.subarray(0, count * 3), x * 3);
	line.combined = respanned(line.combined, row.combined, x, count);
	line.extended = respanned(line.extended, row.extended, x, count);
}

function respanned<Value>(old: Record<number, Value>, added: Readonly<Record<number, Value>> | undefined, x: number, count: number): Record<number, Value> {
	const kept = Object.entries(old).filter(([column]) => Number(column) < x || Number(column) >= x + count);
	const moved = Object.entries(added ?? {}).map(([column, value]): [string, Value] => [String(Number(column) + x), value]);
	return kept.length === 0 && moved.length === 0 ? {} : Object.fromEntries([...kept, ...moved]);
}

function blankLine(columns: number): Line {
	const words = new Uint32Array(columns * 3);
	for (let index = 0; index < words.length; index += 3) {
		words[index] = blankContent;
	}

	return {words, combined: {}, extended: {}};
}
