import assert from 'node:assert/strict';
import {access, mkdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';
import {eventually} from './session.ts';

test('a checkout in use is taken along later', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'echo 1 > one.txt'}]));
	await playground.write('readme.md', 'in the middle of something\n');
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless');
	assert.equal(code, 0);
	assert.match(stdout, /main is checked out in .* with uncommitted changes\. Finish or stash that, then take the result with: git -C .* merge --ff-only jupiter\/r1\/result$/mv);
	assert.equal(await playground.git('log', '--format=%s', 'main'), 'Begin');

	await playground.git('stash', '--quiet');
	const landed = await playground.jupiter('land', 'one');
	assert.match(landed.stdout, /^`main` takes what has landed/v);
	await playground.untilState(state => state.runs.r1!.intoWaits === undefined);
	assert.equal(await playground.git('log', '--format=%s', 'main'), 'Do one\nBegin');
});

test('a removed worktree costs one attempt', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	const home = playground.env.HOME!;
	await playground.write('plan.json', scriptedPlan([
		{id: 'one', script: 'touch "$HOME/began-$JUPITER_ATTEMPT"; while test ! -e "$HOME/go"; do sleep 0.05; done; echo 1 > one.txt'},
	]));
	const running = playground.jupiter('run', 'plan.json', '--headless');
	await eventually(async () => access(path.join(home, 'began-1')));
	const {runs} = await playground.state();
	await rm(runs.r1!.tasks.one!.worktree!, {recursive: true});
	await playground.write('../go', '');
	const {code, stdout} = await running;
	assert.equal(code, 0, stdout);
	await access(path.join(home, 'began-2'));
	assert.equal(await playground.git('show', 'main:one.txt'), '1');
});

test('a lost journal begins anew above its work', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'echo 1 >> one.txt'}]));
	assert.equal((await playground.jupiter('run', 'plan.json', '--headless')).code, 0);
	assert.equal((await playground.jupiter('stop', '--yes')).code, 0);
	await rm(path.join(playground.repository, '.git/jupiter'), {recursive: true});
	assert.equal((await playground.jupiter('run', 'plan.json', '--headless')).code, 0);
	assert.equal(await playground.git('show', 'main:one.txt'), '1\n1');
	assert.equal(await playground.git('log', '--format=%s', 'main'), 'Do one\nDo one\nBegin');
});

test('a second run onto a branch waits its turn', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'while test ! -e "$HOME/go"; do sleep 0.05; done; echo 1 > one.txt'}]));
	const outcomes = [1, 2].map(async () => playground.jupiter('run', 'plan.json', '--headless'));
	const refused = await Promise.race(outcomes);
	assert.equal(refused.code, 1);
	assert.match(refused.stderr, /^r1 still lands on `main`\. Wait for it, cancel it, or choose another branch with --into\.$/mv);
	await playground.write('../go', '');
	assert.deepEqual((await Promise.all(outcomes)).map(({code}) => code).toSorted((a, b) => a - b), [0, 1]);
});

test('an engine that cannot start says why', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'true'}]));
	// What is in the way of the journal is no journal, nor a file that could be moved aside.
	const journal = path.join(playground.repository, '.git/jupiter/journal.db');
	await mkdir(journal, {recursive: true});
	const {code, stderr} = await playground.jupiter('run', 'plan.json', '--headless');
	assert.equal(code, 1);
	assert.match(stderr, /^The engine did not start: \S+journal\.db cannot be opened\. Check that .* Its log is \S+engine\.log$/mv);
	await rm(journal, {recursive: true});
});
