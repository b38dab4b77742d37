import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Row} from '../../source/terminal/cells.ts';
import {changedSpans, copyCells, createScreenCopy, type Span} from '../../source/terminal/difference.ts';
import {rowText, rowToAnsi} from '../../source/terminal/row-text.ts';
import type {Screen} from '../../source/terminal/screen.ts';
import {linesOf, observe} from './screen-fixture.ts';

const textOf = ({y, x, row}: Span): readonly [number, number, string] => [y, x, rowText(row)];

test('a first look shows everything', () => {
	const {screen, write} = observe();
	write('ab');
	assert.deepEqual(changedSpans(createScreenCopy(), screen).map(span => textOf(span)), [[0, 0, 'ab'], [1, 0, ''], [2, 0, ''], [3, 0, ''], [4, 0, '']]);
});

const check = (title: string, before: string, after: string, spans: ReadonlyArray<readonly [number, number, string]>): void => {
	test(title, () => {
		const {screen, write} = observe();
		write(before);
		const copy = createScreenCopy();
		changedSpans(copy, screen);
		write(after);
		assert.deepEqual(changedSpans(copy, screen).map(span => textOf(span)), spans);
		assert.deepEqual(changedSpans(copy, screen), []);
	});
};

check('nothing changed shows nothing', 'ab', '\u{1B}[1;1Ha', []);
check('only the changed cells are shown', 'abcdef', '\u{1B}[1;3HXY', [[0, 2, 'XY']]);
check('two changes in a row are one span', 'abcdef', '\u{1B}[1;2HX\u{1B}[1;5HY', [[0, 1, 'XcdY']]);
check('a new colour is a change', 'abc', '\u{1B}[1;2H\u{1B}[31mb', [[0, 1, 'b']]);
check('another combining mark is a change', 'e\u{301}', '\u{1B}[1;1He\u{300}', [[0, 0, 'e\u{300}']]);
check('another underline is a change', '\u{1B}[4:3mu', '\u{1B}[1;1H\u{1B}[4:4mu', [[0, 0, 'u']]);
check('another link target is a change', '\u{1B}]8;;a:b\u{7}l', '\u{1B}[1;1H\u{1B}]8;;a:c\u{7}l', [[0, 0, 'l']]);
check('wide characters are shown whole', 'ab日cd', '\u{1B}[1;3H本', [[0, 2, '本']]);
check('scrolling shows all rows', '1\r\n2\r\n3\r\n4\r\n5', '\r\n6', [[0, 0, '2'], [1, 0, '3'], [2, 0, '4'], [3, 0, '5'], [4, 0, '6']]);

test('a resize shows everything again', () => {
	const {screen} = observe();
	const copy = createScreenCopy();
	changedSpans(copy, screen);
	screen.resize(10, 3);
	assert.equal(changedSpans(copy, screen).length, 3);
});

const piece = fc.constantFrom('a', 'bc', '日', 'e\u{301}', '😀', '\u{1B}[31m', '\u{1B}[0m', '\u{1B}[4:3;58;5;1m', '\u{1B}]8;;x:y\u{7}', '\u{1B}]8;;\u{7}', '\r\n', '\u{1B}[2;5H', '\u{1B}[K', '\u{1B}[2J', '\u{1B}[1;19H', '\u{1B}M', '\u{1B}[?1049h', '\u{1B}[?1049l', '\u{1B}[3P', '\u{1B}[2@');
const output = fc.array(fc.array(piece, {maxLength: 20}), {maxLength: 8});

const ansiOf = (screen: Screen): string[] => Array.from({length: screen.rows}, (_, y) => rowToAnsi(screen.row(y)));

test('applied spans make the screen', () => {
	fc.assert(fc.property(output, chunks => {
		const {screen, write} = observe();
		const copy = createScreenCopy();
		const painted: Row[] = [];
		const steps = chunks.map(chunk => {
			write(chunk.join(''));
			for (const {y, x, row} of changedSpans(copy, screen)) {
				painted[y] = x === 0 && row.words.length === 60 ? row : merged(painted[y]!, x, row);
			}

			return {seen: painted.map(row => rowToAnsi(row)), real: ansiOf(screen)};
		});
		assert.deepEqual(steps.map(({seen}) => seen), steps.map(({real}) => real));
		assert.deepEqual(painted.map(({words}) => words), painted.map((_, y) => copyCells(screen.row(y), 0, 20).words));
	}), {seed: 20_261_123, numRuns: 200});
});

const merged = (under: Row, x: number, row: Row): Row => {
	const words = new Uint32Array(under.words);
	words.set(row.words, x * 3);
	return {words, combined: {...under.combined, ...shifted(row.combined ?? {}, x)}, extended: {...under.extended, ...shifted(row.extended ?? {}, x)}};
};

const shifted = <Value>(cells: Readonly<Record<number, Value>>, x: number): Record<number, Value> =>
	Object.fromEntries(Object.entries(cells).map(([column, value]) => [Number(column) + x, value]));

test('a row as output draws itself again', () => {
	fc.assert(fc.property(output, chunks => {
		const first = observe();
		first.write(chunks.flat().join(''));
		const second = observe();
		for (let y = 0; y < 5; y++) {
			second.write(`\u{1B}[${y + 1};1H${rowToAnsi(first.screen.row(y))}`);
		}

		assert.deepEqual(linesOf(second.screen), linesOf(first.screen));
		assert.deepEqual(ansiOf(second.screen), ansiOf(first.screen));
	}), {seed: 20_261_124, numRuns: 200});
});
