import {codePointMask, combinedFlag, extendedFlag, widthShift} from './cell-bits.ts';
import type {Row} from './cells.ts';
import {sgrParameters} from './sgr.ts';

/** A row's text without the blanks at its end. */
export const rowText = (row: Row): string => {
	let text = '';
	for (let column = 0; column < row.words.length / 3; column += cellWidth(row, column)) {
		text += cellText(row, column);
	}

	return text.trimEnd();
};

/** What one cell shows; a blank is a space. */
export const cellText = (row: Row, column: number): string => {
	const content = row.words[column * 3]!;
	if ((content & combinedFlag) !== 0) {
		return row.combined?.[column] ?? ' ';
	}

	const code = content & codePointMask;
	return code === 0 ? ' ' : String.fromCodePoint(code);
};

/** Columns to the next cell, 1 or 2. The second half of a wide character counts as one by itself. */
export const cellWidth = (row: Row, column: number): number => (row.words[column * 3]! >>> widthShift) === 2 ? 2 : 1;

/**
The cells from `start` to before `end` as text with SGR and OSC 8, ready for a terminal whose cursor is there.
It begins and ends with the default style. Half a wide character at either end is a space.
*/
export const rowToAnsi = (row: Row, start = 0, end: number = row.words.length / 3): string => {
	const {words} = row;
	let text = '';
	let foreground = 0;
	let background = 0;
	let style = '0';
	let link = '';
	for (let column = start; column < end;) {
		const [nextForeground, nextBackground] = [words[(column * 3) + 1]!, words[(column * 3) + 2]!];
		if (nextForeground !== foreground || nextBackground !== background || (nextBackground & extendedFlag) !== 0) {
			[foreground, background] = [nextForeground, nextBackground];
			const extended = (background & extendedFlag) === 0 ? undefined : row.extended?.[column];
			const nextStyle = sgrParameters(foreground, background, extended);
			text += nextStyle === style ? '' : `\u{1B}[${nextStyle}m`;
			style = nextStyle;
			const nextLink = extended?.link ?? '';
			text += nextLink === link ? '' : linkTo(nextLink);
			link = nextLink;
		}

		const width = cellWidth(row, column);
		text += column + width > end || isSecondHalf(row, column) ? ' ' : cellText(row, column);
		column += width;
	}

	return text + (style === '0' ? '' : '\u{1B}[0m') + (link === '' ? '' : linkTo(''));
};

const isSecondHalf = (row: Row, column: number): boolean => row.words[column * 3]! >>> widthShift === 0;

// A program's link is written to the user's own terminal, so nothing in it may end the sequence early.
const linkTo = (target: string): string => `\u{1B}]8;;${target.replaceAll(/\p{Control}/gv, '')}\u{1B}\\`;
