import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import type {FileChange} from '../git/changes.ts';
import type {Write} from '../model/run.ts';
import {changedWrites} from '../symbols/changed-writes.ts';
import {createParser, type SourceParser} from '../symbols/parser.ts';

/** What changed files write, by their smallest symbols; a file that symbols can't tell about is written whole. */
export const writesOf = async (parser: SourceParser, changes: readonly FileChange[]): Promise<Write[]> => {
	const writes: Write[] = [];
	for (const change of changes) {
		writes.push(...(change.wholeFile || isGarbled(change.before) || isGarbled(change.after))
			? [{path: change.path, change: change.change}]
			: await changedWrites(parser, change.path, change.before, change.after));
	}

	return writes;
};

/** Bytes that aren't UTF-8 were replaced: different ones may look the same, so no symbol can tell what changed. */
const isGarbled = (text: string | undefined): boolean => text?.includes('\u{FFFD}') ?? false;

/** A parser whose grammars come from the package that ships them. */
export const loadParser = async (onBroken: () => void): Promise<SourceParser> => {
	const require = createRequire(import.meta.url);
	const folder = path.dirname(require.resolve('@vscode/tree-sitter-wasm'));
	return createParser({
		loadRuntime: async () => readFile(path.join(folder, 'tree-sitter.wasm')),
		onBroken,
		loadGrammar: async language => readFile(path.join(folder, `tree-sitter-${language}.wasm`)),
	});
};
