import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('what belongs to others is put back', async t => {
	const playground = await createPlayground({'shared.txt': 'begin\n', 'jupiter.config.json': '{"unownedWrites": "revert"}'});
	t.after(playground.close);
	// `thief` writes what `holder` holds, and waits until it is put back; then its own work lands at the first try.
	await playground.write('plan.json', scriptedPlan([
		{id: 'holder', script: 'while test ! -e "$HOME/go"; do sleep 0.05; done; echo held > shared.txt', owns: ['shared.txt']},
		{id: 'thief', script: 'echo stolen > shared.txt; echo 1 > thief.txt; while ! grep -q begin shared.txt || ! grep -q put "$JUPITER_INBOX"; do sleep 0.05; done; cp "$JUPITER_INBOX" "$HOME/inbox"; touch "$HOME/go"', owns: ['thief.txt']},
	]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stdout);
	const {runs} = await playground.state();
	assert.deepEqual(Object.values(runs.r1!.tasks).map(({attempt, phase}) => [attempt, phase]), [[1, 'landed'], [1, 'landed']]);
	assert.equal(await playground.git('show', 'main:shared.txt'), 'held');
	assert.equal(await playground.git('show', 'refs/jupiter/saved/r1/thief/unowned:shared.txt'), 'stolen');
	assert.match(stdout, /"type":"writes-reverted","task":"r1\/thief","paths":\["shared.txt"\],"reference":"refs\/jupiter\/saved\/r1\/thief\/unowned"/v);
});
