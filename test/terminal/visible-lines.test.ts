import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import {rowToAnsi} from '../../source/terminal/row-text.ts';
import {linesOf, observe} from './screen-fixture.ts';

const check = (title: string, bytes: string, lines: readonly string[]): void => {
	test(title, () => {
		const {screen, write} = observe();
		write(bytes);
		assert.deepEqual(linesOf(screen), lines);
		screen.dispose();
	});
};

check('text wraps at the edge', 'abcdefghijklmnopqrstuvwxyz', ['abcdefghijklmnopqrst', 'uvwxyz']);
check('a bare line feed keeps the column', 'ab\ncd', ['ab', '  cd']);
check('cursor movements place text', '\u{1B}[3;5Hx\u{1B}[1;1Hy', ['y', '', '    x']);
check('erasing leaves the rest', 'abcdef\u{1B}[3D\u{1B}[K', ['abc']);
check('a scroll region scrolls alone', 'a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\nx', ['a', 'c', 'x', 'd']);
check('line drawing characters are drawn', '\u{1B}(0lqk\u{1B}(B', ['┌─┐']);
check('wide characters take two columns', '日本\u{1B}[1;5Hx', ['日本x']);
check('a wide character wraps whole', `${'a'.repeat(19)}界`, ['a'.repeat(19), '界']);
check('combining marks stay with their letter', 'e\u{301}x\u{1B}[1;2Hy', ['e\u{301}y']);
check('an emoji takes two columns', '😀\u{1B}[1;3Hx', ['😀x']);
check('an emoji sequence takes two columns', '👨‍👩‍👧\u{1B}[1;3Hx', ['👨‍👩‍👧x']);
check('a flag takes two columns', '🇩🇪\u{1B}[1;3Hx', ['🇩🇪x']);
check('an emoji selector widens', '❤️\u{1B}[1;3Hx', ['❤️x']);
check('a skin tone joins its emoji', '👍🏽\u{1B}[1;3Hx', ['👍🏽x']);
check('joined letters do not vanish', 'a\u{200D}b', ['a\u{200D}b']);
check('the alternate screen hides the main one', 'main\u{1B}[?1049h\u{1B}[Halt', ['alt']);
check('leaving the alternate screen restores', 'main\u{1B}[?1049h\u{1B}[Halt\u{1B}[?1049l+', ['main+']);
check('unknown sequences draw nothing', 'a\u{1B}[?9999h\u{1B}]12345;x\u{7}\u{1B}P+zq\u{1B}\\\u{1B}_app\u{1B}\\b', ['ab']);
check('an interrupted sequence recovers', '\u{1B}[3\u{18}a\u{1B}]2;title\u{1B}[1mb', ['ab']);

test('every split of the bytes draws alike', () => {
	const bytes = Buffer.from('ä日😀👩‍👧\u{1B}[31mrot\u{1B}[0m\u{1B}]2;t\u{7}e\u{301}');
	const whole = observe();
	whole.screen.write(bytes);
	const drawn = Array.from({length: bytes.length + 1}, (_, cut) => {
		const {screen} = observe();
		screen.write(bytes.subarray(0, cut));
		screen.write(bytes.subarray(cut));
		return rowToAnsi(screen.row(0));
	});
	assert.deepEqual(drawn, drawn.map(() => rowToAnsi(whole.screen.row(0))));
});

test('bare line feeds return on request', () => {
	const {write, lines} = observe({convertEol: true});
	write('ab\ncd');
	assert.deepEqual(lines(), ['ab', 'cd']);
});

test('a narrower screen wraps anew', () => {
	const {screen, write, lines} = observe();
	write('abcdefghij\r\nk');
	screen.resize(6, 5);
	assert.deepEqual(lines(), ['abcdef', 'ghij', 'k']);
	assert.equal(screen.row(1).wrapped, true);
	screen.resize(20, 5);
	assert.deepEqual(lines(), ['abcdefghij', 'k']);
});

test('the cursor is where text goes', () => {
	const {screen, write} = observe();
	write('ab\u{1B}[4 q');
	assert.deepEqual(screen.cursor, {x: 2, y: 0, visible: true, style: 4});
	write(`\r${'x'.repeat(20)}\u{1B}[?25l`);
	assert.deepEqual(screen.cursor, {x: 19, y: 0, visible: false, style: 4});
});
