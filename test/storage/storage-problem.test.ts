import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import {DatabaseSync} from 'node:sqlite';
import test from 'node:test';
import {isDiskFull, readable} from '../../source/storage/storage-problem.ts';

const errorOf = (work: () => unknown): unknown => {
	try {
		work();
	} catch (error) {
		return error;
	}

	throw new Error('It worked.');
};

/** A database whose second page is one too many. */
const overfill = (): unknown => {
	const database = new DatabaseSync(':memory:');
	database.exec('PRAGMA max_page_count = 2; CREATE TABLE kept (text); ');
	return database.prepare('INSERT INTO kept VALUES (zeroblob(100000))').run();
};

test('a full file system is a full disk', t => {
	if (!existsSync('/dev/full')) {
		t.skip('this system has no /dev/full');
		return;
	}

	assert.ok(isDiskFull(errorOf(() => {
		writeFileSync('/dev/full', 'x');
	})));
});

test('a full database is a full disk', () => {
	assert.ok(isDiskFull(errorOf(() => readable('journal.db', overfill))));
});

test('another failure is no full disk', () => {
	assert.ok(!isDiskFull(errorOf(() => {
		writeFileSync('/nowhere/at/all', 'x');
	})));
});
