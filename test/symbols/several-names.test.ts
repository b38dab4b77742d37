import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {nameOfWrite} from '../../source/claims/name-of-write.ts';
import {changedFile} from '../../source/symbols/changes/changed-writes.ts';
import {indexFile, symbolAt} from '../../source/symbols/index-file.ts';
import {neighbours} from '../../source/symbols/changes/neighbours.ts';
import {checkAddresses} from './check-addresses.ts';
import {loadParser} from './parser.ts';
import {indexRepository} from './repository.ts';

const parser = await loadParser();

describe('each name is a symbol', () => {
	test('C++ fields, variables, functions and types', checkAddresses('a.cpp', `
struct Box { int left = 1, *right : 3, grid[2]; Type one{1}, two; };
static int count = 1, *pointer, make(int);
typedef struct Node { int value; } Plain, *Handle;
void run() { int here, there; }
`, [
		'struct Box',
		'field Box.left',
		'field Box.right',
		'field Box.grid',
		'field Box.one',
		'field Box.two',
		'const count',
		'const pointer',
		'function make',
		'type Plain',
		'struct Plain.Node',
		'field Plain.Node.value',
		'type Handle',
		'function run',
	]));

	test('C# fields and events', checkAddresses('A.cs', 'class A { private int a = 1, b; event Action C, D; }', ['class A', 'field A.a', 'field A.b', 'field A.C', 'field A.D']));
	test('Java fields and constants', checkAddresses('A.java', 'interface A { int ONE = 1, TWO = 2; class B { int a, b[]; } }', ['interface A', 'const A.ONE', 'const A.TWO', 'class A.B', 'field A.B.a', 'field A.B.b']));
	test('Go constants and variables', checkAddresses('a.go', 'package a\n\nvar a, b int = 1, 2\n\nconst (\n\tc, d = 1, 2\n\te = 3\n)\n', ['const a', 'const b', 'const c', 'const d', 'const e']));
	test('PHP properties and constants', checkAddresses('a.php', '<?php\nconst P = 1, Q = 2;\nclass A { private $a = 1, $b; const X = 1, Y = 2; }', ['const P', 'const Q', 'class A', 'field A.a', 'field A.b', 'const A.X', 'const A.Y']));
	test('JavaScript variables', checkAddresses('a.js', 'let a = 1, b;\n', ['const a', 'const b']));
});

const source = `class Shop {
	/** Both. */
	private Till first = open(1), second; // Tills.

	int count;
}
`;

/** A test that an edit of the source writes exactly these, and means exactly that for others. */
function check(from: string, to: string, writes: readonly string[], changes: readonly string[]): () => Promise<void> {
	return async () => {
		assert.ok(source.includes(from));
		const file = await changedFile(parser, 'Shop.java', source, source.replace(from, () => to));
		assert.deepEqual(file.writes.map(write => `${write.change} ${nameOfWrite(write)}`), writes);
		assert.deepEqual(file.changes.map(({depth, symbol}) => `${depth} ${symbol.replace('Shop.java#', '')}`), changes);
	};
}

describe('one edit of several names', () => {
	test('a name’s value is its own', check('open(1)', 'open(2)', ['changed Shop.first'], ['body Shop', 'interface Shop.first']));
	test('the last has what follows', check('Tills', 'Two tills', ['changed Shop.second'], []));
	test('the first has what they share', check('Till first', 'Desk first', ['changed Shop.first'], ['body Shop', 'interface Shop.first', 'interface Shop.second']));
	test('another name is added alone', check('second;', 'second, third;', ['added Shop.third', 'changed Shop.second'], ['interface Shop.third']));
	test('a name apart means the same', check(', second;', ';\n\tprivate Till second;', ['changed Shop.first', 'changed Shop.second'], []));
	test('several where one was', check('int count;', 'int count, total;', ['added Shop.total', 'changed Shop.count'], ['body Shop', 'interface Shop.total']));
});

test('every name shows the whole declaration', async () => {
	const index = await indexFile(parser, 'Shop.java', source);
	assert.deepEqual(index.symbols.filter(({parent}) => parent === 'Shop').map(symbol => [symbol.interface, symbol.type, symbol.isHidden, source.slice(symbol.start, symbol.end)]), [
		['private Till first = open(1)', 'Till()', true, '/** Both. */\n\tprivate Till first = open(1)'],
		['private Till second', 'Till()', true, 'second; // Tills.'],
		['int count', undefined, undefined, 'int count;'],
	]);
	assert.deepEqual([symbolAt(index, 'Shop')?.refers, index.symbols.map(({names}) => names)], [[], [undefined, undefined, undefined, undefined]]);
});

test('every name refers to their type', async () => {
	const index = await indexRepository({
		'shop/Till.java': 'package shop;\nclass Till { void open() {} }\n',
		'shop/Shop.java': 'package shop;\nclass Shop {\n\tTill first, second;\n\n\tvoid run() { second.open(); }\n}\n',
	});
	assert.deepEqual(['first', 'second', 'run'].map(name => index.referencesOf(`shop/Shop.java#Shop.${name}`)), [['shop/Till.java#Till'], ['shop/Till.java#Till'], ['shop/Shop.java#Shop.second', 'shop/Till.java#Till.open']]);
});

test('names of one line are neighbours', async () => {
	const index = await indexFile(parser, 'Shop.java', source);
	const pairs = new Set(neighbours(index, source).map(pair => pair.map(({symbol}) => symbol).join(' ')));
	assert.ok(pairs.has('Shop.first Shop.second'));
	assert.ok(!pairs.has('Shop.second Shop.count'));
});

test('another type is what the names use', async () => {
	const {refers} = await changedFile(parser, 'Shop.java', source, source.replace('Till first', 'Desk first'));
	assert.deepEqual(Object.fromEntries(refers), {'Shop.first': {refers: ['Desk', 'open()']}});
});
