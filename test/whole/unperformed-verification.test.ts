import assert from 'node:assert/strict';
import {mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {placesOf} from '../../source/storage/places.ts';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('a verification without a place costs nothing', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	// Nothing can be made where its slots belong.
	const slots = path.join(placesOf(path.join(playground.repository, '.git'), playground.env).worktrees, 'verification');
	await mkdir(path.dirname(slots), {recursive: true});
	await writeFile(slots, '');
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'echo 1 > one.txt'}], {verify: 'test -s one.txt'}));
	const run = playground.jupiter('run', 'plan.json', '--headless');
	await playground.untilState(({runs}) => runs.r1?.hindrances?.verifying !== undefined);
	const {stdout: status} = await playground.jupiter('status');
	assert.match(status, /Can't be verified now, by no fault of its own: .*verification/v);
	await rm(slots);
	const {code, stdout} = await run;
	assert.equal(code, 0, stdout);
	assert.match(stdout, /one could not be verified, by no fault of its own, and is tried again/v);
	const {attempt, launch} = (await playground.state()).runs.r1!.tasks.one!;
	assert.deepEqual([attempt, launch], [1, 1]);
});
