import {combinedFlag, extendedFlag, widthShift} from './cell-bits.ts';
import type {Extended, Row} from './cells.ts';
import type {Screen} from './screen.ts';

/** Cells that replace those from column `x` of row `y`. The row's own columns start at 0. */
export type Span = {readonly y: number; readonly x: number; readonly row: Row};

/** The cells a reader was last told. */
export type ScreenCopy = {
	columns: number;
	rows: number;
	readonly lines: CopiedLine[];
};

type CopiedLine = {words: Uint32Array; combined: Record<number, string>; extended: Record<number, Extended>};

type ReadableScreen = Pick<Screen, 'columns' | 'rows' | 'row'>;

/** A copy of nothing, against which every screen is wholly changed. */
export const createScreenCopy = (): ScreenCopy => ({columns: 0, rows: 0, lines: []});

/** What has to be repainted to turn the copy into the screen, a span for each changed row; makes the copy so. Spans are kept safely. */
export const changedSpans = (copy: ScreenCopy, screen: ReadableScreen): Span[] => {
	if (copy.columns !== screen.columns || copy.rows !== screen.rows) {
		copy.columns = screen.columns;
		copy.rows = screen.rows;
		copy.lines.length = 0;
	}

	const spans: Span[] = [];
	for (let y = 0; y < screen.rows; y++) {
		const row = screen.row(y);
		const line = copy.lines[y];
		const range = line ? changedRange(line, row) : {start: 0, end: screen.columns};
		if (!range) {
			continue;
		}

		spans.push({y, x: range.start, row: copyCells(row, range.start, range.end)});
		copy.lines[y] = remember(line, row);
	}

	return spans;
};

const changedRange = (line: CopiedLine, row: Row): {readonly start: number; readonly end: number} | undefined => {
	const count = row.words.length / 3;
	let start = 0;
	while (start < count && isSame(line, row, start)) {
		start++;
	}

	if (start === count) {
		return undefined;
	}

	let end = count;
	while (isSame(line, row, end - 1)) {
		end--;
	}

	// Both halves of a wide character go together, or a painter would have to draw half of one.
	if (start > 0 && row.words[start * 3]! >>> widthShift === 0) {
		start--;
	}

	if (end < count && row.words[(end * 3) - 3]! >>> widthShift === 2) {
		end++;
	}

	return {start, end};
};

const isSame = (line: CopiedLine, row: Row, column: number): boolean => {
	const index = column * 3;
	const content = row.words[index]!;
	const background = row.words[index + 2]!;
	return line.words[index] === content
		&& line.words[index + 1] === row.words[index + 1]
		&& line.words[index + 2] === background
		&& ((content & combinedFlag) === 0 || line.combined[column] === row.combined?.[column])
		&& ((background & extendedFlag) === 0 || isSameExtended(line.extended[column], row.extended?.[column]));
};

const isSameExtended = (left: Extended | undefined, right: Extended | undefined): boolean => left?.underlineStyle === right?.underlineStyle
	&& left?.underlineColour === right?.underlineColour
	&& left?.link === right?.link;

const remember = (line: CopiedLine | undefined, row: Row): CopiedLine => {
	const {combined = {}, extended = {}} = copyCells(row, 0, row.words.length / 3);
	if (!line) {
		return {words: new Uint32Array(row.words), combined, extended};
	}

	line.words.set(row.words);
	line.combined = combined;
	line.extended = extended;
	return line;
};

/** Cells `start` to before `end` of a row as a row of its own, sharing nothing with it. */
export const copyCells = (row: Row, start: number, end: number): Row => {
	const words = row.words.slice(start * 3, end * 3);
	const combined: Record<number, string> = {};
	const extended: Record<number, Extended> = {};
	let flags = 0;
	let all: Readonly<Record<number, Extended>> | undefined;
	for (let column = start; column < end; column++) {
		const index = column * 3;
		if ((row.words[index]! & combinedFlag) !== 0) {
			combined[column - start] = row.combined?.[column] ?? '';
			flags |= 1;
		}

		if ((row.words[index + 2]! & extendedFlag) === 0) {
			continue;
		}

		all ??= row.extended ?? {};
		extended[column - start] = all[column] ?? {};
		flags |= 2;
	}

	return {
		words,
		...((flags & 1) !== 0 && {combined}),
		...((flags & 2) !== 0 && {extended}),
		...(row.wrapped && {wrapped: true}),
	};
};
