import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {openTerminal} from '../test/whole/terminal.ts';
import {drawSvg} from './draw-svg.ts';

/*
Draws the pictures of the readme from the real program: the demo in a terminal of each size, at the moments named.
Run with `npm run media`, or `npm run media -- FOLDER` to draw somewhere else.
*/

type Shot = {readonly file: string; readonly columns: number; readonly rows: number; readonly moments: readonly Moment[]};
/** Waits for the text, then for so many ms, then draws after typing the keys. */
type Moment = {readonly name: string; readonly wait: RegExp; readonly afterMs: number; readonly keys?: string};

const shots: readonly Shot[] = [
	{
		file: 'wide', columns: 200, rows: 50, moments: [
			// Some have landed, one is at its second attempt, one waits for another.
			{name: 'run', wait: /attempt 2/v, afterMs: 1500},
		],
	},
	{
		file: 'narrow', columns: 80, rows: 24, moments: [
			{name: 'run', wait: /attempt 2/v, afterMs: 1500},
			{name: 'help', wait: /C-b \?/v, afterMs: 600, keys: '\u{2}?'},
		],
	},
];

const target = process.argv[2] ?? import.meta.dirname;
for (const shot of shots) {
	await takeShot(shot);
}

async function takeShot({file, columns, rows, moments}: Shot): Promise<void> {
	const home = await mkdtemp(path.join(tmpdir(), 'jt-media-'));
	const terminal = openTerminal({
		command: [process.execPath, path.join(import.meta.dirname, '../distribution/cli.js'), 'demo'],
		cwd: home, columns, rows,
		env: {PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color', COLORTERM: 'truecolor', SHELL: '/bin/sh'},
	});
	for (const {name, wait, afterMs, keys} of moments) {
		await terminal.until(wait);
		if (keys !== undefined) {
			terminal.type(keys);
		}

		await delay(afterMs);
		const svg = drawSvg({columns, rows: Array.from({length: rows}, (_, y) => terminal.row(y))}, 'jupiter-tui demo');
		await writeFile(path.join(target, `${file}-${name}.svg`), svg);
	}

	await terminal.ended;
	await rm(home, {recursive: true, force: true, maxRetries: 5});
}
