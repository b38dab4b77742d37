import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

/** A second and a half without a sign of life is long here. */
const impatient = {'jupiter.config.json': '{"patience": 0.005}'};

const typesOf = (stdout: string): Array<string | undefined> =>
	stdout.split('\n').map(line => (JSON.parse(line) as {event?: {type: string}}).event?.type);

test('a hung agent is started again', async t => {
	const playground = await createPlayground(impatient);
	t.after(playground.close);
	const script = 'if test -e "$HOME/hung"; then echo 1 > one.txt; else touch "$HOME/hung"; exec sleep 1000; fi';
	await playground.write('plan.json', scriptedPlan([{id: 'one', script}]));
	const {code, stdout, stderr} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stderr);
	const types = typesOf(stdout);
	const story = ['agent-stalled', 'attempt-failed', 'retry-due', 'task-landed'];
	assert.deepEqual(types.filter(type => story.includes(type!)), story);
	const {runs} = await playground.state();
	assert.equal(runs.r1!.tasks.one!.attempt, 1);
});

test('a long quiet build is not hung', async t => {
	const playground = await createPlayground(impatient);
	t.after(playground.close);
	// Busy for longer than a hung agent is waited for, and shorter than a silent one.
	const script = 'end=$(($(date +%s) + 5)); while test $(date +%s) -lt $end; do :; done; echo 1 > one.txt';
	await playground.write('plan.json', scriptedPlan([{id: 'one', script}]));
	const {code, stdout, stderr} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stderr);
	assert.ok(!typesOf(stdout).includes('agent-stalled'), stdout);
});
