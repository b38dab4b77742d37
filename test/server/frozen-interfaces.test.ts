import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {frozenInterfaces} from '../../source/server/indexes/frozen-interfaces.ts';
import {temporaryRepository} from '../git/temporary-repository.ts';
import {loadParser} from '../symbols/parser.ts';

const parser = await loadParser();

test('contracts freeze interfaces of the commit', async t => {
	const {repository, head, commit} = await temporaryRepository(t, {'a.ts': 'export class A {\n\tm(x: number): void {}\n}\n\nexport function f(): string {\n\treturn \'\';\n}\n'});
	const base = head();
	commit({'a.ts': 'export const other = 1;\n'});
	const frozen = await frozenInterfaces(repository, parser, ['a.ts', 'a.ts#A.m'], base);
	assert.deepEqual(frozen.map(({symbol, signature}) => [symbol, signature.split('\n', 1)[0]]), [
		['a.ts#A', 'export class A {'],
		['a.ts#f', 'export function f(): string'],
		['a.ts#A.m', 'm(x: number): void'],
	]);
	assert.equal(new Set(frozen.map(({hash}) => hash)).size, 3);
});

test('contracts are read as they are encoded', async t => {
	const {repository, head, commit} = await temporaryRepository(t);
	writeFileSync(path.join(repository.root, 'a.ts'), '\u{FEFF}export function f(): string {\n\treturn \'\';\n}\n', 'utf16le');
	commit({});
	const [frozen] = await frozenInterfaces(repository, parser, ['a.ts#f'], head());
	assert.equal(frozen!.signature, 'export function f(): string');
});

test('a contract on nothing is refused', async t => {
	const {repository, head} = await temporaryRepository(t, {'a.ts': 'export const a = 1;\n'});
	await assert.rejects(frozenInterfaces(repository, parser, ['b.ts#a'], head()), /names no file/v);
	await assert.rejects(frozenInterfaces(repository, parser, ['a.ts#b'], head()), /names no symbol/v);
});
