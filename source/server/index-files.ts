import {setImmediate as nextTurn} from 'node:timers/promises';
import {listFiles, readCheckedOut} from '../git/list-files.ts';
import {filesReadAtOnce, maxIndexedFiles} from '../model/limits/symbols.ts';
import {decodeText} from '../symbols/decode-text.ts';
import type {FileIndex} from '../symbols/file-index.ts';
import {indexFile} from '../symbols/index-file.ts';
import {isForeign} from '../symbols/is-foreign.ts';
import type {SourceParser} from '../symbols/parser.ts';
import {createRepositoryIndex, type RepositoryIndex} from '../symbols/repository/repository-index.ts';

/** Told how many files of how many are done. */
export type OnProgress = (done: number, all: number) => void;

/** Indexes a checkout as it is at this moment, with its new files and without those that git ignores. */
export const indexCheckout = async (checkout: string, parser: SourceParser, onProgress: OnProgress = () => undefined): Promise<RepositoryIndex> => {
	const paths = (await listFiles(checkout)).slice(0, maxIndexedFiles);
	const files: FileIndex[] = [];
	let done = 0;
	for (const group of groupsOf(paths)) {
		const contents = await Promise.all(group.map(async path => ({path, bytes: await readCheckedOut(checkout, path)})));
		for (const {path, bytes} of contents) {
			if (bytes !== undefined) {
				files.push(await indexBytes(parser, path, bytes));
			}
		}

		done += group.length;
		onProgress(done, paths.length);
		await nextTurn();
	}

	return createRepositoryIndex(files);
};

/** Indexes one file; one that is no text, too large, or not written here is known by its path alone. */
export const indexBytes = async (parser: SourceParser, path: string, bytes: Uint8Array | undefined): Promise<FileIndex> =>
	indexFile(parser, path, bytes === undefined || isForeign(path) ? '' : decodeText(bytes) ?? '');

/** Things in groups that are read at once. */
export const groupsOf = <Item>(items: readonly Item[]): Item[][] =>
	Array.from({length: Math.ceil(items.length / filesReadAtOnce)}, (_, group) => items.slice(group * filesReadAtOnce, (group + 1) * filesReadAtOnce));
