import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {copyKey, enterCopyMode, isAtEnd, scrolled, selectedColumns, type CopyMode} from '../../source/client/copying/copy-mode.ts';

const lines = ['first line', 'second Line here', '', '  indented', 'last line'];
const start = enterCopyMode(1, lines, {width: 20, height: 3});

/** Presses keys; ends with the mode, what was copied, or `left`. */
function press(mode: CopyMode, ...keys: string[]): CopyMode | string {
	let current = mode;
	for (const key of keys) {
		const step = copyKey(current, key);
		if (step.type !== 'stay') {
			return step.type === 'copy' ? step.text : 'left';
		}

		current = step.mode;
	}

	return current;
}

const positions: ReadonlyArray<readonly [keys: string, x: number, y: number, top: number]> = [
	['', 0, 4, 2],
	['k', 0, 3, 2],
	['k k k', 0, 1, 1],
	['g', 0, 0, 0],
	['g G', 0, 4, 2],
	['g $', 9, 0, 0],
	['k ^', 2, 3, 2],
	['g w', 6, 0, 0],
	['g w w', 0, 1, 0],
	['g w w b', 6, 0, 0],
	['PageUp', 0, 1, 0],
	['C-u', 0, 3, 1],
	['H', 0, 2, 2],
	['/ l i n e Enter', 5, 4, 2],
	['/ l i n e Enter n', 6, 0, 0],
	['? l i n e Enter', 7, 1, 1],
	['? l i n e Enter n', 6, 0, 0],
	['? l i n e Enter N', 5, 4, 2],
	['/ L i n e Enter', 7, 1, 1],
	['/ z z Enter', 0, 4, 2],
	['/ x Backspace Backspace j', 0, 4, 2],
];

for (const [keys, x, y, top] of positions) {
	test(`keys ${keys === '' ? 'none' : keys} lead to ${x},${y}`, () => {
		const mode = press(start, ...keys.split(' ').filter(Boolean)) as CopyMode;
		assert.deepEqual([mode.x, mode.y, mode.top], [x, y, top]);
	});
}

const copies: ReadonlyArray<readonly [keys: string, text: string]> = [
	['g v l l l l y', 'first'],
	['g w v j Enter', 'line\nsecond'],
	['g j V j j y', 'second Line here\n\n  indented'],
	['g Space $ y', 'first line'],
	['g $ v g y', 'first line'],
	['y', 'left'],
	['q', 'left'],
	['v Escape Escape', 'left'],
];

for (const [keys, text] of copies) {
	test(`keys ${keys} give ${JSON.stringify(text)}`, () => {
		assert.equal(press(start, ...keys.split(' ')), text);
	});
}

test('a selection inverts its columns', () => {
	const mode = press(start, 'g', 'w', 'v', 'j') as CopyMode;
	assert.deepEqual([0, 1, 2].map(row => selectedColumns(mode, row)), [{from: 6, to: 20}, {from: 0, to: 7}, undefined]);
});

test('the wheel leaves at the end', () => {
	assert.equal(isAtEnd(start), true);
	const back = scrolled(start, -2);
	assert.deepEqual([back.top, isAtEnd(back), isAtEnd(scrolled(back, 5))], [0, false, true]);
});

test('no key leads out of the text', () => {
	const keys = fc.constantFrom(...'h j k l w b g G 0 $ ^ H M L PageUp PageDown C-u C-d C-y C-e v V / ? i n N Enter Escape Backspace'.split(' '));
	const texts = fc.array(fc.constantFrom(...lines, 'ein 漢字'), {maxLength: 9});
	fc.assert(fc.property(texts, fc.array(keys, {maxLength: 30}), (text, pressed) => {
		const modes = visited(enterCopyMode(1, text, {width: 12, height: 4}), pressed);
		assert.deepEqual(modes.filter(mode => mode.y < 0 || mode.y > Math.max(text.length - 1, 0)), []);
		assert.deepEqual(modes.filter(mode => mode.x < 0 || mode.x >= 12), []);
		assert.deepEqual(modes.filter(mode => mode.top < 0 || mode.top > mode.y || mode.y >= mode.top + 4), []);
	}), {seed: 31});
});

/** Every mode that keys lead through. */
function visited(first: CopyMode, keys: readonly string[]): CopyMode[] {
	let mode = first;
	return keys.map(key => {
		const step = copyKey(mode, key);
		mode = step.type === 'stay' ? step.mode : mode;
		return mode;
	});
}

test('wide characters count two columns', () => {
	const wide = enterCopyMode(1, ['ab 漢字 é\u{301}x 👩‍👩‍👧 end'], {width: 40, height: 3});
	const at = (...keys: string[]) => (press(wide, ...keys) as CopyMode).x;
	assert.deepEqual([at('w'), at('w', 'l'), at('w', 'l', 'h'), at('w', 'w'), at('w', 'w', 'w', 'w'), at('$')], [3, 5, 3, 8, 14, 16]);
	assert.equal(at('/', 'e', 'n', 'd', 'Enter'), 14);
	assert.equal(press(wide, 'w', 'v', 'l', 'y'), '漢字');
	assert.equal(press(wide, 'w', 'w', 'v', 'l', 'y'), 'é\u{301}x');
});
