import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {program} from '../program.ts';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';
import {openTerminal} from './terminal.ts';

test('a plan is changed, checked and approved', async t => {
	const playground = await createPlayground({
		'plan.json': scriptedPlan([{id: 'one', script: 'echo 1 > one.txt'}, {id: 'two', script: 'echo 2 > two.txt', needs: ['one']}]),
		'editor.sh': 'sed -i \'s/"workers": 4/"workers": "some"/\' "$2"\n',
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
	await terminal.until(/○ one ━+○ two/v);
	assert.match(terminal.text(), /2 tasks onto main, 3 workers · nothing verifies it[\s\S]*one Do one ─+ 1 min\n[\s\S]*writes +one\.txt \(new\)[\s\S]*y start/v);
	terminal.type('\u{1B}[C');
	await terminal.until(/two Do two[\s\S]*after +one/v);
	terminal.type('\r');
	await terminal.until(/Enter change it/v);
	terminal.type('\u{1B}[B\u{1B}[B\r, three.txt\r');
	await terminal.until(/writes +two\.txt, three\.txt[\s\S]*Enter change it/v);
	terminal.type('\u{1B}');
	await terminal.until(/u undo/v);
	terminal.type('+');
	await terminal.until(/2 tasks onto main, 4 workers/v);
	// The editor gets the file with these changes, and spoils it.
	terminal.type('e');
	await terminal.until(/`workers` must be[\s\S]*Edit it again\?/v);
	await playground.write('editor.sh', 'sed -i \'s/"some"/2/\' "$2"\n');
	terminal.type('y\r');
	await terminal.until(/2 tasks onto main, 2 workers/v);
	const saved = JSON.parse(await readFile(path.join(playground.repository, 'plan.json'), 'utf8')) as {workers: number; tasks: Array<{owns: string[]}>};
	assert.deepEqual([saved.workers, saved.tasks[1]!.owns], [2, ['two.txt', 'three.txt']]);
	terminal.type('n');
	assert.equal(await terminal.ended, 1);
	assert.match(terminal.text(), /Nothing was started\./v);
	// It was only shown: no session began.
	assert.match((await playground.jupiter('status')).stderr, /No session is running/v);
});
