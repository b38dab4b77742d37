import {listFiles, readCheckedOut} from '../../git/reading/list-files.ts';
import {filesReadAtOnce, maxIndexedFiles} from '../../model/limits/symbols.ts';
import type {IndexCache} from '../../storage/index-cache.ts';
import type {FileIndex} from '../../symbols/file-index.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';
import {createRepositoryIndex, type RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {blobOf, indexBlobs} from './index-blobs.ts';

/** How a checkout is indexed. */
export type CheckoutIndexing = {
	readonly parser: SourceParser;
	readonly cache?: IndexCache;
	/** Told how many files of how many are done. */
	readonly onProgress?: (done: number, all: number) => void;
};

/** Indexes a checkout as it is at this moment, with its new files and without those that git ignores. */
export const indexCheckout = async (checkout: string, {parser, cache, onProgress}: CheckoutIndexing): Promise<RepositoryIndex> => {
	const paths = (await listFiles(checkout)).slice(0, maxIndexedFiles);
	const files: FileIndex[] = [];
	let done = 0;
	for (const group of groupsOf(paths)) {
		const read = await Promise.all(group.map(async path => ({path, bytes: await readCheckedOut(checkout, path)})));
		const contents = read.flatMap(({path, bytes}) => bytes === undefined ? [] : [{path, bytes, blob: blobOf(bytes)}]);
		const byBlob = new Map(contents.map(({blob, bytes}) => [blob, bytes]));
		files.push(...await indexBlobs({parser, cache, read: async () => byBlob}, contents.map(({path, blob}) => [path, blob])));
		done += group.length;
		onProgress?.(done, paths.length);
	}

	return createRepositoryIndex(files);
};

/** Things in groups that are read at once. */
export const groupsOf = <Item>(items: readonly Item[]): Item[][] =>
	Array.from({length: Math.ceil(items.length / filesReadAtOnce)}, (_, group) => items.slice(group * filesReadAtOnce, (group + 1) * filesReadAtOnce));
