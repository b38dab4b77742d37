import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {connect as connectSocket} from 'node:net';
import {test} from 'node:test';
import {text} from 'node:stream/consumers';
import {encodeFrame, frameKinds} from '../../source/protocol/frames.ts';
import {startFixture} from './host-fixture.ts';

const fullScreen = String.raw`printf '\033[?1049h\033[?1003h\033[?1006h\033[?2004h\033[?1h\033[>5u\033[3 q\033[?25l\033[2;3Hfull screen'; exec sleep 1000`;

test('a later client sees the same', async t => {
	const {connect} = await startFixture(t);
	const first = await connect();
	const pane = await first.open(['sh', '-c', fullScreen]);
	first.send({type: 'show', panes: [pane]});
	await first.until(() => first.lines(pane)[1] === '  full screen');
	const second = await connect();
	assert.deepEqual(second.welcome.panes.map(info => info.pane), [pane]);
	second.send({type: 'show', panes: [pane]});
	await second.until(() => second.frames > 0);
	assert.deepEqual(second.lines(pane), first.lines(pane));
	const {modes, cursor} = second.picture(pane)!;
	assert.deepEqual(modes, {
		applicationCursor: true,
		applicationKeypad: false,
		bracketedPaste: true,
		focusEvents: false,
		mouseTracking: 1003,
		mouseEncoding: 1006,
		alternateScreen: true,
		kittyFlags: 5,
		modifyOtherKeys: 0,
	});
	assert.deepEqual([cursor.visible, cursor.style], [false, 3]);
});

test('two clients follow one program', async t => {
	const {connect} = await startFixture(t);
	const [first, second] = [await connect(), await connect()];
	const pane = await first.open(['cat']);
	first.send({type: 'show', panes: [pane], focus: pane});
	second.send({type: 'show', panes: [pane], focus: pane});
	first.type(pane, 'one\n');
	await second.until(() => second.lines(pane)[1] === 'one');
	second.send({type: 'resize', pane, columns: 60, rows: 10});
	second.type(pane, 'two\n');
	await first.until(() => first.lines(pane)[3] === 'two' && first.picture(pane)!.columns === 60);
	const {pane: info} = await first.untilNews('pane-changed');
	assert.deepEqual([info.columns, info.rows], [60, 10]);
});

test('a slow client gets the newest state', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['cat']);
	client.answersPictures = false;
	client.send({type: 'show', panes: [pane], focus: pane});
	await client.until(() => client.frames === 1);
	const other = await connect();
	other.send({type: 'show', panes: [pane]});
	for (let count = 1; count <= 5; count++) {
		client.type(pane, `${count}\n`);
		await other.until(() => other.lines(pane)[(count * 2) - 1] === String(count));
	}

	assert.equal(client.frames, 1);
	client.send({type: 'drawn'});
	await client.until(() => client.frames === 2);
	assert.deepEqual(client.lines(pane), other.lines(pane));
});

test('a hidden pane sends no pictures', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const [hidden, shown] = [await client.open(['sh', '-c', 'seq 100; exec sleep 1000']), await client.open(['cat'])];
	client.send({type: 'show', panes: [shown]});
	await client.until(() => client.frames === 1);
	const other = await connect();
	other.send({type: 'show', panes: [hidden]});
	await other.until(() => other.lines(hidden)[22] === '100');
	assert.equal(client.picture(hidden), undefined);
	client.send({type: 'show', panes: [hidden]});
	await client.until(() => client.lines(hidden)[22] === '100');
	client.type(shown, 'unseen\n');
	other.send({type: 'show', panes: [shown]});
	await other.until(() => other.lines(shown)[1] === 'unseen');
	assert.equal(client.lines(shown)[1], '');
});

test('an unfinished update is shown after all', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', String.raw`printf '\033[?2026hhalf'; exec sleep 1000`]);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => (client.lines(pane)[0] ?? '') !== '');
	assert.equal(client.lines(pane)[0], 'half');
});

test('the view is kept and shared', async t => {
	const {connect} = await startFixture(t);
	const [first, second] = [await connect(), await connect()];
	first.send({type: 'view', view: '{"focus":1}'});
	const {view} = await second.untilNews('view-changed');
	assert.equal(view, '{"focus":1}');
	const third = await connect();
	assert.equal(third.welcome.view, '{"focus":1}');
	assert.deepEqual(first.news, []);
});

test('everyone is asked to detach', async t => {
	const {connect} = await startFixture(t);
	const [first, second] = [await connect(), await connect()];
	await first.request({type: 'detach'});
	await Promise.all([first.untilNews('detach'), second.untilNews('detach')]);
	assert.deepEqual(first.news, [{type: 'detach'}]);
});

test('garbage ends only its own connection', async t => {
	const {connect, socketPath} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['cat']);
	client.send({type: 'show', panes: [pane]});
	const message = (json: string): Uint8Array => encodeFrame(frameKinds.message, Buffer.from(json));
	const hello = message('{"type":"hello","protocol":1,"role":"client","version":""}');
	const pieces = [
		Buffer.alloc(100, 0xFF),
		message('[]'),
		message('{"type":"resize","pane":1,"columns":1e9,"rows":-1}'),
		message('{"type":"__proto__"}'),
		encodeFrame(frameKinds.picture, Buffer.from('x')),
		encodeFrame(frameKinds.input, Buffer.from('x')),
	];
	const closings = await Promise.all([Buffer.from('GET / HTTP/1.1\r\n\r\n'), ...pieces.map(piece => Buffer.concat([hello, piece]))].map(async bytes => {
		const socket = connectSocket(socketPath);
		socket.write(bytes);
		return text(socket);
	}));
	assert.ok(closings.every(closing => closing.includes('"closing"')), JSON.stringify(closings));
	client.type(99, 'nowhere');
	client.send({type: 'resize', pane: 99, columns: 10, rows: 10});
	client.send({type: 'show', panes: [pane, 99, 98]});
	client.type(pane, 'alive\n');
	await client.until(() => client.lines(pane)[1] === 'alive');
});
