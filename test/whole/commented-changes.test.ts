import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

/** Fails once it may; the next attempt writes what its briefing says that a person asked. */
const script = `
if grep -q 'A person looked' "$JUPITER_BRIEFING"; then
	grep -A 2 'A person looked' "$JUPITER_BRIEFING" > a.txt
else
	echo first > a.txt
	until [ -e "$HOME/go" ]; do sleep 0.1; done
	exit 1
fi`;

test('the next attempt is told comments', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'a', script}]));
	const run = playground.jupiter('run', 'plan.json', '--headless', '--yes');
	await playground.untilState(state => state.runs.r1?.tasks.a?.phase === 'working');
	const told = await playground.jupiter('comment', 'a', 'Say', 'it', 'shorter.');
	assert.deepEqual([told.code, told.stdout], [0, '`a` reads it with its next step.']);
	await writeFile(path.join(playground.env.HOME!, 'go'), '');
	assert.equal((await run).code, 0);
	assert.equal(await playground.git('show', 'main:a.txt'), '## A person looked at your changes and asks\n\nSay it shorter.');
	const late = await playground.jupiter('comment', 'a', 'Too late.');
	assert.equal(late.code, 1);
	assert.match(late.stderr, /`a` has landed, so nobody works on it any more\./v);
});
