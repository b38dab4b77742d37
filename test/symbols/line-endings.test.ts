import assert from 'node:assert/strict';
import {test} from 'node:test';
import {indexFile} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';
import {samples} from './samples.ts';

const parser = await loadParser();

for (const [path, text] of samples) {
	test(`Windows lines mean the same in ${path}`, async () => {
		assert.deepEqual(await meaningOf(path, text.replaceAll('\n', '\r\n')), await meaningOf(path, text));
	});
	test(`a mark before ${path} means nothing`, async () => {
		assert.deepEqual(await meaningOf(path, `\u{FEFF}${text}`), await meaningOf(path, text));
	});
}

async function meaningOf(path: string, text: string): Promise<unknown> {
	const {symbols, errors} = await indexFile(parser, path, text);
	return {errors: errors.length, symbols: symbols.map(({address, kind, hashes, startLine, endLine}) => ({address, kind, body: hashes.body, interface: hashes.interface, startLine, endLine}))};
}
