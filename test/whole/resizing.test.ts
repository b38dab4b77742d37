import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';

const sizes = [{columns: 120, rows: 40}, {columns: 60, rows: 20}, {columns: 200, rows: 50}, {columns: 80, rows: 24}] as const;

test('resizing leaves no rubbish', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	const first = playground.open();
	await first.until(/C-b \?/v);
	await first.until(/^ 0 sh[^\n]*\n\$$/mv);
	first.type('i=0; while [ $i -lt 30 ]; do echo "row $i of a picture that wraps where it is narrow and does not where it is wide"; i=$((i + 1)); done\r');
	await first.until(/row 29/v);
	first.type('\u{2}c');
	await first.until(/^ 1 sh[^\n]*\n\$$/mv);
	for (const {columns, rows} of sizes) {
		first.resize(columns, rows);
		await first.until(shown => isWhole(shown, rows));
	}

	// A client that comes now draws everything afresh: both must show the same.
	const second = playground.open();
	await second.until(/row 29/v);
	await first.until(shown => withoutClock(shown) === withoutClock(second.text()));
	assert.equal(first.lines().length, 24);
});

/** The status line is the last row, and nowhere else. */
const isWhole = (shown: string, rows: number): boolean => {
	const lines = shown.split('\n');
	return lines.length === rows && lines.at(-1)!.includes('C-b ?') && lines.filter(line => line.includes('C-b ? help')).length === 1;
};

/** Load and time may differ between two moments. */
const withoutClock = (shown: string): string => shown.replaceAll(/load \d{1,4} %|\d{1,2}:\d\d|reaching the engine/gv, '').replaceAll(/ +/gv, ' ');
