import assert from 'node:assert/strict';
import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {maxLogBytes} from '../../source/model/limits/processes.ts';
import {openLog} from '../../source/server/processes/open-log.ts';
import {temporaryFolder} from './temporary-session.ts';

const written = async (t: TestContext, former?: string) => {
	const file = path.join(temporaryFolder(t), 'engine.log');
	if (former !== undefined) {
		await writeFile(file, former);
	}

	const {log, size} = await openLog(file);
	await log.write('a line\n');
	await log.close();
	return {file, size, text: await readFile(file, 'utf8'), files: await readdir(path.dirname(file))};
};

test('a log begins where none is', async t => {
	const {size, text, files} = await written(t);
	assert.deepEqual({size, text, files}, {size: 0, text: 'a line\n', files: ['engine.log']});
});

test('a log goes on at its end', async t => {
	const {size, text, files} = await written(t, 'x'.repeat(maxLogBytes));
	assert.deepEqual({size, end: text.slice(-8), files}, {size: maxLogBytes, end: 'xa line\n', files: ['engine.log']});
});

test('a long log is put aside', async t => {
	const {file, size, text} = await written(t, 'x'.repeat(maxLogBytes + 1));
	assert.deepEqual({size, text}, {size: 0, text: 'a line\n'});
	const old = await stat(`${file}.old`);
	assert.equal(old.size, maxLogBytes + 1);
});
