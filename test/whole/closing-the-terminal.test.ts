import assert from 'node:assert/strict';
import process from 'node:process';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {eventually} from './session.ts';

for (const [title, end] of [
	['closing the terminal only detaches', (pid: number) => process.kill(pid, 'SIGHUP')],
	['a killed client loses nothing', (pid: number) => process.kill(pid, 'SIGKILL')],
] as const) {
	test(title, async t => {
		const playground = await createPlayground();
		t.after(playground.close);
		const first = playground.open();
		await first.until(/C-b \?/v);
		first.type('\u{2}c');
		await first.until(/\$$/mv);
		first.type('echo mark-$((40 + 2)); sleep 1000\r');
		await first.until(/mark-42/v);
		// The panes are there before the engine.
		const before = await eventually(playground.processes);
		end(first.pid);
		await first.ended;

		const second = playground.open();
		await second.until(/mark-42/v);
		assert.deepEqual(await playground.processes(), before);
	});
}
