import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';

test('two clients see the same', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	const first = playground.open();
	await first.until(/C-b \?/v);
	await first.until(/^ 0 sh[^\n]*\n\$$/mv);
	const second = playground.open([], {columns: 100, rows: 30});
	await second.until(/^ 0 sh[^\n]*\n\$$/mv);
	first.type('echo from-$((1 + 0))-first\r');
	await second.until(/from-1-first/v);
	second.type('echo from-$((1 + 1))-second\r');
	await first.until(/from-2-second/v);
	// A pane that one opens is in the other's layout too, and has the focus there.
	second.type('\u{2}c');
	await first.until(/^ 1 sh/mv);
	first.type('\u{2}d');
	assert.equal(await first.ended, 0);
	second.type('echo alone\r');
	await second.until(/│alone/v);
});
