import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {test, type TestContext} from 'node:test';
import {openIndexCache, type IndexCache} from '../../source/storage/index-cache.ts';

function temporaryFile(t: TestContext): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'jupiter-indexes-'));
	t.after(() => {
		rmSync(directory, {recursive: true});
	});
	return path.join(directory, 'deeper', 'indexes.db');
}

function open(t: TestContext, file: string, maxBytes?: number): IndexCache {
	const cache = openIndexCache(file, maxBytes);
	t.after(cache.close);
	return cache;
}

test('the next process finds what was kept', t => {
	const file = temporaryFile(t);
	const first = open(t, file);
	first.write(new Map([['a', 'one'], ['b', 'two\u{0}ü']]));
	first.close();
	assert.deepEqual([...open(t, file).read(['b', 'c', 'a'])], [['b', 'two\u{0}ü'], ['a', 'one']]);
});

test('two writers keep what both write', t => {
	const file = temporaryFile(t);
	const [one, two] = [open(t, file), open(t, file)];
	one.write(new Map([['a', 'one'], ['b', 'one']]));
	two.write(new Map([['b', 'two']]));
	assert.deepEqual([...one.read(['a', 'b'])], [['a', 'one'], ['b', 'two']]);
});

test('a damaged cache is made anew', t => {
	const file = temporaryFile(t);
	const before = open(t, file);
	before.write(new Map([['a', 'one']]));
	before.close();
	writeFileSync(file, 'This was a database once. '.repeat(400));
	const after = open(t, file);
	assert.deepEqual([...after.read(['a'])], []);
	after.write(new Map([['a', 'two']]));
	assert.deepEqual([...after.read(['a'])], [['a', 'two']]);
});

test('a cache nobody can write forgets', t => {
	const file = path.join(temporaryFile(t), 'indexes.db');
	openIndexCache(path.dirname(file)).close();
	assert.ok(existsSync(path.dirname(file)));
	const cache = open(t, file);
	cache.write(new Map([['a', 'one']]));
	assert.deepEqual([...cache.read(['a'])], []);
});

test('a busy cache keeps what it has', t => {
	const file = temporaryFile(t);
	const cache = open(t, file);
	cache.write(new Map([['a', 'one']]));
	const other = new DatabaseSync(file);
	other.exec('BEGIN EXCLUSIVE');
	cache.write(new Map([['b', 'two']]));
	other.exec('ROLLBACK');
	other.close();
	assert.deepEqual([...cache.read(['a', 'b'])], [['a', 'one']]);
});

test('a full cache drops the oldest half', t => {
	const file = temporaryFile(t);
	const cache = open(t, file, 100_000);
	for (let round = 0; round < 50; round++) {
		cache.write(new Map([[String(round), 'x'.repeat(20_000)]]));
	}

	assert.equal(cache.read(['49']).size, 1);
	assert.equal(cache.read(['0']).size, 0);
	cache.close();
	assert.ok(statSync(file).size < 300_000);
});
