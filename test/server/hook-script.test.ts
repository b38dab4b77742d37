import assert from 'node:assert/strict';
import {chmod, writeFile} from 'node:fs/promises';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {execa} from 'execa';
import {serveHttp, type HttpAnswer, type HttpCall} from '../../source/protocol/serve-http.ts';
import {hookScript} from '../../source/server/programs/hook-script.ts';

/** A hook in a folder of its own, where `jupiter-tui` says only that it was asked, and what. */
const stage = async (t: TestContext, answer: (call: HttpCall) => Promise<HttpAnswer>) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'a hook-'));
	t.after(() => {
		rmSync(folder, {recursive: true});
	});
	const program = async (name: string, text: string) => {
		await writeFile(path.join(folder, name), `#!/bin/sh\n${text}`);
		await chmod(path.join(folder, name), 0o755);
	};

	const listener = await serveHttp([0], answer);
	t.after(listener.close);
	const port = path.join(folder, 'port');
	await writeFile(port, String(listener.port));
	await program('jupiter-hook', hookScript(port));
	await program('jupiter-tui', 'echo "$@: $(cat)"; exit 2\n');
	return {
		port,
		async ask(input: string, searchPath = process.env.PATH!) {
			const {stdout, exitCode} = await execa(path.join(folder, 'jupiter-hook'), ['codex'], {env: {PATH: `${folder}:${searchPath}`, JUPITER_TOKEN: 'secret'}, extendEnv: false, input, reject: false});
			return [stdout, exitCode];
		},
	};
};

test('a hook brings the engine\'s answer', async t => {
	const {ask} = await stage(t, async ({path: route, token, body}) => ({status: 200, body: {route, token, body, quoted: '%s "ü"\n'}}));
	const [stdout, exitCode] = await ask('{"text": "50 % ü"}\n');
	assert.deepEqual(JSON.parse(String(stdout)), {route: '/hook/codex', token: 'secret', body: {text: '50 % ü'}, quoted: '%s "ü"\n'});
	assert.equal(exitCode, 0);
});

test('an empty line is nothing', async t => {
	const {ask} = await stage(t, async () => ({status: 200, body: ''}));
	assert.deepEqual(await ask('{}'), ['', 0]);
});

test('a refused question goes to the program', async t => {
	const {ask} = await stage(t, async () => ({status: 500, body: {error: 'no'}}));
	assert.deepEqual(await ask('{"a":1}'), ['hook codex: {"a":1}', 2]);
});

test('so does one that nobody hears', async t => {
	const {ask, port} = await stage(t, async () => ({status: 200}));
	await writeFile(port, '1');
	assert.deepEqual(await ask('{}'), ['hook codex: {}', 2]);
	await writeFile(port, '');
	assert.deepEqual(await ask('{}'), ['hook codex: {}', 2]);
});

test('so does every one without bash', async t => {
	const {ask} = await stage(t, async () => ({status: 200, body: {}}));
	const tools = mkdtempSync(path.join(tmpdir(), 'tools-'));
	t.after(() => {
		rmSync(tools, {recursive: true});
	});
	await execa('sh', ['-c', 'ln -s "$(command -v cat)" "$1/cat"', 'sh', tools]);
	assert.deepEqual(await ask('{}', tools), ['hook codex: {}', 2]);
});

test('a large question arrives whole', async t => {
	const {ask} = await stage(t, async ({body}) => ({status: 200, body: {length: (body as {text: string}).text.length}}));
	const [stdout] = await ask(JSON.stringify({text: 'x'.repeat(3_000_000)}));
	assert.equal(stdout, '{"length":3000000}');
});
