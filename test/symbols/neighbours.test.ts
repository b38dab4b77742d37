import assert from 'node:assert/strict';
import {test} from 'node:test';
import {indexFile} from '../../source/symbols/index-file.ts';
import {neighbours} from '../../source/symbols/neighbours.ts';
import {loadParser} from '../../source/server/writes.ts';

test('symbols without a line between are neighbours', async () => {
	const text = [
		'class A {',
		'\tone() {}',
		'\ttwo() {}',
		'',
		'\tthree() {}',
		'}',
		'function b() {}',
		'',
		'function c() {}',
	].join('\n');
	const {symbols} = await indexFile(await loadParser(() => undefined), 'a.ts', text);
	assert.deepEqual(neighbours(symbols), [['A', 'b'], ['A.one', 'A.two']]);
});
