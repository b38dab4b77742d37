import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('an approved plan lands on its branch', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'one', script: 'echo at work on one; echo 1 > one.txt'},
		{id: 'two', script: 'cat one.txt > two.txt; echo 2 >> two.txt', needs: ['one']},
	], {verify: 'test -f one.txt'}));
	await playground.git('add', '--all');
	await playground.git('commit', '--quiet', '--message=Plan');
	const terminal = playground.open(['run', 'plan.json']);
	await terminal.until(/y\/N|\by\b/v);
	terminal.type('y\r');
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	await terminal.until(/landed/v);
	terminal.type('\u{2}d');
	assert.equal(await terminal.ended, 0);
	assert.equal(await playground.git('show', 'main:two.txt'), '1\n2');
	assert.deepEqual((await playground.git('log', '--format=%s', 'main')).split('\n').slice(0, 2), ['Do two', 'Do one']);
	// The user's own checkout followed, because it was clean.
	assert.equal(await playground.git('status', '--porcelain'), '');
});
