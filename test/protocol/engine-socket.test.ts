import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {execFile} from 'node:child_process';
import {once} from 'node:events';
import {chmod, mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {text} from 'node:stream/consumers';
import {connectEngine} from '../../source/protocol/connect.ts';
import {encodeFrame, frameKinds} from '../../source/protocol/frames.ts';
import {Refusal} from '../../source/protocol/refusal.ts';
import {serveEngine, type EngineHandlers, type EnginePeer} from '../../source/protocol/serve.ts';

const makeFolder = async (t: TestContext): Promise<string> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jupiter-protocol-'));
	t.after(async () => rm(folder, {recursive: true}));
	return folder;
};

const handlers: EngineHandlers = {version: '1.2.3', epoch: () => 7, call: async call => call};

/** Leaves what a killed process leaves: a bound name that nobody listens on. */
const leaveDeadSocket = async (socketPath: string): Promise<void> => {
	const script = `require('node:net').createServer().listen(${JSON.stringify(socketPath)}, () => process.kill(process.pid, 'SIGKILL'))`;
	await once(execFile(process.execPath, ['-e', script]), 'exit');
	assert.deepEqual(await readdir(path.dirname(socketPath)), [path.basename(socketPath)]);
};

const start = async (t: TestContext, changes: Partial<EngineHandlers> = {}): Promise<{readonly socketPath: string; readonly close: () => Promise<void>}> => {
	const socketPath = path.join(await makeFolder(t), 'engine.sock');
	const listener = await serveEngine(socketPath, {...handlers, ...changes});
	t.after(listener.close);
	return {socketPath, close: listener.close};
};

const message = (value: unknown): Uint8Array => encodeFrame(frameKinds.message, Buffer.from(JSON.stringify(value)));

test('a call returns its value', async t => {
	const {socketPath} = await start(t);
	const engine = await connectEngine(socketPath);
	t.after(engine.close);
	assert.equal(engine.welcome.epoch, 7);
	assert.equal(engine.welcome.version, '1.2.3');
	assert.deepEqual(await Promise.all([engine.call({type: 'done'}), engine.call({type: 'note', text: 'é'})]), [{type: 'done'}, {type: 'note', text: 'é'}]);
});

test('a refusal keeps its detail', async t => {
	const {socketPath} = await start(t, {
		async call() {
			throw new Refusal('The task is paused. Resume it first.', 'line one\nline two');
		},
	});
	const engine = await connectEngine(socketPath);
	t.after(engine.close);
	await assert.rejects(engine.call({type: 'done'}), new Refusal('The task is paused. Resume it first.', 'line one\nline two'));
});

test('the token and the news arrive', async t => {
	const peers: EnginePeer[] = [];
	const {socketPath} = await start(t, {
		async call(_call, peer) {
			peers.push(peer);
			for (let at = 0; at < 3; at++) {
				peer.send({type: 'vitals', vitals: {load: 0, memoryFreeShare: 1, at}});
			}
		},
	});
	const engine = await connectEngine(socketPath, 'secret');
	t.after(engine.close);
	await engine.call({type: 'subscribe'});
	const seen: unknown[] = [];
	engine.onNews(news => {
		seen.push(news.type === 'vitals' && news.vitals.at);
	});
	assert.deepEqual(seen, [0, 1, 2]);
	assert.equal(peers[0]!.token, 'secret');
});

test('waiting calls fail when the engine goes', async t => {
	const calls = new EventTarget();
	const {socketPath, close} = await start(t, {
		async call() {
			calls.dispatchEvent(new Event('called'));
			return once(calls, 'never');
		},
	});
	const engine = await connectEngine(socketPath);
	const called = once(calls, 'called');
	const call = engine.call({type: 'done'});
	await called;
	await Promise.all([assert.rejects(call, /closed the connection/), close()]);
	await assert.rejects(engine.call({type: 'done'}), /closed the connection/);
});

test('a missing engine is named', async t => {
	const folder = await makeFolder(t);
	await assert.rejects(connectEngine(path.join(folder, 'none')), /^Error: No engine answers at/);
});

test('the socket is for its owner only', async t => {
	const {socketPath} = await start(t);
	const {mode} = await stat(socketPath);
	assert.equal(mode & 0o777, 0o600);
	assert.deepEqual(await readdir(path.dirname(socketPath)), ['engine.sock']);
});

test('an open folder is refused', async t => {
	const folder = await makeFolder(t);
	await chmod(folder, 0o755);
	await assert.rejects(serveEngine(path.join(folder, 'engine.sock'), handlers), /is open to others/);
});

test('a second engine is refused', async t => {
	const {socketPath} = await start(t);
	await assert.rejects(serveEngine(socketPath, {...handlers, epoch: () => 8}), {code: 'EADDRINUSE'});
	const engine = await connectEngine(socketPath);
	t.after(engine.close);
	assert.equal(engine.welcome.epoch, 7);
});

test('a file in the way stays', async t => {
	const socketPath = path.join(await makeFolder(t), 'engine.sock');
	await writeFile(socketPath, '');
	await assert.rejects(serveEngine(socketPath, handlers), /is not a socket/);
	assert.deepEqual(await readdir(path.dirname(socketPath)), ['engine.sock']);
});

test('of many engines one wins', async t => {
	const socketPath = path.join(await makeFolder(t), 'engine.sock');
	await leaveDeadSocket(socketPath);
	const outcomes = await Promise.allSettled(Array.from({length: 6}, async () => serveEngine(socketPath, handlers)));
	const winners = outcomes.flatMap(outcome => outcome.status === 'fulfilled' ? [outcome.value] : []);
	t.after(async () => Promise.all(winners.map(async winner => winner.close())));
	assert.equal(winners.length, 1);
	const engine = await connectEngine(socketPath);
	t.after(engine.close);
	assert.deepEqual(await readdir(path.dirname(socketPath)), ['engine.sock']);
});

test('a dead socket is taken over', async t => {
	const socketPath = path.join(await makeFolder(t), 'engine.sock');
	await leaveDeadSocket(socketPath);
	const listener = await serveEngine(socketPath, handlers);
	t.after(listener.close);
	const engine = await connectEngine(socketPath);
	t.after(engine.close);
	assert.equal(engine.welcome.epoch, 7);
});

test('garbage closes only its own connection', async t => {
	const {socketPath} = await start(t);
	const engine = await connectEngine(socketPath);
	t.after(engine.close);
	const answers = await Promise.all([
		Buffer.from('GET / HTTP/1.1\r\n\r\n'),
		encodeFrame(frameKinds.message, Buffer.from('{')),
		encodeFrame(frameKinds.message, Buffer.from('null')),
		encodeFrame(frameKinds.input, Buffer.from('x')),
		message({type: 'hello', protocol: 99}),
		Buffer.concat([message({type: 'hello', protocol: 1}), message({type: 'done'})]),
	].map(async bytes => {
		const socket = connect(socketPath);
		socket.write(bytes);
		return text(socket);
	}));
	assert.deepEqual(answers.map(answer => /"closing","reason":"(?<reason>[^"]+)/.exec(answer)?.groups!.reason), [
		'A frame of unknown kind 47 arrived.',
		'A message that is not JSON arrived.',
		'A message without a type arrived.',
		'A binary frame arrived before the hello.',
		'This engine speaks protocol 1, and the first message must be a hello with it.',
		'A call \\',
	]);

	assert.deepEqual(await engine.call({type: 'done'}), {type: 'done'});
});
