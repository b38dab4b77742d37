import assert from 'node:assert/strict';
import {mkdirSync, rmSync} from 'node:fs';
import {test, type TestContext} from 'node:test';
import {slotSetup} from '../../source/server/effects/slot-setup.ts';
import {temporaryRepository} from '../git/temporary-repository.ts';

const prepare = async (t: TestContext) => {
	const {repository, commit, head, beside} = await temporaryRepository(t, {'package.json': '{}\n', 'a.txt': 'one\n'});
	const slot = beside('slot');
	mkdirSync(slot);
	return {commit, head, slot, look: async (setup: string | undefined) => slotSetup({repository}, slot, head(), setup)};
};

test('without set-up there is nothing to run', async t => {
	const {look} = await prepare(t);
	assert.deepEqual((await look(undefined)).commands, []);
});

test('set-up is run until it was done', async t => {
	const {look} = await prepare(t);
	const first = await look('npm ci');
	assert.deepEqual(first.commands, ['npm ci']);
	assert.deepEqual((await look('npm ci')).commands, ['npm ci']);
	await first.done();
	assert.deepEqual((await look('npm ci')).commands, []);
	assert.deepEqual((await look('npm install')).commands, ['npm install']);
});

test('only a changed manifest asks for it again', async t => {
	const {look, commit} = await prepare(t);
	await (await look('npm ci')).done();
	commit({'a.txt': 'two\n'});
	assert.deepEqual((await look('npm ci')).commands, []);
	commit({'package.json': '{"name": "other"}\n'});
	assert.deepEqual((await look('npm ci')).commands, ['npm ci']);
});

test('a slot made anew is set up anew', async t => {
	const {look, slot} = await prepare(t);
	await (await look('npm ci')).done();
	rmSync(slot, {recursive: true});
	assert.deepEqual((await look('npm ci')).commands, ['npm ci']);
});
