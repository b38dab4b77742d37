import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {loadParser} from '../../source/server/writes.ts';
import {indexFile} from '../../source/symbols/index-file.ts';

/** Processor time to index one file again, ms, over all files of this project's source. */
export type IndexSpeed = {readonly files: number; readonly median: number; readonly p99: number; readonly most: number};

/** Indexes every source file three times with warm grammars, and takes each one's quickest. */
export const measureIndexing = async (): Promise<IndexSpeed> => {
	const folder = path.join(import.meta.dirname, '../../source');
	const names = (await readdir(folder, {recursive: true})).filter(name => /\.tsx?$/.test(name)).toSorted();
	const parser = await loadParser(() => undefined);
	const times: number[] = [];
	for (const name of names) {
		const text = await readFile(path.join(folder, name), 'utf8');
		let quickest = Infinity;
		for (let round = 0; round < 3; round++) {
			const started = process.cpuUsage();
			await indexFile(parser, name, text);
			const {user, system} = process.cpuUsage(started);
			quickest = Math.min(quickest, (user + system) / 1000);
		}

		times.push(quickest);
	}

	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!;
	return {files: names.length, median: at(0.5), p99: at(0.99), most: at(1)};
};
