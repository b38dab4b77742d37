import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {loadParser} from '../../source/server/indexes/writes.ts';
import {generateHistory} from './generated-history.ts';
import {copyHistory, readCommits} from './history.ts';
import {minutesOf, type Block} from './replay-blocks.ts';
import type {RealBlock} from './replay-real.ts';

/** Lets `use` have the last blocks of a local repository's history; the repository is copied, and the copy removed. */
export const withRepository = async <Value>(repository: string, {size, count}: {readonly size: number; readonly count: number}, use: (blocks: readonly RealBlock[]) => Promise<Value>): Promise<Value> => {
	const copy = await copyHistory(repository);
	try {
		const commits = await readCommits(copy, await loadParser(() => undefined), size * count);
		const blocks = Array.from({length: Math.floor(commits.length / size)}, (_, index) => {
			const own = commits.slice(index * size, (index + 1) * size);
			return {name: `${copy.name} ${index + 1}`, history: copy.place.gitDirectory, commits: own, minutes: own.map(({churn}) => minutesOf(churn))};
		});
		return await use(blocks);
	} finally {
		await copy.close();
	}
};

/** Lets `use` have a repository made on the spot whose commits touch each other as a block says. */
export const withGenerated = async <Value>(block: Block, use: (block: RealBlock) => Promise<Value>): Promise<Value> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-made-'));
	try {
		await generateHistory(block, folder);
		const copy = await copyHistory(folder);
		try {
			const commits = await readCommits(copy, await loadParser(() => undefined), block.minutes.length);
			return await use({name: `${block.history} ${block.index}, made up`, history: copy.place.gitDirectory, commits, minutes: block.minutes});
		} finally {
			await copy.close();
		}
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
};
