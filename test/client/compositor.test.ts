import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createCanvas, drawRow, type Canvas} from '../../source/client/drawing/canvas.ts';
import {createCompositor} from '../../source/client/drawing/compositor.ts';
import {colourDepth, degraded} from '../../source/client/drawing/colour-depth.ts';
import type {Row} from '../../source/terminal/cells.ts';
import {rowText} from '../../source/terminal/row-text.ts';
import type {Screen} from '../../source/terminal/screen.ts';
import {createScreen} from '../../source/terminal/xterm-screen.ts';
import {bytes} from './bytes.ts';

const columns = 24;
const rows = 6;

/** Rows as programs make them: text with colours, wide characters, clusters, underlines and links. */
const arbitraryPart = fc.constantFrom(
	'a', 'b', ' ', '漢', '字', 'é', 'e\u{301}', '👩', '━', '\u{1B}[K', '\u{1B}[0m', '\u{1B}[1;31m', '\u{1B}[7m', '\u{1B}[48;5;200m', '\u{1B}[38;2;10;20;30m', '\u{1B}[4:3m\u{1B}[58;5;9m', '\u{1B}[2;3;9m', '\u{1B}]8;;https://a.example\u{1B}\\', '\u{1B}]8;;\u{1B}\\',
);
const arbitraryText = fc.array(arbitraryPart, {maxLength: 30}).map(parts => parts.join(''));

const arbitraryLayer = fc.record({
	text: arbitraryText,
	x: fc.integer({min: -4, max: columns}),
	y: fc.integer({min: -1, max: rows}),
	width: fc.integer({min: 0, max: columns + 4}),
	from: fc.integer({min: 0, max: 6}),
});

test('frames bring the terminal to the canvas', () => {
	const arbitraryFrames = fc.array(fc.array(arbitraryLayer, {maxLength: 5}), {minLength: 1, maxLength: 5});
	fc.assert(fc.property(arbitraryFrames, frames => {
		const outer = createScreen({columns, rows});
		const compositor = createCompositor('rgb');
		const canvas = createCanvas(columns, rows);
		const shown = frames.map(layers => {
			for (const layer of layers) {
				drawRow(canvas, rowOf(layer.text), layer);
			}

			outer.write(bytes(compositor.frame(canvas, undefined)));
			return {outer: cellsOf(outer), canvas: cellsOfCanvas(canvas)};
		});
		assert.deepEqual(shown.map(frame => frame.outer), shown.map(frame => frame.canvas));
		assert.equal(compositor.frame(canvas, undefined), '');
		outer.dispose();
	}), {seed: 21, numRuns: 200});
});

test('a wide character cut by an edge is a space', () => {
	const canvas = createCanvas(6, 1);
	drawRow(canvas, rowOf('漢字x'), {x: 0, y: 0, width: 3});
	drawRow(canvas, rowOf('漢'), {x: 4, y: 0, width: 2, from: 1});
	assert.deepEqual(textOf(canvas), ['漢    ']);
});

test('drawing over half a wide character blanks it', () => {
	const canvas = createCanvas(6, 1);
	drawRow(canvas, rowOf('a漢字b'), {x: 0, y: 0, width: 6});
	drawRow(canvas, rowOf('XY'), {x: 2, y: 0, width: 2});
	assert.deepEqual(textOf(canvas), ['a XY b']);
});

test('only what differs is written', () => {
	const compositor = createCompositor('rgb');
	const canvas = createCanvas(columns, rows);
	compositor.frame(canvas, undefined);
	drawRow(canvas, rowOf('x'), {x: 7, y: 3, width: 1});
	assert.equal(compositor.frame(canvas, undefined).replaceAll('\u{1B}', 'ESC'), 'ESC[?2026hESC[?25lESC[4;8HESC[0mxESC[0mESC[?25lESC[?2026l');
});

test('the cursor alone moves without cells', () => {
	const compositor = createCompositor('rgb');
	const canvas = createCanvas(columns, rows);
	compositor.frame(canvas, {x: 0, y: 0, style: 0});
	assert.equal(compositor.frame(canvas, {x: 3, y: 1, style: 6}).replaceAll('\u{1B}', 'ESC'), 'ESC[?2026hESC[6 qESC[2;4HESC[?25hESC[?2026l');
	assert.equal(compositor.frame(canvas, {x: 3, y: 1, style: 6}), '');
});

test('another size draws everything anew', () => {
	const outer = createScreen({columns, rows});
	outer.write(bytes('rubbish\r\nrubbish'));
	const compositor = createCompositor('rgb');
	const canvas = createCanvas(columns, rows);
	drawRow(canvas, rowOf('new'), {x: 0, y: 1, width: 3});
	outer.write(bytes(compositor.frame(canvas, undefined)));
	assert.deepEqual(linesOf(outer), ['', 'new', '', '', '', '']);
	const small = createCanvas(10, 2);
	outer.resize(10, 2);
	outer.write(bytes(compositor.frame(small, undefined)));
	assert.deepEqual(linesOf(outer), ['', '']);
});

test('a link cannot end its sequence early', () => {
	const canvas = createCanvas(3, 1);
	const row = rowOf('\u{1B}]8;;https://a.example\u{1B}\\x');
	drawRow(canvas, {...row, extended: {0: {link: 'http://a\u{7}\u{1B}[2J'}}}, {x: 0, y: 0, width: 1});
	assert.ok(createCompositor('rgb').frame(canvas, undefined).includes('\u{1B}]8;;http://a[2J\u{1B}\\'));
});

test('colours come down to the terminal', () => {
	const red = 0x3_FF_00_00;
	assert.equal(degraded(red, 'rgb'), red);
	assert.equal(degraded(red, '256'), 0x2_00_00_00 | 196);
	assert.equal(degraded(red, '16'), 0x1_00_00_00 | 9);
	assert.equal(degraded(red | (1 << 27), 'none'), 1 << 27);
	assert.equal(degraded(0x2_00_00_00 | 244, '16'), 0x1_00_00_00 | 8);
});

test('the environment tells the colours', () => {
	const table: ReadonlyArray<readonly [Record<string, string>, string]> = [
		[{TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 'rgb'],
		[{TERM: 'xterm-256color'}, '256'],
		[{TERM: 'xterm'}, '16'],
		[{TERM: 'xterm', NO_COLOR: ''}, '16'],
		[{TERM: 'xterm-256color', COLORTERM: 'truecolor', NO_COLOR: '1'}, 'none'],
		[{TERM: 'dumb'}, 'none'],
		[{}, '16'],
	];
	assert.deepEqual(table.map(([env]) => colourDepth(env)), table.map(([, depth]) => depth));
});

function rowOf(text: string): Row {
	const screen = createScreen({columns, rows: 2});
	screen.write(bytes(text));
	const row = screen.row(0);
	const copy = {words: new Uint32Array(row.words), ...(row.combined && {combined: {...row.combined}}), ...(row.extended && {extended: {...row.extended}})};
	screen.dispose();
	return copy;
}

type Cell = readonly [text: string, width: number, foreground: number, background: number, extended: unknown];

function cellsOf(screen: Screen): Cell[][] {
	return Array.from({length: screen.rows}, (_, y) => {
		const row = screen.row(y);
		return Array.from({length: screen.columns}, (_cell, x) => cell(row.words, x * 3, row.combined?.[x], row.extended?.[x]));
	});
}

function cellsOfCanvas(canvas: Canvas): Cell[][] {
	return Array.from({length: canvas.rows}, (_, y) => Array.from({length: canvas.columns}, (_cell, x) => {
		const at = (y * canvas.columns) + x;
		return cell(canvas.words, at * 3, canvas.combined.get(at), canvas.extended.get(at));
	}));
}

function cell(words: Uint32Array, at: number, combined: string | undefined, extended: unknown): Cell {
	const code = words[at]! & 0x1F_FF_FF;
	const width = (words[at]! >>> 22) & 3;
	const text = (words[at]! & (1 << 21)) === 0 ? (code === 0 ? ' ' : String.fromCodePoint(code)) : combined!;
	// The right half of a wide character has no style of its own.
	return width === 0 ? ['', 0, 0, 0, undefined] : [text, width, words[at + 1]!, words[at + 2]!, (words[at + 2]! & (1 << 28)) === 0 ? undefined : extended];
}

function textOf(canvas: Canvas): string[] {
	return cellsOfCanvas(canvas).map(row => row.map(([text]) => text).join(''));
}

function linesOf(screen: Screen): string[] {
	return Array.from({length: screen.rows}, (_, y) => rowText(screen.row(y)));
}
