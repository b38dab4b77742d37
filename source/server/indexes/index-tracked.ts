import {readBytes} from '../../git/reading/tracked-files.ts';
import type {Repository} from '../../git/repository.ts';
import type {FileIndex} from '../../symbols/file-index.ts';
import {indexFile} from '../../symbols/index-file.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';
import {decodeText} from '../../symbols/text/decode-text.ts';

/** A file's text, and what is in it. */
export type IndexedText = {readonly text: string; readonly index: FileIndex};

/** Reads and indexes some of a commit's files, given the blobs of all; those that it hasn't are left out. */
export const indexTracked = async (repository: Repository, parser: SourceParser, tracked: ReadonlyMap<string, string>, paths: Iterable<string>): Promise<ReadonlyMap<string, IndexedText>> => {
	const found = new Map<string, IndexedText>();
	const files = new Map([...paths].filter(path => tracked.has(path)).map(path => [path, tracked.get(path)!]));
	if (files.size === 0) {
		return found;
	}

	const contents = await readBytes(repository, files.values().toArray());
	for (const [path, blob] of files) {
		const text = decodeText(contents.get(blob) ?? new Uint8Array()) ?? '';
		found.set(path, {text, index: await indexFile(parser, path, text)});
	}

	return found;
};
