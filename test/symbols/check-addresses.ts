import assert from 'node:assert/strict';
import {indexFile} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

/** A test that a source without syntax errors has exactly these symbols, each as `kind address`. */
export function checkAddresses(path: string, text: string, expected: readonly string[]): () => Promise<void> {
	return async () => {
		const index = await indexFile(parser, path, text);
		assert.deepEqual(index.errors, []);
		assert.deepEqual(index.symbols.map(({kind, address}) => `${kind} ${address}`), expected);
	};
}
