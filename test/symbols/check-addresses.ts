import assert from 'node:assert/strict';
import {indexFile} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

/** A test that a source without syntax errors has exactly these symbols, each as `kind address`. */
export function checkAddresses(path: string, text: string, expected: readonly string[]): () => Promise<void> {
	return async () => {
		assert.deepEqual(await addressesIn(path, text, 'whole'), expected);
	};
}

/** A test that a source with syntax errors has exactly these symbols. */
export function checkBroken(path: string, text: string, expected: readonly string[]): () => Promise<void> {
	return async () => {
		assert.deepEqual(await addressesIn(path, text, 'broken'), expected);
	};
}

async function addressesIn(path: string, text: string, state: 'whole' | 'broken'): Promise<string[]> {
	const {symbols, errors} = await indexFile(parser, path, text);
	assert.equal(errors.length === 0 ? 'whole' : 'broken', state);
	return symbols.map(({kind, address}) => `${kind} ${address}`);
}
