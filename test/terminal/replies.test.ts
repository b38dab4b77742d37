import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import {observe} from './screen-fixture.ts';

const check = (title: string, bytes: string, replies: readonly string[]): void => {
	test(title, () => {
		const observed = observe();
		observed.write(bytes);
		assert.deepEqual(observed.replies, replies);
		assert.deepEqual(observed.lines(), [], 'a query draws nothing');
	});
};

const hexadecimal = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

check('the status query is answered before the attributes', '\u{1B}]7501;?\u{7}\u{1B}[>q\u{1B}[?u\u{1B}[c', ['\u{1B}]7501;?\u{1B}\\', '\u{1B}P>|jupiter-tui\u{1B}\\', '\u{1B}[?0u', '\u{1B}[?62;22;52c']);
check('secondary attributes are told', '\u{1B}[>c', ['\u{1B}[>0;276;0c']);
check('the cursor position is told', '\u{1B}[2;3H\u{1B}[6n\u{1B}[?6n', ['\u{1B}[2;3R', '\u{1B}[?2;3R']);
check('the terminal says it works', '\u{1B}[5n', ['\u{1B}[0n']);
check('the size in characters is told', '\u{1B}[18t', ['\u{1B}[8;5;20t']);
check('modes follow what was set', '\u{1B}[?2026$p\u{1B}[?2026h\u{1B}[?2026$p\u{1B}[?2004$p', ['\u{1B}[?2026;2$y', '\u{1B}[?2026;1$y', '\u{1B}[?2004;2$y']);
check('grapheme widths are always on', '\u{1B}[?2027$p', ['\u{1B}[?2027;3$y']);
check('colour scheme news can be asked for', '\u{1B}[?2031$p\u{1B}[?2031h\u{1B}[?2031$p\u{1B}[?996n', ['\u{1B}[?2031;2$y', '\u{1B}[?2031;1$y', '\u{1B}[?997;1n']);
check('an unknown mode is not recognised', '\u{1B}[?7777$p', ['\u{1B}[?7777;0$y']);
check('size reports begin when asked for', '\u{1B}[?2048h\u{1B}[?2048$p\u{1B}[?2048l\u{1B}[?2048$p', ['\u{1B}[48;5;20;0;0t', '\u{1B}[?2048;1$y', '\u{1B}[?2048;2$y']);
check('default colours are told', '\u{1B}]10;?\u{7}\u{1B}]11;?\u{1B}\\\u{1B}]12;?\u{7}', ['\u{1B}]10;rgb:e5e5/e5e5/e5e5\u{1B}\\', '\u{1B}]11;rgb:0000/0000/0000\u{1B}\\', '\u{1B}]12;rgb:e5e5/e5e5/e5e5\u{1B}\\']);
check('one query asks for several colours', '\u{1B}]10;?;?\u{7}', ['\u{1B}]10;rgb:e5e5/e5e5/e5e5\u{1B}\\', '\u{1B}]11;rgb:0000/0000/0000\u{1B}\\']);
check('palette colours are told', '\u{1B}]4;1;?;200;?;255;?\u{7}', ['\u{1B}]4;1;rgb:cdcd/0000/0000\u{1B}\\', '\u{1B}]4;200;rgb:ffff/0000/d7d7\u{1B}\\', '\u{1B}]4;255;rgb:eeee/eeee/eeee\u{1B}\\']);
check('setting a colour says nothing', '\u{1B}]4;1;#ff0000\u{7}\u{1B}]11;#000\u{7}\u{1B}]4;;?\u{7}\u{1B}]4;999;?\u{7}', []);
check('the current style is told', '\u{1B}[1;3;4:3;38;5;9;48;2;1;2;3m\u{1B}P$qm\u{1B}\\\u{1B}[0m\u{1B}P$qm\u{1B}\\', ['\u{1B}P1$r0;1;3;4:3;38;5;9;48;2;1;2;3m\u{1B}\\', '\u{1B}P1$r0m\u{1B}\\']);
check('the cursor style is told', '\u{1B}[5 q\u{1B}P$q q\u{1B}\\', ['\u{1B}P1$r5 q\u{1B}\\']);
check('terminal capabilities are told', `\u{1B}P+q${hexadecimal('TN')};${hexadecimal('Tc')};${hexadecimal('zz')}\u{1B}\\`, [`\u{1B}P1+r${hexadecimal('TN')}=${hexadecimal('xterm-256color')}\u{1B}\\`, `\u{1B}P1+r${hexadecimal('Tc')}\u{1B}\\`, `\u{1B}P0+r${hexadecimal('zz')}\u{1B}\\`]);
check('key modes are told', '\u{1B}[>5u\u{1B}[?u\u{1B}[<u\u{1B}[?u\u{1B}[>4;2m\u{1B}[?4m', ['\u{1B}[?5u', '\u{1B}[?0u', '\u{1B}[>4;2m']);
check('the clipboard is never told', '\u{1B}]52;c;?\u{7}', []);

test('a resize is reported in band', () => {
	const {screen, replies, write} = observe();
	screen.resize(30, 10);
	write('\u{1B}[?2048h');
	screen.resize(40, 12);
	assert.deepEqual(replies, ['\u{1B}[48;10;30;0;0t', '\u{1B}[48;12;40;0;0t']);
});
