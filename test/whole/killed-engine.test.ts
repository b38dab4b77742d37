import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {isAlive} from '../git/until-gone.ts';
import {createPlayground} from './playground.ts';
import {eventually} from './session.ts';
import {scriptedPlan} from './plans.ts';

/** Each agent notes that it began, waits until the test lets it go on, and writes its file. */
const patient = (id: string) => ({
	id,
	script: `echo ${id} >> "$HOME/began"; while test ! -e "$HOME/go"; do sleep 0.1; done; echo ${id} > ${id}.txt`,
});

test('a killed engine loses no work', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([patient('one'), patient('two'), patient('three'), {...patient('four'), needs: ['one']}]));
	const terminal = playground.open(['run', 'plan.json', '--yes']);
	await terminal.until(/three/v);
	await eventually(async () => {
		assert.strictEqual((await began(playground.env.HOME!)).length, 3);
	});
	const before = await playground.processes();
	const panes = Object.values((await playground.state()).runs.r1!.tasks).map(task => task.pane);
	process.kill(before.engine, 'SIGKILL');

	// The client brings up the next engine by itself; the host and its agents are the same.
	await eventually(async () => {
		assert.notStrictEqual((await playground.processes()).engine, before.engine);
	});
	assert.equal((await playground.processes()).host, before.host);
	await playground.write('../go', '');
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	assert.deepEqual((await began(playground.env.HOME!)).toSorted(), ['four', 'one', 'three', 'two'], 'no agent was started twice');
	assert.equal(panes.filter(pane => pane !== undefined).length, 3);
	assert.equal((await playground.git('ls-tree', '--name-only', 'jupiter/r1/result')).split('\n').filter(file => /^(?:one|two|three|four)\.txt$/v.test(file)).length, 4);
});

test('agents outlive a killed host\'s session', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([patient('one'), patient('two')]));
	playground.open(['run', 'plan.json', '--yes']);
	await eventually(async () => {
		assert.strictEqual((await began(playground.env.HOME!)).length, 2);
	});
	const before = await playground.processes();
	process.kill(before.host, 'SIGKILL');
	// With the host gone its agents are too; the engine starts them again in their worktrees, and no attempt is burnt.
	await eventually(async () => {
		assert.strictEqual((await began(playground.env.HOME!)).length, 4);
	});
	await playground.write('../go', '');
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	assert.deepEqual(Object.values(state.runs.r1!.tasks).map(task => task.attempt), [1, 1]);
});

test('a killed engine verifies nothing on', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	const file = (name: string) => path.join(playground.env.HOME!, name);
	// The first to verify writes into its slot for ever; the next looks for that a while.
	const verify = [
		'if mkdir "$HOME/first"; then trap "" HUP INT TERM; echo $$ > "$HOME/pid.new"; mv "$HOME/pid.new" "$HOME/pid"; while :; do echo old > intruder.txt; sleep 0.02; done; fi',
		'for i in 1 2 3 4 5 6 7 8 9 10; do test ! -e intruder.txt || exit 1; sleep 0.05; done',
	].join('\n');
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'echo one > one.txt'}], {verify}));
	playground.open(['run', 'plan.json', '--yes']);
	const pid = Number(await eventually(async () => readFile(file('pid'), 'utf8')));
	const {engine} = await playground.processes();
	process.kill(engine, 'SIGKILL');
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	assert.equal(state.runs.r1!.tasks.one!.attempt, 1);
	assert.equal(isAlive(pid), false);
});

const began = async (home: string): Promise<string[]> => {
	const text = await readFile(path.join(home, 'began'), 'utf8').catch(() => '');
	return text.split('\n').filter(line => line !== '');
};
