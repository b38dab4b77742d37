import stringWidth from 'string-width';
import {tones, type Tone} from './theme.ts';

/** A piece of text in one tone. */
export type Segment = {readonly text: string; readonly tone: Tone};
/** One row of the screen, from its left. */
export type Line = readonly Segment[];

/** Makes a segment. Control characters, which names and messages of agents may hold, become spaces. */
export function say(text: string, tone: Tone = 'plain'): Segment {
	return {text: text.replaceAll(/\p{Control}/gv, ' '), tone};
}

/** Columns that a line takes. */
export function lineWidth(line: Line): number {
	return line.reduce((sum, segment) => sum + stringWidth(segment.text), 0);
}

/** Cuts a line to some columns, with a mark where something is missing. */
export function clip(line: Line, width: number, mark = '…'): Line {
	if (lineWidth(line) <= width) {
		return line;
	}

	const kept: Segment[] = [];
	let room = width - stringWidth(mark);
	for (const segment of line) {
		const text = clipText(segment.text, room);
		kept.push({...segment, text});
		room -= stringWidth(text);
		if (text !== segment.text) {
			break;
		}
	}

	return width <= 0 ? [] : [...kept, {text: mark.slice(0, width), tone: kept.at(-1)?.tone ?? 'plain'}];
}

/** Cuts or fills a line to exactly some columns. */
export function fit(line: Line, width: number, tone: Tone = 'plain', filler = ' '): Line {
	const cut = clip(line, width);
	const missing = width - lineWidth(cut);
	return missing > 0 ? [...cut, {text: filler.repeat(missing), tone}] : cut;
}

/** A line with something at its right end; the left part gives way. */
export function spread(left: Line, right: Line, width: number, tone: Tone = 'plain', filler = ' '): Line {
	const end = clip(right, width);
	return [...fit(left, Math.max(width - lineWidth(end), 0), tone, filler), ...end];
}

/** Puts something between lines. */
export function joinLines(lines: readonly Line[], between: Line): Line {
	return lines.flatMap((line, index) => index === 0 ? line : [...between, ...line]);
}

/** Writes a line with its colours. */
export function paint(line: Line): string {
	return line.map(({text, tone}) => tones[tone] === '' || text === '' ? text : `\u{1B}[${tones[tone]}m${text}\u{1B}[0m`).join('');
}

/** The text alone. */
export function plainText(line: Line): string {
	return line.map(segment => segment.text).join('');
}

/** Breaks text into rows at spaces, and inside words that are longer than a row. */
export function wrap(text: string, width: number): string[] {
	return text.split('\n').flatMap(paragraph => wrapParagraph(paragraph, Math.max(width, 1)));
}

/** Breaks text into rows of some columns wherever their ends are, with all its spaces: for code. Beyond `most` rows a mark says that something is missing. */
export function chop(text: string, width: number, most: number): string[] {
	const rows: string[] = [];
	let rest = text;
	do {
		// Minified code has lines of a megabyte, and measuring one for every row of it would take seconds.
		const fitting = clipText(rest.slice(0, width * longestCluster), width);
		const part = fitting === '' ? rest.slice(0, 1) : fitting;
		rows.push(part);
		rest = rest.slice(part.length);
	} while (rest !== '' && rows.length < most);

	return rest === '' ? rows : [...rows.slice(0, -1), `${clipText(rows.at(-1)!, width - 1)}…`];
}

/** Code units of one column of text that are looked at: those of families of emoji. */
const longestCluster = 8;

function wrapParagraph(paragraph: string, width: number): string[] {
	const rows: string[] = [];
	let row = '';
	for (const word of paragraph.split(/ /)) {
		let rest = word;
		const joined = row === '' ? rest : `${row} ${rest}`;
		if (stringWidth(joined) <= width) {
			row = joined;
			continue;
		}

		if (row !== '') {
			rows.push(row);
		}

		while (stringWidth(rest) > width) {
			const fitting = clipText(rest, width);
			const part = fitting === '' ? rest.slice(0, 1) : fitting;
			rows.push(part);
			rest = rest.slice(part.length);
		}

		row = rest;
	}

	return [...rows, row];
}

function clipText(text: string, width: number): string {
	if (stringWidth(text) <= width) {
		return text;
	}

	let kept = '';
	let used = 0;
	for (const {segment} of new Intl.Segmenter().segment(text)) {
		used += stringWidth(segment);
		if (used > width) {
			break;
		}

		kept += segment;
	}

	return kept;
}
