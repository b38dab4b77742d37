import assert from 'node:assert/strict';
import process from 'node:process';
import {test} from 'node:test';
import {createPlayground, program} from './playground.ts';
import {scriptedPlan} from './plans.ts';
import {openTerminal} from './terminal.ts';

test('a plan is edited, checked and approved', async t => {
	const playground = await createPlayground({
		'plan.json': scriptedPlan([{id: 'one', script: 'echo 1 > one.txt'}, {id: 'two', script: 'echo 2 > two.txt', needs: ['one']}]),
		'editor.sh': 'sed -i \'s/"workers": 3/"workers": "some"/\' "$2"\n',
	});
	const terminal = openTerminal({
		command: [process.execPath, program, 'run', 'plan.json'],
		cwd: playground.repository,
		env: {...playground.env, VISUAL: 'sh editor.sh --wait'},
		columns: 80, rows: 24,
	});
	t.after(async () => {
		terminal.close();
		await playground.close();
	});
	await terminal.until(/2 tasks onto main, 3 workers/v);
	assert.match(terminal.text(), /Step 1 at once[\s\S]*one[\s\S]*Step 2[\s\S]*after +one[\s\S]*Start it\?/v);
	terminal.type('e');
	await terminal.until(/workers: [\s\S]*Edit it again\?/v);
	await playground.write('editor.sh', 'sed -i \'s/"some"/2/\' "$2"\n');
	terminal.type('y\r');
	await terminal.until(/2 tasks onto main, 2 workers/v);
	terminal.type('n');
	assert.equal(await terminal.ended, 1);
	assert.match(terminal.text(), /Nothing was started\./v);
	// It was only shown: no session began.
	assert.match((await playground.jupiter('status')).stderr, /No session is running/v);
});
