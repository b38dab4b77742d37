import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {differenceLines} from '../../source/commands/demo/difference-lines.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {minLength: 1, maxLength: 12}).map(lines => `${lines.join('\n')}\n`);

test('a difference holds every changed line', () => {
	fc.assert(fc.property(texts, texts, (before, after) => {
		const lines = differenceLines(before, after);
		const count = (sign: string) => lines.filter(line => line.sign === sign).length;
		assert.equal(count('+') - count('-'), after.split('\n').length - before.split('\n').length);
		assert.deepEqual(lines.filter(({sign}) => sign === '-').map(({text, number}) => [number, text]).filter(([number, text]) => before.split('\n')[Number(number) - 1] !== text), []);
		assert.deepEqual(lines.filter(({sign}) => sign !== '-').map(({text, number}) => [number, text]).filter(([number, text]) => after.split('\n')[Number(number) - 1] !== text), []);
	}), {seed: 20_261_120});
});

test('equal texts differ in nothing', () => {
	fc.assert(fc.property(texts, text => {
		assert.deepEqual(differenceLines(text, text), []);
	}), {seed: 20_261_120});
});

test('a change shows its neighbours', () => {
	assert.deepEqual(
		differenceLines('one\ntwo\nthree\nfour\nfive\n', 'one\ntwo\nTHREE\nfour\nfive\n').map(({sign, text}) => `${sign}${text}`),
		[' two', '-three', '+THREE', ' four'],
	);
});
