import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {begin, openDen} from './run-program.ts';

const plan = `version: 1
goal: Spend a little
tasks:
  - id: dear
    owns: [dear.txt]
    budget: {dollars: 1}
    agent:
      command: >-
        echo written > dear.txt;
        jupiter-tui used --total talk --dollars 1.25 --input 4000 --output 100 --model big;
        until [ -e "$HOME/raised" ]; do sleep 0.1; done;
        jupiter-tui used --total talk --dollars 1.3
`;

test('a task over its budget waits for a person', async () => {
	await using den = await openDen();
	await den.shell(begin);
	await writeFile(path.join(den.folder, 'plan.yaml'), plan);
	try {
		const blocked = await den.jupiter('run', 'plan.yaml', '--headless', '--budget', '50');
		assert.equal(blocked.code, 3);
		assert.match(blocked.stdout, /It has used \$1\.25 of its \$1\.00\. What was written is saved\. To let it go on: jupiter-tui budget dear --dollars N/v);
		assert.match(blocked.stdout, /used {12}\$1\.25, 4k tokens in, 100 out/v);
		const shown = await den.jupiter('budget');
		assert.match(shown.stdout, /^r1 +\$1\.25, 4k tokens in, 100 out +of \$50\.00\n {2}dear +\$1\.25, 4k tokens in, 100 out +of \$1\.00\n\d{4}-\d\d-\d\d +\$1\.25/v);
		assert.match((await den.jupiter('retry', 'dear')).stderr, /It has used \$1\.25 of its \$1\.00/v);
		await writeFile(path.join(den.folder, 'raised'), '');
		const raised = await den.jupiter('budget', 'dear', '--dollars', '2', '--minutes', '90');
		assert.equal(raised.stdout, 'dear may use $2.00 or 90 min.');
		await untilLanded(den.jupiter);
		assert.equal((await den.shell('git show trunk:dear.txt')).stdout, 'written');
		const state = JSON.parse((await den.jupiter('status', '--json')).stdout) as {usage: {r1: {dollars: number}}};
		assert.equal(state.usage.r1.dollars.toFixed(2), '1.30');
	} finally {
		await den.jupiter('stop', '--yes');
	}
});

test('a budget of nothing is refused', async () => {
	await using den = await openDen();
	await den.shell(begin);
	assert.match((await den.jupiter('budget', '--dollars', '0')).stderr, /A budget of 0 would let nobody work\. To take the bounds away: --none\./v);
	assert.match((await den.jupiter('budget', '--minutes', '0')).stderr, /A budget of 0 would let nobody work/v);
	assert.match((await den.jupiter('budget', '--minutes', '5', '--none')).stderr, /--none goes with no other bound/v);
	assert.match((await den.jupiter('budget', '--tokens', 'lots')).stderr, /--tokens must be a number, 0 or more, not "lots"\./v);
});

const untilLanded = async (jupiter: (...words: string[]) => Promise<{readonly stdout: string}>): Promise<void> => {
	// Each look takes a process of its own, so that this can't spin.
	for (let look = 0; look < 200; look++) {
		const {stdout} = await jupiter('status');
		if (stdout.includes('landed, 1 of 1')) {
			return;
		}
	}

	throw new Error('It did not land.');
};
