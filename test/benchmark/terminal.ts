import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {play, type Player} from './player.ts';
import {commandLine, cpuSeconds, processesWith, residentMegabytes} from './processes.ts';
import {makeSubjects, type Subject} from './subjects.ts';

const size = {columns: 200, rows: 50};
/** A word that no prompt or status line prints. */
const endMark = 'жюпитер';

type Row = {readonly what: string; readonly unit: string; readonly measure: (subject: Subject) => Promise<number>};

/**
Prints what a terminal costs beside tmux in the same minute: medians of several runs, and the ratio of each pair.
Single wall times swing with the machine; the ratio is what to read.
*/
export const measure = async (words: readonly string[]): Promise<void> => {
	const runs = words.includes('--runs') ? Number(words[words.indexOf('--runs') + 1]) : 3;
	const folder = mkdtempSync(path.join(tmpdir(), 'jt-data-'));
	const rows = makeRows(folder);
	console.log(`${size.columns}×${size.rows}, median of ${runs}\n`);
	console.log(`${'measured'.padEnd(44)}${'jupiter-tui'.padStart(12)}${'tmux'.padStart(12)}${'ratio'.padStart(8)}`);
	for (const row of rows) {
		const values = new Map<string, number[]>();
		// In turn, so that a slow minute falls on both.
		for (let run = 0; run < runs; run++) {
			for (const subject of makeSubjects()) {
				try {
					values.set(subject.name, [...values.get(subject.name) ?? [], await row.measure(subject)]);
				} finally {
					subject.stop();
				}
			}
		}

		const own = median(values.get('jupiter-tui')!);
		const peer = values.has('tmux') ? median(values.get('tmux')!) : undefined;
		console.log(`${`${row.what}, ${row.unit}`.padEnd(44)}${format(own).padStart(12)}${(peer === undefined ? '—' : format(peer)).padStart(12)}${(peer === undefined ? '' : (own / peer).toFixed(2)).padStart(8)}`);
	}

	rmSync(folder, {recursive: true});
};

const makeRows = (folder: string): Row[] => {
	const ascii = path.join(folder, 'ascii');
	const colour = path.join(folder, 'colour');
	writeFileSync(ascii, `${'The quick brown fox jumps over the lazy dog, and again. '.repeat(3)}\n`.repeat(300_000));
	writeFileSync(colour, `${Array.from({length: 12}, (_, index) => `\u{1B}[${31 + (index % 6)}mword${index}\u{1B}[0m`).join(' ')}\n`.repeat(120_000));
	return [
		{what: 'start to first picture', unit: 'ms', measure: startUp},
		{what: 'attach to ten panes', unit: 'ms', measure: attach},
		{what: 'key to echo, idle, median', unit: 'ms', measure: async subject => echo(subject, [])},
		{what: 'key to echo, 3 floods beside, median', unit: 'ms', measure: async subject => echo(subject, Array.from({length: 3}, () => 'yes'))},
		{what: 'cat of 50 MB of text', unit: 's', measure: async subject => throughput(subject, ascii)},
		{what: 'cat of 20 MB with colours', unit: 's', measure: async subject => throughput(subject, colour)},
		{what: 'CPU for the text, server and client', unit: 's', measure: async subject => throughputCpu(subject, ascii)},
		{what: 'memory of the server, 1 pane', unit: 'MB', measure: async subject => memory(subject, 1, false)},
		{what: 'memory of the server, 10 filled panes', unit: 'MB', measure: async subject => memory(subject, 10, true)},
	];
};

const attachTo = (subject: Subject): Player => play(subject.attach, {...size, env: subject.env, cwd: subject.cwd});

const startUp = async (subject: Subject): Promise<number> => {
	const begin = performance.now();
	subject.start([`echo ${endMark}; cat`], size);
	const player = attachTo(subject);
	const end = await player.until(endMark);
	await player.close();
	return end - begin;
};

const attach = async (subject: Subject): Promise<number> => {
	subject.start(Array.from({length: 10}, (_, index) => `echo mark${index}${endMark}; cat`), size);
	const first = attachTo(subject);
	await first.until(`mark9${endMark}`);
	await first.close();
	const begin = performance.now();
	const player = attachTo(subject);
	const ends = await Promise.all(Array.from({length: 10}, async (_, index) => player.until(`mark${index}${endMark}`)));
	await player.close();
	return Math.max(...ends) - begin;
};

const echo = async (subject: Subject, noise: readonly string[]): Promise<number> => {
	subject.start([...noise, `echo ${endMark}; stty -echo -icanon; exec cat`], size);
	const player = attachTo(subject);
	await player.until(endMark);
	await delay(1000);
	const times: number[] = [];
	for (let key = 0; key < 150; key++) {
		const letter = String.fromCodePoint(0x04_30 + (key % 32));
		const since = player.received();
		const begin = performance.now();
		player.type(letter);
		times.push(await player.until(letter, since) - begin);
		await delay(12 + ((key * 7) % 30));
	}

	await player.close();
	return median(times);
};

const throughput = async (subject: Subject, file: string): Promise<number> => {
	subject.start([`echo ready${endMark}; read line; cat ${file}; echo; echo end${endMark}; cat`], size);
	const player = attachTo(subject);
	await player.until(`ready${endMark}`);
	await delay(500);
	const begin = performance.now();
	player.type('\r');
	const end = await player.until(`end${endMark}`);
	await player.close();
	return (end - begin) / 1000;
};

const throughputCpu = async (subject: Subject, file: string): Promise<number> => {
	const own = () => processesWith(`BENCHMARK_ID=${subject.env.BENCHMARK_ID!}`).filter(pid => !/^(?:sh|cat|git)\b/v.test(commandLine(pid)));
	subject.start([`echo ready${endMark}; read line; cat ${file}; echo; echo end${endMark}; cat`], size);
	const player = attachTo(subject);
	await player.until(`ready${endMark}`);
	await delay(500);
	const before = new Map(own().map(pid => [pid, cpuSeconds(pid)]));
	player.type('\r');
	await player.until(`end${endMark}`);
	const spent = own().reduce((sum, pid) => sum + cpuSeconds(pid) - (before.get(pid) ?? 0), 0);
	await player.close();
	return spent;
};

const memory = async (subject: Subject, panes: number, isFilled: boolean): Promise<number> => {
	const fill = isFilled ? 'yes "$(printf %0150d 7)" | head -n 2000; ' : '';
	subject.start(Array.from({length: panes}, () => `${fill}echo ${endMark}; exec cat`), size);
	const player = attachTo(subject);
	await player.until(endMark);
	await player.close();
	await delay(2000);
	const servers = processesWith(`BENCHMARK_ID=${subject.env.BENCHMARK_ID!}`).filter(pid => subject.server.test(commandLine(pid)));
	return servers.reduce((sum, pid) => sum + residentMegabytes(pid), 0);
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const format = (value: number): string => value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0);
