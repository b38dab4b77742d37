import {readdir, readFile, stat} from 'node:fs/promises';
import path from 'node:path';

/** Why two commits of a block may not be worked on at once, as far as somebody knows; see the data's own readme. */
export type Flag = 'file' | 'fileOwned' | 'topSymbol' | 'nestedSymbol' | 'conflict' | 'dependsOn' | 'entangled';

/** Consecutive commits of one history, each of which is a task. */
export type Block = {
	readonly history: string;
	readonly index: number;
	/** Minutes that each task takes. */
	readonly minutes: readonly number[];
	readonly pairs: ReadonlyArray<readonly [first: number, second: number, flags: readonly Flag[]]>;
};

type BlocksFile = {
	readonly repository: string;
	readonly blocks: ReadonlyArray<{readonly tasks: ReadonlyArray<{readonly churn: number}>; readonly pairs: Block['pairs']}>;
};

/** Reads the blocks of a file, or of all `*-blocks.json` in a folder. */
export const readBlocks = async (place: string): Promise<Block[]> => {
	const isFolder = (await stat(place)).isDirectory();
	const names = isFolder ? (await readdir(place)).filter(name => name.endsWith('-blocks.json')).toSorted() : [''];
	const files = await Promise.all(names.map(async name => JSON.parse(await readFile(path.join(place, name), 'utf8')) as BlocksFile));
	return files.flatMap(({repository, blocks}) => blocks.map(({tasks, pairs}, index) => ({
		history: repository,
		index: index + 1,
		minutes: tasks.map(({churn}) => minutesOf(churn)),
		pairs,
	})));
};

/** How long a change of so many lines takes: an assumption, the same for every arm. */
export const minutesOf = (churn: number): number => 3 + Math.log2(1 + churn);
