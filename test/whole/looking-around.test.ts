import assert from 'node:assert/strict';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {execa} from 'execa';
import {program} from '../program.ts';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('a person settles what workers disagree on', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'first', script: 'jupiter-tui decide id=uuid; echo 1 > first.txt; touch "$HOME/decided"; while test ! -e "$HOME/settled"; do sleep 0.1; done'},
		{id: 'second', script: 'while test ! -e "$HOME/decided"; do sleep 0.1; done; jupiter-tui decide id=number; echo 2 > second.txt'},
	]));
	const terminal = playground.open(['run', 'plan.json', '--yes']);
	await terminal.until(/two values for id/v);
	// What needs the person is one key away.
	terminal.type('\u{2}a');
	await terminal.until(/id = uuid[^\n]*as first wants it/v);
	terminal.type('j\r');
	await terminal.until(/id is number/v);
	await playground.write('../settled', '');
	const state = await playground.untilEnd();
	assert.deepEqual(state.decisions.map(({key, value, collision}) => [key, value, collision]), [['id', 'number', undefined]]);
	assert.equal(state.runs.r1!.outcome, 'landed');
});

test('the time line goes back to the start', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'echo 1 > one.txt'}, {id: 'two', script: 'echo 2 > two.txt', needs: ['one']}]));
	const terminal = playground.open(['run', 'plan.json', '--yes']);
	await playground.untilState(now => now.runs.r1?.outcome === 'landed');
	terminal.type('\u{2}t');
	await terminal.until(/2 of 2 landed/v);
	terminal.type('g');
	const first = await terminal.until(/event 1 of/v);
	assert.match(first, /0 at work, 0 of 2 landed/v);
	assert.match(first, /run started|r1 started/v);
	terminal.type('q');
	await terminal.until(text => !text.includes('Time line'));
});

test('another session is shown in its place', async t => {
	const playground = await createPlayground();
	const other = path.join(playground.env.HOME!, 'elsewhere');
	t.after(async () => {
		await execa(process.execPath, [program, 'stop', '--yes'], {cwd: other, env: playground.env, extendEnv: false, reject: false});
		await playground.close();
	});
	await execa('git', ['clone', '--quiet', playground.repository, other], {env: playground.env, extendEnv: false});
	const first = playground.open();
	await first.until(/C-b \?/v);
	const second = playground.open([], undefined, other);
	await second.until(/C-b \?/v);
	second.type('echo in-$((1 + 1))nd\r');
	await second.until(/in-2nd/v);
	first.type('\u{2}s');
	await first.until(/elsewhere/v);
	// Sessions are listed by name, and the one shown here is chosen at first.
	first.type('\u{1B}[A\r');
	await first.until(/in-2nd/v);
	first.type('\u{2}d');
	assert.match(await first.until(/Detached from/v), /Detached from elsewhere/v);
});
