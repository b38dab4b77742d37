import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {emulatorHistoryRows} from '../../source/model/limits/panes.ts';
import {rowText, rowToAnsi} from '../../source/terminal/row-text.ts';
import type {Screen} from '../../source/terminal/screen.ts';
import {linesOf, observe} from './screen-fixture.ts';

const numbered = (count: number, from = 0): string => Array.from({length: count}, (_, index) => `line ${from + index}\r\n`).join('');

const historyTexts = (screen: Screen): string[] => screen.history(0, screen.historyLength).map(row => rowText(row));

const expected = (count: number): string[] => Array.from({length: count}, (_, index) => `line ${index}`);

test('rows that leave the emulator stay readable', () => {
	const {screen, write} = observe();
	const count = emulatorHistoryRows + 500;
	write(numbered(count));
	assert.equal(screen.historyLength, count - 4);
	assert.deepEqual(historyTexts(screen), expected(count - 4));
	assert.deepEqual(screen.history(495, 505).map(row => rowText(row)), expected(505).slice(495));
});

test('packed rows keep styles and characters', () => {
	const {screen, write} = observe({columns: 30});
	const styled = '\u{1B}[1;38;2;1;2;3mrot\u{1B}[0m 日e\u{301}😀 \u{1B}[4:3;58;5;9mu\u{1B}[0m \u{1B}]8;;https://a.b/\u{1B}\\link\u{1B}]8;;\u{1B}\\';
	write(`${styled}\r\n`);
	const before = rowToAnsi(screen.row(0)).trimEnd();
	write(numbered(emulatorHistoryRows + 10));
	assert.equal(rowToAnsi(screen.history(0, 1)[0]!), before);
	assert.match(before, /58:5:9/v);
	assert.match(before, /\]8;;https:\/\/a\.b\//v);
});

test('the oldest rows are dropped', () => {
	const {screen, write} = observe({historyRows: 1000});
	write(numbered(20_000));
	const texts = historyTexts(screen);
	assert.ok(texts.length >= 1000);
	assert.ok(texts.length < 4000, `${texts.length} rows`);
	assert.deepEqual(texts, expected(19_996).slice(-texts.length));
});

test('erasing the history empties it', () => {
	const {screen, write} = observe();
	write(numbered(1000), '\u{1B}[3J');
	assert.equal(screen.historyLength, 0);
	write(numbered(600, 1000));
	assert.deepEqual(historyTexts(screen).slice(0, 5), ['line 996', 'line 997', 'line 998', 'line 999', 'line 1000']);
});

test('a full reset empties the history', () => {
	const {screen, write} = observe();
	write(numbered(1000), '\u{1B}c');
	assert.equal(screen.historyLength, 0);
	write(numbered(1000));
	assert.deepEqual(historyTexts(screen), expected(996));
});

test('the alternate screen adds no history', () => {
	const {screen, write} = observe();
	write(numbered(10), '\u{1B}[?1049h', numbered(1000, 10));
	assert.deepEqual(historyTexts(screen), expected(6));
});

test('scrolling above a fixed footer keeps history', () => {
	const {screen, write} = observe();
	write('\u{1B}[5;1Hfooter\u{1B}[1;4r\u{1B}[1;1H', numbered(1000));
	assert.deepEqual(historyTexts(screen), expected(997));
	assert.equal(rowText(screen.row(4)), 'footer');
});

const step = fc.tuple(fc.integer({min: 8, max: 40}), fc.integer({min: 2, max: 12}), fc.integer({min: 0, max: 400}));

test('resizing loses no row of history', () => {
	fc.assert(fc.property(fc.array(step, {maxLength: 6}), steps => {
		const {screen, write} = observe({columns: 10});
		let count = 0;
		for (const [columns, rows, lines] of steps) {
			write(numbered(lines, count));
			count += lines;
			screen.resize(columns, rows);
		}

		const texts = [...historyTexts(screen), ...linesOf(screen)].join('').replaceAll(' ', '');
		assert.equal(texts, expected(count).join('').replaceAll(' ', ''));
	}), {seed: 20_261_122, numRuns: 60});
});
