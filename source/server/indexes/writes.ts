import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import type {FileChange} from '../../git/reading/changes.ts';
import {maxQuotedChanges} from '../../model/limits/bus.ts';
import type {Change, Footprint} from '../../model/change.ts';
import {changedFile, type ChangedFile} from '../../symbols/changes/changed-writes.ts';
import {hashOf} from '../../symbols/hash.ts';
import {readsOf} from '../../symbols/reads-of.ts';
import type {RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {createParser, type SourceParser} from '../../symbols/parsing/parser.ts';

/**
What changed files write, what that changes for others, and what the symbols written refer to, by the index of what they are changed from.
With `sound`, a file in the middle of an edit changes for others what it did when it last parsed, which is kept there by path: symbols may
only seem to be gone.
*/
export const footprintOf = async (parser: SourceParser, changes: readonly FileChange[], {from, sound}: FootprintOptions = {}): Promise<Footprint> => {
	const files: ChangedFile[] = [];
	for (const change of changes) {
		const file = await fileFootprint(parser, change);
		files.push(file.isBroken && sound ? {...file, changes: sound.get(change.path) ?? []} : file);
		if (!file.isBroken) {
			sound?.set(change.path, file.changes);
		}
	}

	const writes = files.flatMap(file => file.writes);
	const index = from?.update(changes.map(({path: file}, place) => [file, files[place]!.index]));
	const refers = new Map(files.flatMap((file, place) => [...file.refers].map(([address, names]) => [`${changes[place]!.path}#${address}`, names] as const)));
	return {writes, changes: quoted(files.flatMap(file => file.changes)), reads: index ? readsOf(index, writes, refers) : []};
};

type FootprintOptions = {readonly from?: RepositoryIndex; readonly sound?: Map<string, readonly Change[]>};

/** What one changed file does. */
const fileFootprint = async (parser: SourceParser, {path: file, change, wholeFile, before, after}: FileChange): Promise<ChangedFile> => {
	if (!wholeFile) {
		return changedFile(parser, file, before, after);
	}

	return {
		writes: [{path: file, change}],
		changes: [{symbol: file, depth: change === 'changed' ? 'body' : 'interface', hash: after === undefined ? change : hashOf(after)}],
		refers: new Map(),
		isBroken: false,
	};
};

/** Nobody reads thousands of signatures; without them a change still is told from another. */
const quoted = (changes: readonly Change[]): Change[] => changes.map((change, index) => {
	const {was, is, ...rest} = change;
	return index < maxQuotedChanges ? change : rest;
});

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
