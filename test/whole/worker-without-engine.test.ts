import assert from 'node:assert/strict';
import {access} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';
import {eventually} from './session.ts';

test('a worker brings its engine back', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'lonely', script: 'touch "$HOME/began"; while test ! -e "$HOME/go"; do sleep 0.1; done; jupiter-tui claim extra.txt && echo 1 > extra.txt', owns: ['lonely.txt']},
	]));
	// Nobody is attached: the run was started and left.
	const terminal = playground.open(['run', 'plan.json', '--yes']);
	await eventually(async () => access(path.join(playground.env.HOME!, 'began')));
	terminal.type('\u{2}d');
	await terminal.ended;
	const {engine} = await playground.processes();
	process.kill(engine, 'SIGKILL');
	await playground.write('../go', '');
	const state = await playground.untilState(now => now.runs.r1?.outcome !== undefined);
	assert.equal(state.runs.r1!.outcome, 'landed');
	assert.equal(await playground.git('show', 'main:extra.txt'), '1');
});
