import {blankContent, boldFlag, colourMask, colourModeMask, colourModes, dimFlag, inverseFlag, italicFlag, underlineFlag} from '../source/terminal/cell-bits.ts';
import type {Row} from '../source/terminal/cells.ts';
import {paletteColour} from '../source/terminal/palette.ts';
import {cellText, cellWidth} from '../source/terminal/row-text.ts';

/** A screen at one moment, to be drawn. */
export type Picture = {readonly columns: number; readonly rows: readonly Row[]};

const cell = {width: 8.4, height: 18};
const padding = 14;
const titleHeight = 30;

/** Draws a screen as an SVG picture of a terminal window. */
export const drawSvg = (picture: Picture, title: string): string => {
	const width = (picture.columns * cell.width) + (padding * 2);
	const height = (picture.rows.length * cell.height) + (padding * 2) + titleHeight;
	const rows = picture.rows.map((row, y) => drawRow(row, picture.columns, y)).join('');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" font-family="'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14">
<rect width="100%" height="100%" rx="8" fill="${background}"/>
<g fill="#5b6270">${[0, 1, 2].map(dot => `<circle cx="${20 + (dot * 18)}" cy="16" r="5.5"/>`).join('')}<text x="${round(width / 2)}" y="20" text-anchor="middle" font-size="12">${escape(title)}</text></g>
<g transform="translate(${padding} ${padding + titleHeight - 6})" xml:space="preserve">
${rows}</g>
</svg>
`;
};

const background = '#12151c';
const foreground = '#d7dae0';

type Style = {readonly fill: string; readonly back: string | undefined; readonly attributes: string};

/** One text element for each run of equal style, its width fixed so that a reader's font can't shift the cells. */
const drawRow = (row: Row, columns: number, y: number): string => {
	let svg = '';
	for (let start = 0; start < columns;) {
		const style = styleOf(row, start);
		let end = start;
		let text = '';
		while (end < columns && sameStyle(styleOf(row, end), style)) {
			text += cellText(row, end);
			end += cellWidth(row, end);
		}

		svg += drawRun(text, style, {x: start, y, columns: end - start});
		start = end;
	}

	return svg;
};

const drawRun = (text: string, {fill, back, attributes}: Style, {x, y, columns}: {x: number; y: number; columns: number}): string => {
	const left = round(x * cell.width);
	const top = y * cell.height;
	const width = round(columns * cell.width);
	const box = back === undefined ? '' : `<rect x="${left}" y="${top}" width="${width}" height="${cell.height}" fill="${back}"/>`;
	const blank = text.trim() === '';
	return `${box}${blank ? '' : `<text x="${left}" y="${top + 13.5}" textLength="${width}" lengthAdjust="spacingAndGlyphs" fill="${fill}"${attributes}>${escape(text)}</text>\n`}`;
};

const styleOf = (row: Row, column: number): Style => {
	const content = row.words[column * 3] ?? blankContent;
	const front = row.words[(column * 3) + 1] ?? 0;
	const behind = row.words[(column * 3) + 2] ?? 0;
	const isInverse = (front & inverseFlag) !== 0;
	const isBold = (front & boldFlag) !== 0;
	const text = colourOf(front, isBold);
	const back = colourOf(behind, false);
	const attributes = [
		isBold ? ' font-weight="bold"' : '',
		(behind & italicFlag) === 0 ? '' : ' font-style="italic"',
		(front & underlineFlag) === 0 ? '' : ' text-decoration="underline"',
		(behind & dimFlag) === 0 ? '' : ' opacity="0.6"',
	].join('');
	return content === 0 && front === 0 && behind === 0
		? {fill: foreground, back: undefined, attributes: ''}
		: (isInverse
			? {fill: back ?? background, back: text ?? foreground, attributes}
			: {fill: text ?? foreground, back, attributes});
};

const sameStyle = (a: Style, b: Style): boolean => a.fill === b.fill && a.back === b.back && a.attributes === b.attributes;

const colourOf = (word: number, isBold: boolean): string | undefined => {
	const mode = word & colourModeMask;
	if (mode === colourModes.default) {
		return undefined;
	}

	const value = word & colourMask;
	if (mode === colourModes.rgb) {
		return `#${value.toString(16).padStart(6, '0')}`;
	}

	const index = value & 0xFF;
	return index < 16 ? basicColours[isBold && index < 8 ? index + 8 : index] : cssColour(paletteColour(index));
};

/** `rgb:rrrr/gggg/bbbb`, as terminals answer colour queries, as a CSS colour. */
const cssColour = (answer: string): string => {
	const parts = answer.replace(/^rgb:/v, '').split('/', 3);
	return `#${parts.map(part => part.slice(0, 2)).join('')}`;
};

/** Sixteen colours that are readable on the background and told apart from one another. */
const basicColours = [
	'#2b303b',
	'#e06c75',
	'#98c379',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#abb2bf',
	'#6b7280',
	'#ff7b86',
	'#b5e890',
	'#ffd68a',
	'#7cc4ff',
	'#e29bf5',
	'#7fdbe6',
	'#f4f6fa',
];

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const round = (value: number): number => Math.round(value * 100) / 100;
