import assert from 'node:assert/strict';
import {test} from 'node:test';
import {program} from '../program.ts';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('a session does not nest in itself', async t => {
	const playground = await createPlayground({'plan.json': scriptedPlan([{id: 'one', script: 'echo 1 > one.txt'}])});
	t.after(playground.close);
	// A session without a pane opens a shell by itself.
	const terminal = playground.open([], {columns: 160, rows: 40});
	await terminal.until(/^\$/mv);
	terminal.type(`alias j='node ${program}'\rj\r`);
	await terminal.until(/This is a pane of a session already\./v);
	terminal.type('j run plan.json --yes\r');
	await terminal.until(/Started r1; its panes come up in this session\./v);
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	terminal.type('\u{2}d');
	assert.equal(await terminal.ended, 0);
});
