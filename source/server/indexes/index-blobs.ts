import {createHash} from 'node:crypto';
import {setImmediate as turn} from 'node:timers/promises';
import type {IndexCache} from '../../storage/index-cache.ts';
import {decodeText} from '../../symbols/text/decode-text.ts';
import type {FileIndex} from '../../symbols/file-index.ts';
import {indexFile} from '../../symbols/index-file.ts';
import {indexVersion} from '../../symbols/index-version.ts';
import {isForeign} from '../../symbols/is-foreign.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';

/** A path, and git's name for what the file holds. */
export type NamedBlob = readonly [path: string, blob: string];

export type Indexing = {
	readonly parser: SourceParser;
	/** Where indexes are kept, as a file's never changes while it holds the same. */
	readonly cache?: IndexCache | undefined;
	/** Contents by blob; nothing for what is too large to be looked at. */
	readonly read: (blobs: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
};

/** Indexes files that are read at once: those that are kept come from the cache, the others are parsed, and kept. */
export const indexBlobs = async ({parser, cache, read}: Indexing, files: readonly NamedBlob[]): Promise<FileIndex[]> => {
	const kept = cache?.read(files.map(file => keyOf(file))) ?? new Map<string, string>();
	const known = new Map(files.map(file => [file, parsed(kept.get(keyOf(file)))]));
	const unknown = files.filter(file => known.get(file) === undefined);
	const contents = unknown.length === 0 ? new Map<string, Uint8Array>() : await read(unknown.filter(([file]) => !isForeign(file)).map(([, blob]) => blob));
	const made = new Map<string, string>();
	for (const file of unknown) {
		const index = await indexBytes(parser, file[0], contents.get(file[1]));
		known.set(file, index);
		if (isWorthKeeping(index)) {
			made.set(keyOf(file), JSON.stringify(index));
		}

		// Whoever else waits for the engine gets a turn after each file.
		await turn();
	}

	cache?.write(made);
	return files.map(file => known.get(file)!);
};

/** Git's name for what a file of these bytes holds, unless filters change what is stored. */
export const blobOf = (bytes: Uint8Array): string => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** One file that is no text, too large, or not written here is known by its path alone. */
const indexBytes = async (parser: SourceParser, path: string, bytes: Uint8Array | undefined): Promise<FileIndex> =>
	indexFile(parser, path, bytes === undefined || isForeign(path) ? '' : decodeText(bytes) ?? '');

const keyOf = ([path, blob]: NamedBlob): string => `${indexVersion} ${blob} ${path}`;

const parsed = (text: string | undefined): FileIndex | undefined => {
	try {
		return text === undefined ? undefined : JSON.parse(text) as FileIndex;
	} catch {
		// A text that was cut short is made anew.
		return undefined;
	}
};

/** Not what came of a parser that has aborted. */
const isWorthKeeping = ({symbols, errors}: FileIndex): boolean => symbols.length > 0 || errors.length === 0;
