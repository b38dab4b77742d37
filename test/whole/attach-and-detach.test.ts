import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';

const detach = '\u{2}d';
const newShell = '\u{2}c';

test('detaching and attaching keeps the screen', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	const first = playground.open();
	await first.until(/C-b \?/v);
	// A session without a pane opens a shell by itself.
	await first.until(/^\$$/mv);
	first.type('echo one-$((40 + 2))\r');
	await first.until(/^.*one-42/mv);
	first.type(newShell);
	await first.until(/^ 1 sh[^\n]*\n\$$/mv);
	first.type('echo two-$((40 + 3))\r');
	const before = await first.until(/two-43/v);
	first.type(detach);
	assert.equal(await first.ended, 0);
	assert.match(first.text(), /Detached from/v);

	const second = playground.open();
	await second.until(/two-43/v);
	assert.match(second.text(), /one-42/v);
	// The focus is where it was: what is typed goes to the second shell.
	second.type('echo three-$((40 + 4))\r');
	const after = await second.until(/three-44/v);
	assert.equal(lineOf(after, 'three-44') - lineOf(after, 'two-43'), 2);
	assert.equal(lineOf(after, 'two-43'), lineOf(before, 'two-43'));
	second.type(detach);
	assert.equal(await second.ended, 0);
});

const lineOf = (text: string, word: string): number => text.split('\n').findLastIndex(line => line.includes(word));
