import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {execa} from 'execa';
import {serveHttp, type HttpAnswer, type HttpCall} from '../../source/protocol/serve-http.ts';
import {writePrograms} from '../../source/server/programs/programs.ts';
import {placesOf} from '../../source/storage/places.ts';

type Stage = {
	/** What the program does when it is asked, a shell command that gets the verb and the command line. */
	readonly program: string;
	readonly hasSandbox?: boolean;
	/** What answers at the engine's port, or a port that something else answers at; nothing when absent. */
	readonly answer?: (call: HttpCall) => Promise<HttpAnswer>;
	readonly port?: number;
};

/** A shell found by name. */
const shellOf = async (t: TestContext, {program, hasSandbox = true, answer, port}: Stage) => {
	const folder = await mkdtemp(path.join(tmpdir(), 'js-'));
	t.after(async () => rm(folder, {recursive: true}));
	const places = placesOf(folder, {HOME: folder, JUPITER_RUNTIME_DIR: folder});
	await writePrograms(places, ['/bin/sh', '-c', program, 'sh'], hasSandbox);
	const listener = answer && await serveHttp([0], answer);
	t.after(async () => listener?.close());
	await writeFile(places.port, String(listener?.port ?? port ?? ''));
	const searchPath = [places.shells, places.programs, process.env.PATH].join(path.delimiter);
	return async (words: readonly string[], env?: Readonly<Record<string, string>>) => {
		const {stdout, exitCode} = await execa('bash', words, {env: {PATH: searchPath, ...(env ?? {JUPITER_TOKEN: 'token'})}, extendEnv: false, reject: false, stdin: 'ignore'});
		return [exitCode, stdout];
	};
};

test('a worker\'s command is run as the engine says', async t => {
	const run = await shellOf(t, {program: 'echo "echo kept: $3; $3"'});
	assert.deepEqual(await run(['-c', 'echo "$0 $1"; (exit 3)', 'zero', 'one']), [3, 'kept: echo zero one\nzero one']);
	assert.deepEqual(await run(['-l', '-c', 'echo x']), [0, 'kept: echo x\nx']);
	assert.deepEqual(await run(['-c', '-l', 'echo x']), [0, 'kept: echo x\nx']);
});

test('the engine\'s port is asked first', async t => {
	const asked: unknown[] = [];
	const run = await shellOf(t, {program: 'exit 2', async answer({path: route, token, body}) {
		asked.push([route, token, body]);
		return {status: 200, commandLine: String(body)};
	}});
	const command = `printf '%s|' "$0" "$@" 'it'"'"'s 50 % ü\n\t$HOME\\n'\n\n# ${'x'.repeat(100_000)}\n`;
	assert.deepEqual(await run(['-c', command, 'zero', 'one two']), [0, 'zero|one two|it\'s 50 % ü\n\t$HOME\\n|']);
	assert.deepEqual(asked, [['/shell', 'token', command]]);
	assert.deepEqual(await run(['-c', 'exit 3']), [3, '']);
});

test('nothing the person set disturbs it', async t => {
	const run = await shellOf(t, {program: 'exit 2', answer: async ({body}) => ({status: 200, commandLine: `echo kept; ${String(body)}`})});
	const folder = await mkdtemp(path.join(tmpdir(), 'js-'));
	const noise = path.join(folder, 'noise');
	t.after(async () => rm(folder, {recursive: true}));
	await writeFile(noise, 'printf noise');
	const env = {JUPITER_TOKEN: 'token', HOME: '/nowhere', BASH_ENV: noise, 'BASH_FUNC_cat%%': '() { echo other; }', LC_ALL: 'C.UTF-8'};
	assert.deepEqual(await run(['-c', 'echo "ü $LC_ALL"'], env), [0, 'noisekept\nü C.UTF-8']);
});

test('half an answer is none', async t => {
	const server = createServer(socket => {
		socket.end('HTTP/1.0 200 OK\r\ncontent-length: 20\r\n\r\necho half');
	}).listen(0, '127.0.0.1');
	t.after(() => {
		server.close();
	});
	await once(server, 'listening');
	const run = await shellOf(t, {program: 'echo "echo program"', port: (server.address() as AddressInfo).port});
	assert.deepEqual(await run(['-c', 'echo x']), [0, 'program']);
});

test('a refused shell asks the program', async t => {
	const run = await shellOf(t, {program: 'echo "echo program"', answer: async () => ({status: 401, commandLine: 'echo refused'})});
	assert.deepEqual(await run(['-c', 'echo x']), [0, 'program']);
});

test('without an answer no command is run', async t => {
	const run = await shellOf(t, {program: 'exit 2'});
	assert.deepEqual(await run(['-c', 'echo x']), [126, '']);
});

test('who is no worker is kept from nothing', async t => {
	const run = await shellOf(t, {program: 'exit 2'});
	assert.deepEqual(await run(['-c', 'echo x'], {}), [0, 'x']);
	assert.deepEqual(await run(['-c', 'echo x'], {JUPITER_TOKEN: 'token', JUPITER_SANDBOX: '1'}), [0, 'x']);
	assert.deepEqual(await run(['-c', 'echo x'], {JUPITER_TOKEN: 'token', JUPITER_PLAIN_SHELL: '1'}), [0, 'x']);
});

test('without a sandbox nobody is asked', async t => {
	const run = await shellOf(t, {program: 'exit 2', hasSandbox: false});
	assert.deepEqual(await run(['-c', 'echo x']), [0, 'x']);
});
