import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('a provider\'s limit costs no attempt', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	// The first time it ends as a headless agent does whose provider gives it no more.
	const script = 'if test -e "$HOME/met"; then echo 1 > one.txt; else touch "$HOME/met"; jupiter-tui limited 2; exit 1; fi';
	await playground.write('plan.json', scriptedPlan([{id: 'one', script}, {id: 'two', script: 'echo 2 > two.txt', needs: ['one']}]));
	const {code, stdout, stderr} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stderr);
	const types = stdout.split('\n').map(line => (JSON.parse(line) as {event?: {type: string}}).event?.type);
	const place = (type: string) => types.indexOf(type);
	const story = ['agent-limited', 'limit-lifted', 'agent-resumed', 'task-landed'];
	assert.deepEqual(story.toSorted((a, b) => place(a) - place(b)), story, types.join(' '));
	assert.equal(place('attempt-failed'), -1);
	const {runs} = await playground.state();
	assert.equal(runs.r1!.tasks.one!.attempt, 1);
});
