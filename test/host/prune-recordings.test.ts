import assert from 'node:assert/strict';
import {mkdtemp, readdir, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {pruneRecordings} from '../../source/host/prune-recordings.ts';

/** A folder with files of ten bytes, oldest first. */
const folderOf = async (t: TestContext, names: readonly string[]): Promise<string> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-'));
	t.after(async () => rm(folder, {recursive: true}));
	for (const [index, name] of names.entries()) {
		await writeFile(path.join(folder, name), '0123456789');
		await utimes(path.join(folder, name), index + 1, index + 1);
	}

	return folder;
};

test('the oldest recordings go first', async t => {
	const folder = await folderOf(t, ['9-old.cast', '1-new.cast', '2-newer.cast']);
	await pruneRecordings(folder, new Set(), 20);
	assert.deepEqual(await readdir(folder), ['1-new.cast', '2-newer.cast']);
});

test('a living pane keeps both halves', async t => {
	const folder = await folderOf(t, ['1-a.1.cast', '1-a.cast', '2-b.cast']);
	await pruneRecordings(folder, new Set([path.join(folder, '1-a.cast')]), 10);
	assert.deepEqual(await readdir(folder), ['1-a.1.cast', '1-a.cast']);
});

test('other files are left alone', async t => {
	const folder = await folderOf(t, ['notes.txt', '1-a.cast']);
	await pruneRecordings(folder, new Set(), 0);
	assert.deepEqual(await readdir(folder), ['notes.txt']);
});

test('a missing folder has nothing to remove', async t => {
	const folder = await folderOf(t, ['1-a.cast']);
	await pruneRecordings(path.join(folder, 'none'), new Set(), 0);
	assert.deepEqual(await readdir(folder), ['1-a.cast']);
});
