import {mkdtemp, readdir, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {openRepository} from '../../source/git/open-repository.ts';
import {storeOf, type Repository} from '../../source/git/repository.ts';
import {git} from '../../source/git/run-git.ts';
import {createRepositoryIndexes} from '../../source/server/repository-indexes.ts';
import {loadParser} from '../../source/server/writes.ts';
import {openIndexCache} from '../../source/storage/index-cache.ts';
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

/** Prints what the index of a repository's head costs a process that is the first, and the next one, which finds the files' indexes kept. */
export const measure = async (words: readonly string[]): Promise<void> => {
	const {values} = parseArgs({args: [...words], options: {repository: {type: 'string', multiple: true, default: []}}});
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-index-'));
	try {
		for (const [place, checkout] of (values.repository.length === 0 ? [path.join(import.meta.dirname, '../..')] : values.repository).entries()) {
			const opened = await openRepository(path.resolve(checkout));
			if (!opened.ok) {
				throw new Error(`${checkout} is no git repository. Give --repository the folder of one.`);
			}

			const file = path.join(folder, `${place}.db`);
			const cold = await measureStart(opened.repository, file);
			const warm = await measureStart(opened.repository, file);
			const {size} = await stat(file);
			console.log(`${path.basename(path.resolve(checkout))}: ${cold.files} files; cold ${described(cold)}, warm ${described(warm)}; ${(size / 1e6).toFixed(1)} MB kept`);
		}
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
};

type Start = {readonly files: number; readonly wallMs: number; readonly cpuMs: number};

const measureStart = async (repository: Repository, file: string): Promise<Start> => {
	const commit = (await git(storeOf(repository), ['rev-parse', 'HEAD'])).trim();
	const [started, cpu] = [performance.now(), process.cpuUsage()];
	const parser = await loadParser(() => undefined);
	const cache = openIndexCache(file);
	const index = await createRepositoryIndexes(repository, parser, cache).at(commit);
	const {user, system} = process.cpuUsage(cpu);
	cache.close();
	parser.dispose();
	return {files: index.paths().toArray().length, wallMs: performance.now() - started, cpuMs: (user + system) / 1000};
};

const described = ({wallMs, cpuMs}: Start): string => `${(wallMs / 1000).toFixed(2)} s (${(cpuMs / 1000).toFixed(2)} s of CPU)`;
