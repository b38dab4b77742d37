import {codePointMask, combinedFlag, extendedFlag} from '../../terminal/cell-bits.ts';
import type {Extended} from '../../terminal/cells.ts';
import {createCanvas, widthAt, type Canvas} from './canvas.ts';
import {cellStyle, linkSequence} from './cell-style.ts';
import type {ColourDepth} from './colour-depth.ts';

export type ShownCursor = {readonly x: number; readonly y: number; readonly style: number};

/** Keeps the cells last shown on a terminal and writes what turns them into others. */
export type Compositor = {
	/** The bytes that bring the terminal to this picture: only the difference, inside a synchronized update; empty when nothing differs. Where `rows` is given, only those can differ. */
	frame(canvas: Canvas, cursor: ShownCursor | undefined, rows?: ReadonlySet<number>): string;
	/** Forgets what the terminal shows, so that the next frame draws all of it: after a resize, or when something else wrote on it. */
	forget(): void;
};

const beginUpdate = '\u{1B}[?2026h';
const endUpdate = '\u{1B}[?2026l';
/** Unchanged cells in a row that are cheaper to write again than to jump over. */
const cheapGap = 4;

/** Makes a compositor for a terminal of this colour depth. */
export function createCompositor(depth: ColourDepth): Compositor {
	let shown: Canvas | undefined;
	let shownCursor: ShownCursor | undefined | 'unknown' = 'unknown';
	return {
		frame(canvas, cursor, given) {
			let before = '';
			let rows: Rows = given ?? rowsOf(canvas);
			if (shown?.columns !== canvas.columns || shown.rows !== canvas.rows) {
				shown = createCanvas(canvas.columns, canvas.rows);
				shownCursor = 'unknown';
				before = '\u{1B}[0m\u{1B}[H\u{1B}[2J';
				rows = rowsOf(canvas);
			}

			const cells = difference(shown, canvas, rows, depth);
			if (before === '' && cells === '' && isSameCursor(shownCursor, cursor)) {
				return '';
			}

			for (const y of rows) {
				copyRow(canvas, shown, y);
			}

			// While cells are written the cursor is hidden: terminals without 2026 would show it run about.
			const hide = cells === '' && before === '' ? '' : '\u{1B}[?25l';
			const text = beginUpdate + hide + before + cells + cursorSequence(shownCursor, cursor) + endUpdate;
			shownCursor = cursor;
			return text;
		},
		forget() {
			shown = undefined;
		},
	};
}

function rowsOf({rows}: Canvas): readonly number[] {
	return Array.from({length: rows}, (_, y) => y);
}

/** Walked more than once. */
type Rows = readonly number[] | ReadonlySet<number>;

function difference(shown: Canvas, canvas: Canvas, rows: Rows, depth: ColourDepth): string {
	const writer = createWriter(canvas, depth);
	for (const y of rows) {
		writeRow(shown, canvas, y, writer);
	}

	return writer.finish();
}

function writeRow(shown: Canvas, canvas: Canvas, y: number, writer: Writer): void {
	if (isSameRow(shown, canvas, y)) {
		return;
	}

	let written = -1;
	for (let x = 0; x < canvas.columns; x++) {
		const cell = (y * canvas.columns) + x;
		if (x < written || isSame(shown, canvas, cell)) {
			continue;
		}

		// A changed right half is written with its left one.
		const start = widthAt(canvas, cell) === 0 && x > 0 ? x - 1 : x;
		const isNear = written >= 0 && start - written <= cheapGap;
		writer.run(y, isNear ? written : start, x + 1);
		written = x + Math.max(widthAt(canvas, cell), 1);
	}
}

type Writer = {run(y: number, from: number, to: number): void; finish(): string};

function createWriter(canvas: Canvas, depth: ColourDepth): Writer {
	let output = '';
	let style = '';
	let link = '';
	let position = -1;
	let last = -1;
	const write = (cell: number) => {
		const extended = extendedOf(canvas, cell);
		if (last < 0 || !hasSameStyle(canvas, last, cell)) {
			const wanted = cellStyle(canvas.words[(cell * 3) + 1]!, canvas.words[(cell * 3) + 2]!, extended, depth);
			output += wanted === style ? '' : wanted;
			style = wanted;
		}

		last = cell;

		const target = extended?.link ?? '';
		if (target !== link) {
			output += linkSequence(target);
			link = target;
		}

		output += textOf(canvas, cell);
	};

	return {
		run(y, from, to) {
			const row = y * canvas.columns;
			if (position !== row + from) {
				output += `\u{1B}[${y + 1};${from + 1}H`;
			}

			for (let x = from; x < to; x++) {
				// The right half of a wide character comes with its left one.
				if (widthAt(canvas, row + x) > 0) {
					write(row + x);
				}
			}

			const end = to - 1 + Math.max(widthAt(canvas, row + to - 1), 1);
			// At the right edge the terminal's cursor waits to wrap; where it is then is not agreed on.
			position = end >= canvas.columns || hasDoubtfulWidth(canvas, row, from, to) ? -1 : row + end;
		},
		finish: () => output + (link === '' ? '' : linkSequence('')) + (style === '' ? '' : '\u{1B}[0m'),
	};
}

function hasSameStyle(canvas: Canvas, one: number, other: number): boolean {
	return canvas.words[(one * 3) + 1] === canvas.words[(other * 3) + 1]
		&& canvas.words[(one * 3) + 2] === canvas.words[(other * 3) + 2]
		&& isSameExtended(extendedOf(canvas, one), extendedOf(canvas, other));
}

/** Terminals disagree about the width of clusters and wide characters, so after one the position is said again. */
function hasDoubtfulWidth(canvas: Canvas, row: number, from: number, to: number): boolean {
	for (let cell = row + from; cell < row + to; cell++) {
		if (widthAt(canvas, cell) !== 1 || (canvas.words[cell * 3]! & combinedFlag) !== 0) {
			return true;
		}
	}

	return false;
}

function textOf(canvas: Canvas, cell: number): string {
	const word = canvas.words[cell * 3]!;
	if ((word & combinedFlag) !== 0) {
		return canvas.combined.get(cell) ?? ' ';
	}

	const code = word & codePointMask;
	return code < 32 || code === 127 ? ' ' : String.fromCodePoint(code);
}

function isSameRow(one: Canvas, other: Canvas, y: number): boolean {
	const end = (y + 1) * one.columns * 3;
	for (let word = y * one.columns * 3; word < end; word++) {
		if (one.words[word] !== other.words[word]) {
			return false;
		}
	}

	for (let cell = y * one.columns; hasMore(one, other) && cell < (y + 1) * one.columns; cell++) {
		if (!isSame(one, other, cell)) {
			return false;
		}
	}

	return true;
}

function hasMore(one: Canvas, other: Canvas): boolean {
	return one.combined.size + one.extended.size + other.combined.size + other.extended.size > 0;
}

function isSame(one: Canvas, other: Canvas, cell: number): boolean {
	const word = cell * 3;
	return one.words[word] === other.words[word]
		&& one.words[word + 1] === other.words[word + 1]
		&& one.words[word + 2] === other.words[word + 2]
		&& textBeside(one, cell) === textBeside(other, cell)
		&& isSameExtended(extendedOf(one, cell), extendedOf(other, cell));
}

/** What is beside the words counts only where the words say so. */
function textBeside(canvas: Canvas, cell: number): string | undefined {
	return (canvas.words[cell * 3]! & combinedFlag) === 0 ? undefined : canvas.combined.get(cell);
}

function extendedOf(canvas: Canvas, cell: number): Extended | undefined {
	return (canvas.words[(cell * 3) + 2]! & extendedFlag) === 0 ? undefined : canvas.extended.get(cell);
}

function isSameExtended(one: Extended | undefined, other: Extended | undefined): boolean {
	return one === other || (one?.link === other?.link && one?.underlineStyle === other?.underlineStyle && one?.underlineColour === other?.underlineColour);
}

function copyRow(from: Canvas, to: Canvas, y: number): void {
	const start = y * from.columns;
	const end = start + from.columns;
	to.words.set(from.words.subarray(start * 3, end * 3), start * 3);
	for (let cell = start; hasMore(from, to) && cell < end; cell++) {
		copyBeside(from.combined, to.combined, cell);
		copyBeside(from.extended, to.extended, cell);
	}
}

function copyBeside<Value>(from: ReadonlyMap<number, Value>, to: Map<number, Value>, cell: number): void {
	const value = from.get(cell);
	if (value === undefined) {
		to.delete(cell);
	} else {
		to.set(cell, value);
	}
}

function cursorSequence(before: ShownCursor | undefined | 'unknown', cursor: ShownCursor | undefined): string {
	if (cursor === undefined) {
		return '\u{1B}[?25l';
	}

	const style = before === 'unknown' || before?.style !== cursor.style ? `\u{1B}[${cursor.style} q` : '';
	return `${style}\u{1B}[${cursor.y + 1};${cursor.x + 1}H\u{1B}[?25h`;
}

function isSameCursor(before: ShownCursor | undefined | 'unknown', cursor: ShownCursor | undefined): boolean {
	return before !== 'unknown' && before?.x === cursor?.x && before?.y === cursor?.y && before?.style === cursor?.style;
}
