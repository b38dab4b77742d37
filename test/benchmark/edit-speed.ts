import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {loadParser} from '../../source/server/indexes/writes.ts';
import {changedFile} from '../../source/symbols/changes/changed-writes.ts';
import {languageOf} from '../../source/symbols/language.ts';
import {languageTables} from '../../source/symbols/languages/tables.ts';

/** Processor time of one edit of a file, ms: to index it again, and to say what it writes and refers to. */
export type EditSpeed = {readonly files: number; readonly median: number; readonly p99: number; readonly most: number};

/** Makes three edits in each file of this project's source. */
export const measureOwnEdits = async (): Promise<EditSpeed> => {
	const folder = path.join(import.meta.dirname, '../../source');
	const names = (await readdir(folder, {recursive: true})).filter(name => /\.tsx?$/.test(name)).toSorted();
	const texts = await Promise.all(names.map(async name => readFile(path.join(folder, name), 'utf8')));
	return measureEdits(new Map(names.map((name, place) => [name, texts[place]!])));
};

/** Makes three edits in each file of code with warm grammars: a quarter, half and three quarters through it a word gets longer. The file as it was is known, as that of an agent at work is. */
export const measureEdits = async (texts: ReadonlyMap<string, string>): Promise<EditSpeed> => {
	const parser = await loadParser(() => undefined);
	const code = [...texts].filter(([name, text]) => Object.hasOwn(languageTables, languageOf(name, text)));
	const times: number[] = [];
	for (const [name, text] of code) {
		await changedFile(parser, name, undefined, text);
		for (const quarter of [1, 2, 3]) {
			times.push(Math.min(...await timesOf(async round => changedFile(parser, name, text, longerWord(text, quarter / 4, round)))));
		}
	}

	parser.dispose();
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
	return {files: code.length, median: at(0.5), p99: at(0.99), most: at(1)};
};

/** As nothing else should be counted, the quickest of three counts. */
const timesOf = async (edit: (round: string) => Promise<unknown>): Promise<number[]> => {
	const times: number[] = [];
	for (const round of ['x', 'y', 'z']) {
		const started = process.cpuUsage();
		await edit(round);
		const {user, system} = process.cpuUsage(started);
		times.push((user + system) / 1000);
	}

	return times;
};

const longerWord = (text: string, share: number, end: string): string => {
	const start = Math.floor(text.length * share);
	const word = /\w(?=\W)/.exec(text.slice(start))?.index ?? 0;
	return `${text.slice(0, start + word + 1)}${end}${text.slice(start + word + 1)}`;
};
