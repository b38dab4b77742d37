import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {keyName} from '../../source/client/input/key.ts';
import {createTokenizer, type Token} from '../../source/client/input/tokens.ts';
import {bytes, concat, shown} from './bytes.ts';

/** What came of some bytes, each token in a few words. */
function told(text: string): string[] {
	const tokenizer = createTokenizer();
	return [...tokenizer.push(bytes(text)), ...tokenizer.flush()].map(token => tell(token));
}

function tell(token: Token): string {
	switch (token.type) {
		case 'key': {
			return keyName(token.key) + (token.key.event === 'press' ? '' : ` ${token.key.event}`);
		}

		case 'mouse': {
			return `${token.mouse.kind} ${token.mouse.button} ${token.mouse.x},${token.mouse.y}`;
		}

		case 'focus': {
			return token.isFocused ? 'focus' : 'blur';
		}

		case 'reply': {
			return `reply ${token.text.replaceAll('\u{1B}', 'ESC')}`;
		}

		case 'paste': {
			return `paste ${shown(token.content)}`;
		}

		case 'other': {
			return `other ${shown(token.bytes)}`;
		}
	}
}

const table: ReadonlyArray<readonly [string, readonly string[]]> = [
	['ab%', ['a', 'b', '%']],
	['é漢😀', ['é', '漢', '😀']],
	['\r\t\u{7F}\u{8}\u{0}', ['Enter', 'Tab', 'Backspace', 'C-h', 'C-Space']],
	['\u{2}\u{1C}\u{1F}', ['C-b', 'C-\\', 'C-_']],
	['\u{1B}', ['Escape']],
	['\u{1B}\u{1B}', ['Escape', 'Escape']],
	['\u{1B}x', ['M-x']],
	['\u{1B}\r', ['M-Enter']],
	['\u{1B}[', ['M-[']],
	['\u{1B}]', ['M-]']],
	['\u{1B}O', ['M-O']],
	['\u{1B}é', ['M-é']],
	['\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;2D', ['Up', 'Down', 'C-Right', 'S-Left']],
	['\u{1B}[5~\u{1B}[3;5~\u{1B}[15~\u{1B}OP\u{1B}[1;3Q', ['PageUp', 'C-Delete', 'F5', 'F1', 'M-F2']],
	['\u{1B}[Z', ['S-Tab']],
	['\u{1B}[98;5u\u{1B}[13;2u\u{1B}[27u', ['C-b', 'S-Enter', 'Escape']],
	['\u{1B}[97;1:3u\u{1B}[1;1:2A', ['a release', 'Up repeat']],
	['\u{1B}[53:37;2u', ['%']],
	['\u{1B}[27;5;9~', ['C-Tab']],
	['\u{1B}[57414u', ['Enter']],
	['\u{1B}[<0;5;7M\u{1B}[<0;5;7m\u{1B}[<32;6;7M\u{1B}[<64;1;1M', ['press 0 4,6', 'release 0 4,6', 'drag 0 5,6', 'wheel-up 0 0,0']],
	['\u{1B}[M !!', ['press 0 0,0']],
	['\u{1B}[I\u{1B}[O', ['focus', 'blur']],
	['\u{1B}[?1u\u{1B}[?62;22c\u{1B}[12;40R\u{1B}[?2026;2$y', ['reply ESC[?1u', 'reply ESC[?62;22c', 'reply ESC[12;40R', 'reply ESC[?2026;2$y']],
	['\u{1B}]11;rgb:0/0/0\u{1B}\\x\u{1B}P1$r0m\u{1B}\\', ['reply ESC]11;rgb:0/0/0ESC\\', 'x', 'reply ESCP1$r0mESC\\']],
	['\u{1B}[200~a\u{1B}[Ab\r\u{1B}[201~c', ['paste ', 'paste aESC[Ab\r', 'c']],
	['\u{1B}[200~half', ['paste ', 'paste half']],
	['\u{1B}[9;9z', ['other ESC[9;9z']],
];

for (const [text, expected] of table) {
	test(`reads ${JSON.stringify(text)}`, () => {
		assert.deepEqual(told(text), expected);
	});
}

test('bytes that are no text pass', () => {
	const tokenizer = createTokenizer();
	const tokens = [...tokenizer.push(Uint8Array.of(0xFF, 0x61, 0xC3, 0x28)), ...tokenizer.flush()];
	assert.deepEqual(tokens.map(token => token.type), ['other', 'key', 'other', 'key']);
});

test('cutting the input changes no key', () => {
	const whole = table.filter(([text]) => !text.startsWith('\u{1B}[200~')).map(([text]) => text).filter(text => text.length > 2).join('z');
	const arbitrarySizes = fc.array(fc.integer({min: 1, max: 7}), {minLength: 1});
	fc.assert(fc.property(arbitrarySizes, sizes => {
		const tokenizer = createTokenizer();
		const tokens: Token[] = [];
		const data = bytes(whole);
		for (let at = 0, index = 0; at < data.length; index++) {
			const size = sizes[index % sizes.length]!;
			tokens.push(...tokenizer.push(data.slice(at, at + size)));
			at += size;
		}

		tokens.push(...tokenizer.flush());
		assert.deepEqual(tokens.map(token => tell(token)), told(whole));
	}), {seed: 11});
});

test('no byte is lost or added', () => {
	const part = fc.oneof(
		fc.constantFrom(...table.map(([text]) => bytes(text))),
		fc.uint8Array({maxLength: 12}),
		fc.constantFrom(bytes('\u{1B}[200~'), bytes('\u{1B}[201~'), bytes('\u{1B}['), bytes('\u{1B}]')),
	);
	fc.assert(fc.property(fc.array(part, {maxLength: 20}), chunks => {
		const tokenizer = createTokenizer();
		const tokens = [...chunks.flatMap(chunk => tokenizer.push(Uint8Array.from(chunk))), ...tokenizer.flush()];
		assert.deepEqual(concat(tokens.map(token => token.bytes)), concat(chunks.map(chunk => Uint8Array.from(chunk))));
		assert.equal(tokenizer.isWaiting, false);
	}), {seed: 12, numRuns: 500});
});

test('a long paste is not held back', () => {
	const tokenizer = createTokenizer();
	tokenizer.push(bytes('\u{1B}[200~'));
	const [token] = tokenizer.push(bytes('x'.repeat(100_000)));
	assert.equal(token?.bytes.length, 100_000);
	assert.equal(tokenizer.isWaiting, false);
});
