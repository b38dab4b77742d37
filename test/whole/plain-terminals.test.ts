import assert from 'node:assert/strict';
import {test} from 'node:test';
import process from 'node:process';
import {program} from '../program.ts';
import {openTerminal} from './terminal.ts';
import {createPlayground} from './playground.ts';

const colourModes = 0x3_00_00_00;

for (const [title, variables, allowed] of [
	['a terminal without colour gets none', {NO_COLOR: '1'}, new Set([0])],
	['sixteen colours are enough', {TERM: 'xterm', COLORTERM: ''}, new Set([0, 0x1_00_00_00])],
] as const) {
	test(title, async t => {
		const playground = await createPlayground();
		t.after(playground.close);
		const terminal = openTerminal({command: [process.execPath, program], cwd: playground.repository, env: {...playground.env, ...variables}, columns: 80, rows: 24});
		t.after(terminal.close);
		await terminal.until(/C-b \?/v);
		terminal.type('\u{2}c');
		await terminal.until(/^ 0 sh[^\n]*\n\$$/mv);
		terminal.type(String.raw`printf '\033[38;2;200;10;10mRED\033[38;5;200mPINK\033[0m\n'` + '\r');
		await terminal.until(/REDPINK$/mv);
		const words = Array.from({length: 24}, (_, y) => [...terminal.row(y).words]).flat();
		const modes = new Set(words.filter((_, index) => index % 3 !== 0).map(word => word & colourModes));
		assert.deepEqual(modes.difference(allowed), new Set());
	});
}
