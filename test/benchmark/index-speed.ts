import {mkdtemp, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {plainFiles, readBytes} from '../../source/git/reading/tracked-files.ts';
import {openRepository} from '../../source/git/open-repository.ts';
import {storeOf, type Repository} from '../../source/git/repository.ts';
import {git} from '../../source/git/running/run-git.ts';
import {createRepositoryIndexes} from '../../source/server/indexes/repository-indexes.ts';
import {loadParser} from '../../source/server/indexes/writes.ts';
import {openIndexCache} from '../../source/storage/index-cache.ts';
import {decodeText} from '../../source/symbols/text/decode-text.ts';
import {measureEdits} from './edit-speed.ts';

/** Prints what the index of a repository's head costs a process that is the first, and the next one, which finds the files' indexes kept; then what an edit of one file costs. */
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
			const edit = await measureEdits(await textsOf(opened.repository));
			console.log(`  one edit in ${edit.files} files of code: median ${edit.median.toFixed(1)}, p99 ${edit.p99.toFixed(1)}, most ${edit.most.toFixed(1)} ms of CPU`);
		}
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
};

type Start = {readonly files: number; readonly wallMs: number; readonly cpuMs: number};

const textsOf = async (repository: Repository): Promise<ReadonlyMap<string, string>> => {
	const blobs = await plainFiles(repository, await headOf(repository));
	const contents = await readBytes(repository, blobs.values().toArray());
	return new Map([...blobs].map(([file, blob]) => [file, decodeText(contents.get(blob) ?? new Uint8Array()) ?? ''] as const));
};

const headOf = async (repository: Repository): Promise<string> => (await git(storeOf(repository), ['rev-parse', 'HEAD'])).trim();

const measureStart = async (repository: Repository, file: string): Promise<Start> => {
	const commit = await headOf(repository);
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
