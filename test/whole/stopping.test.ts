import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('a stopped run goes on later', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'while test ! -e "$HOME/go"; do sleep 0.1; done; echo 1 > one.txt'}]));
	const first = playground.open(['run', 'plan.json', '--yes']);
	await playground.untilState(state => state.runs.r1?.tasks.one!.phase === 'working');
	// Who attaches to a session that has just been stopped starts it again.
	await first.until(/C-b \?/v);
	const {code} = await playground.jupiter('stop', '--yes');
	assert.equal(code, 0);
	assert.equal(await first.ended, 0, first.text());
	// The client that was attached started nothing anew.
	await assert.rejects(playground.processes(), /No engine answers/v);

	await playground.write('../go', '');
	playground.open();
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	// Being stopped was no failure of the task's.
	assert.equal(state.runs.r1!.tasks.one!.attempt, 1);
});

test('an engine without a host ends', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	// As one that was being started while its session was stopped.
	const late = await playground.jupiter('serve', 'engine', '--repository', playground.repository);
	assert.equal(late.code, 0);
	assert.match(late.stderr, /the session has ended/v);
	await assert.rejects(playground.processes(), /No (?:engine|host) answers/v);
});
