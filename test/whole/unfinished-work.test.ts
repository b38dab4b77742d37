import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

const leaveOne = 'cp "$JUPITER_BRIEFING" "$HOME/briefing"; echo "export const vat = 19; // TODO ask" > vat.js';

test('a worker is asked once whether it is finished', async t => {
	const playground = await createPlayground({'vat.js': ''});
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'vat', script: leaveOne, owns: ['vat.js']}]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless');
	assert.equal(code, 0, stdout);
	assert.match(stdout, /looks unfinished in `vat\.js`/v);
	assert.match(stdout, /Left as they are[\s\S]*vat\.js:1: export const vat = 19; \/\/ TODO ask/v);
	assert.match(await readFile(path.join(playground.env.HOME!, 'briefing'), 'utf8'), /is it finished\?[\s\S]*vat\.js:1: export const vat = 19; \/\/ TODO ask/v);
	assert.match(await playground.git('show', 'main:vat.js'), /TODO/v);
	const {runs} = await playground.state();
	assert.equal(runs.r1!.tasks.vat!.attempt, 1);
});

test('a repository may allow unfinished work', async t => {
	const playground = await createPlayground({'vat.js': '', 'jupiter.config.json': '{"unfinished": "allow"}'});
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'vat', script: leaveOne, owns: ['vat.js']}]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless');
	assert.equal(code, 0, stdout);
	assert.doesNotMatch(stdout, /unfinished/v);
});
