import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {maxChangeBytes} from '../../source/model/limits/symbols.ts';
import {indexCheckout} from '../../source/server/indexes/index-files.ts';
import {createRepositoryIndexes} from '../../source/server/indexes/repository-indexes.ts';
import type {RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import {temporaryRepository} from '../git/temporary-repository.ts';
import {loadParser} from '../symbols/parser.ts';

const parser = await loadParser();

function symbolsOf(index: RepositoryIndex): Record<string, string[]> {
	return Object.fromEntries(index.paths().toArray().toSorted().map(file => [file, index.file(file)!.symbols.map(({address}) => address)]));
}

test('tracked and new files are indexed', async t => {
	const {repository} = await temporaryRepository(t, {'a.ts': 'export function a() {}\n', 'gone.ts': 'export const gone = 1;\n', '.gitignore': 'out/\n'});
	mkdirSync(path.join(repository.checkout, 'out'));
	writeFileSync(path.join(repository.checkout, 'out/built.ts'), 'export const built = 1;\n');
	writeFileSync(path.join(repository.checkout, 'b ü.py'), 'def b(): pass\n');
	writeFileSync(path.join(repository.checkout, 'a.ts'), 'export function edited() {}\n');
	const progress: number[][] = [];
	const index = await indexCheckout(repository.checkout, {
		parser,
		onProgress(done, all) {
			progress.push([done, all]);
		},
	});
	assert.deepEqual(symbolsOf(index), {'.gitignore': [], 'a.ts': ['edited'], 'b ü.py': ['b'], 'gone.ts': ['gone']});
	assert.deepEqual(progress.at(-1), [4, 4]);
});

test('every encoding is read', async t => {
	const {repository} = await temporaryRepository(t, {'a.txt': ''});
	const texts: Readonly<Record<string, Uint8Array>> = {
		'utf-16.ts': new Uint8Array([0xFF, 0xFE, ...Buffer.from('export const wide = "ü";\n', 'utf16le')]),
		'latin-1.py': Buffer.from('# Käse\ndef cheese(): pass\n', 'latin1'),
		'marked.ts': Buffer.from('\u{FEFF}export const marked = 1;\r\nexport const second = 2;\r\n'),
		'binary.ts': Buffer.from('export const no = 1;\0'),
		'broken.ts': Buffer.from('export const before = 1;\nfunction broken( {\n'),
	};
	for (const [file, bytes] of Object.entries(texts)) {
		writeFileSync(path.join(repository.checkout, file), bytes);
	}

	const {'broken.ts': broken, ...others} = symbolsOf(await indexCheckout(repository.checkout, {parser}));
	assert.deepEqual(others, {'a.txt': [], 'binary.ts': [], 'latin-1.py': ['cheese'], 'marked.ts': ['marked', 'second'], 'utf-16.ts': ['wide']});
	assert.ok(broken!.includes('before'));
});

test('links lead nowhere', async t => {
	const {repository, beside, commit} = await temporaryRepository(t, {'real/a.ts': 'export const a = 1;\n'});
	mkdirSync(beside('outside'));
	writeFileSync(path.join(beside('outside'), 'secret.ts'), 'export const secret = 1;\n');
	symlinkSync(beside('outside'), path.join(repository.checkout, 'link'));
	symlinkSync('../real', path.join(repository.checkout, 'real/loop'));
	symlinkSync('a.ts', path.join(repository.checkout, 'real/same.ts'));
	assert.deepEqual(symbolsOf(await indexCheckout(repository.checkout, {parser})), {'real/a.ts': ['a']});
	const indexes = createRepositoryIndexes(repository, parser);
	const committed = await indexes.at(commit({}));
	assert.deepEqual(symbolsOf(committed), {'real/a.ts': ['a']});
});

test('huge and foreign files have no symbols', async t => {
	const {repository, commit} = await temporaryRepository(t, {'huge.ts': `export const huge = 1;${' '.repeat(maxChangeBytes)}`, 'vendor/a.go': 'package a\nfunc F() {}\n', 'own.go': 'package a\nfunc G() {}\n'});
	const expected = {'huge.ts': [], 'own.go': ['G'], 'vendor/a.go': []};
	assert.deepEqual(symbolsOf(await indexCheckout(repository.checkout, {parser})), expected);
	const indexes = createRepositoryIndexes(repository, parser);
	const committed = await indexes.at(commit({}));
	assert.deepEqual(symbolsOf(committed), expected);
});
