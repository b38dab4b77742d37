import {readFile} from 'node:fs/promises';
import {createParser, type SourceParser} from '../../source/symbols/parsing/parser.ts';

const folder = new URL('../../node_modules/@vscode/tree-sitter-wasm/wasm/', import.meta.url);

/** The real parser with the grammars that are shipped. */
export async function loadParser(): Promise<SourceParser> {
	return createParser({
		loadRuntime: async () => readFile(new URL('tree-sitter.wasm', folder)),
		loadGrammar: async language => readFile(new URL(`tree-sitter-${language}.wasm`, folder)),
	});
}
