import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {execa} from 'execa';
import {programsOf, shellsOf, writePrograms} from '../../source/server/programs.ts';
import {placesOf} from '../../source/storage/places.ts';

/** A shell found by name, where the engine answers with `answer`, a shell command that gets the verb and the command line. */
const shellOf = async (t: TestContext, answer: string, hasSandbox = true) => {
	const folder = await mkdtemp(path.join(tmpdir(), 'js-'));
	t.after(async () => rm(folder, {recursive: true}));
	const places = placesOf(folder, {HOME: folder, JUPITER_RUNTIME_DIR: folder});
	await writePrograms(places, ['/bin/sh', '-c', answer, 'sh'], hasSandbox);
	const searchPath = [shellsOf(places), programsOf(places), process.env.PATH].join(path.delimiter);
	return async (words: readonly string[], env?: Readonly<Record<string, string>>) => {
		const {stdout, exitCode} = await execa('bash', words, {env: {PATH: searchPath, ...(env ?? {JUPITER_TOKEN: 'token'})}, extendEnv: false, reject: false});
		return [exitCode, stdout];
	};
};

test('a worker\'s command is run as the engine says', async t => {
	const run = await shellOf(t, 'echo "echo kept: $3; $3"');
	assert.deepEqual(await run(['-c', 'echo "$0 $1"; (exit 3)', 'zero', 'one']), [3, 'kept: echo zero one\nzero one']);
	assert.deepEqual(await run(['-l', '-c', 'echo x']), [0, 'kept: echo x\nx']);
	assert.deepEqual(await run(['-c', '-l', 'echo x']), [0, 'kept: echo x\nx']);
});

test('without an answer no command is run', async t => {
	const run = await shellOf(t, 'exit 2');
	assert.deepEqual(await run(['-c', 'echo x']), [126, '']);
});

test('who is no worker is kept from nothing', async t => {
	const run = await shellOf(t, 'exit 2');
	assert.deepEqual(await run(['-c', 'echo x'], {}), [0, 'x']);
	assert.deepEqual(await run(['-c', 'echo x'], {JUPITER_TOKEN: 'token', JUPITER_SANDBOX: '1'}), [0, 'x']);
	assert.deepEqual(await run(['-c', 'echo x'], {JUPITER_TOKEN: 'token', JUPITER_PLAIN_SHELL: '1'}), [0, 'x']);
});

test('without a sandbox nobody is asked', async t => {
	const run = await shellOf(t, 'exit 2', false);
	assert.deepEqual(await run(['-c', 'echo x']), [0, 'x']);
});
