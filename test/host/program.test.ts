import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {startFixture} from './host-fixture.ts';

test('a program echoes what is typed', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['cat']);
	client.send({type: 'show', panes: [pane], focus: pane});
	client.type(pane, 'héllo wörld 日本\n');
	await client.until(() => client.lines(pane)[1] === 'héllo wörld 日本');
	assert.deepEqual(client.lines(pane).slice(0, 2), ['héllo wörld 日本', 'héllo wörld 日本']);
	assert.equal(client.picture(pane)!.cursor.y, 2);
});

test('an exit status follows the output', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', 'echo last words; exit 3']);
	const exited = await client.untilNews('pane-exited');
	assert.equal(exited.code, 3);
	assert.equal(exited.pane, pane);
	const {lines} = await client.request({type: 'capture', pane, history: false});
	assert.equal(lines![0], 'last words');
	const {panes} = await client.request({type: 'list'});
	assert.deepEqual(panes!.map(({exit}) => exit), [{code: 3}]);
});

test('a killing signal is named', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	await client.open(['sh', '-c', 'kill -9 $$']);
	const {code, signal} = await client.untilNews('pane-exited');
	assert.deepEqual({code, signal}, {code: 137, signal: 'SIGKILL'});
});

test('an exit does not wait for children', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', 'sleep 1000 & echo gone']);
	await client.untilNews('pane-exited');
	const {lines} = await client.request({type: 'capture', pane, history: false});
	assert.equal(lines![0], 'gone');
});

test('a flood arrives whole', async t => {
	const {connect, folder} = await startFixture(t);
	const client = await connect();
	const line = 'x'.repeat(99);
	const file = path.join(folder, 'flood');
	await writeFile(file, `${line}\n`.repeat(200_000) + 'the end\n');
	const pane = await client.open(['cat', file], {columns: 100});
	client.send({type: 'show', panes: [pane], focus: pane});
	await client.untilNews('pane-exited');
	await client.until(() => client.lines(pane)[22] === 'the end');
	const {lines} = await client.request({type: 'capture', pane, history: true});
	assert.ok(lines!.length > 10_000);
	assert.ok(lines!.slice(0, -2).every(text => text === line));
	assert.ok(client.frames < 1000, 'frames are states, not bytes');
});

test('a program without a reader stalls nobody', async t => {
	const {connect, folder} = await startFixture(t);
	const client = await connect();
	const deaf = await client.open(['sh', '-c', 'stty raw -echo; echo ready; until [ -e go ]; do sleep 0.05; done; head -c 1000000 | wc -c; exec sleep 1000']);
	const other = await client.open(['cat']);
	client.send({type: 'show', panes: [deaf, other], focus: deaf});
	await client.until(() => client.lines(deaf)[0] === 'ready');
	client.type(deaf, 'p'.repeat(1_000_000));
	client.type(other, 'still here\n');
	await client.until(() => client.lines(other)[1] === 'still here');
	await writeFile(path.join(folder, 'go'), '');
	await client.until(() => client.lines(deaf)[1] !== '');
	assert.equal(client.lines(deaf)[1]!.trim(), '1000000');
});

test('too much unread input is refused', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', 'stty raw -echo; echo ready; exec sleep 1000']);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => client.lines(pane)[0] === 'ready');
	const text = 'x'.repeat(9 * 1024 * 1024);
	await client.request({type: 'type', pane, text, paste: false, enter: false});
	await assert.rejects(client.request({type: 'type', pane, text, paste: false, enter: false}), /is not reading its input/v);
});

test('a new size reaches the program', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', 'trap "stty size" WINCH; echo ready; while :; do sleep 0.02; done']);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => client.lines(pane)[0] === 'ready');
	client.send({type: 'resize', pane, columns: 101, rows: 31});
	await client.until(() => client.lines(pane)[1] === '31 101');
	assert.equal(client.picture(pane)!.columns, 101);
});

test('a program knows its terminal', async t => {
	const {connect, folder} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', 'echo $TERM $COLORTERM $TERM_PROGRAM $TERM_PROGRAM_VERSION; pwd; tty | cut -c1-5']);
	await client.untilNews('pane-exited');
	const {lines} = await client.request({type: 'capture', pane, history: false});
	assert.deepEqual(lines!.slice(0, 3), ['xterm-256color truecolor jupiter-tui test', folder, '/dev/']);
});

test('a program gets its answers', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', String.raw`stty raw -echo; printf '\033[?u\033[c'; head -c 17 | od -An -c | tr -d ' \n'`]);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => (client.lines(pane)[0] ?? '').endsWith('c'));
	assert.equal(client.lines(pane)[0], '033[?0u033[?62;22;52c');
});

test('a pasted text is bracketed on request', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', String.raw`stty raw -echo; printf '\033[?2004hready'; head -c 20 | od -An -c | tr -d ' \n'`]);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => client.lines(pane)[0] === 'ready');
	await client.request({type: 'type', pane, text: 'one\ntwo', paste: true, enter: true});
	await client.until(() => client.lines(pane)[0] === String.raw`ready033[200~one\rtwo033[201~\r`);
	assert.equal(client.picture(pane)!.modes.bracketedPaste, true);
});

test('what a program tells arrives', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['printf', String.raw`\033]2;my title\007\033]7501;state=done\007`], {key: 'teller'});
	await client.untilNews('pane-exited');
	const signals = client.news.filter(news => news.type === 'pane-signal');
	assert.deepEqual(signals.map(({signal}) => signal), [{type: 'title', title: 'my title'}, {type: 'status', state: 'done'}]);
	assert.ok(signals.every(news => news.pane === pane && news.key === 'teller'));
});

test('endless ringing is thinned out', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	await client.open(['sh', '-c', String.raw`yes "$(printf '\007')" | head -n 100000`]);
	await client.untilNews('pane-exited');
	const bells = client.news.filter(news => news.type === 'pane-signal').length;
	assert.ok(bells > 0);
	assert.ok(bells < 1000, `${bells} bells`);
});
