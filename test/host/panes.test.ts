import assert from 'node:assert/strict';
import {access, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {execa} from 'execa';
import {startFixture} from './host-fixture.ts';

/** The state letter that `ps` gives a process, or nothing when there is none. */
const stateOf = async (pid: number): Promise<string> => {
	const {stdout} = await execa('ps', ['-o', 'stat=', '-p', String(pid)], {reject: false});
	return stdout.trim().slice(0, 1);
};

const untilState = async (pid: number, isWanted: (state: string) => boolean): Promise<void> => {
	for (let tries = 0; tries < maxTries; tries++) {
		if (isWanted(await stateOf(pid))) {
			return;
		}

		await delay(20);
	}

	assert.fail(`process ${pid} stayed in state ${await stateOf(pid)}`);
};

/** Bound of such a wait, in tries: half a minute, for loaded machines. */
const maxTries = 1500;

test('a key starts only one program', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const spawn = {type: 'spawn', key: 'r1/auth:1', name: 'auth', command: ['cat'], cwd: '/', env: {PATH: '/usr/bin:/bin'}, columns: 80, rows: 24, remain: true} as const;
	const answers = await Promise.all([client.request(spawn), client.request(spawn)]);
	assert.deepEqual(answers.map(({pane, existed}) => [pane, existed]), [[1, false], [1, true]]);
	assert.equal(answers[1].panes![0]!.key, 'r1/auth:1');
	const {panes} = await client.request({type: 'list'});
	assert.equal(panes!.length, 1);
});

test('what cannot start is refused', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	await assert.rejects(client.open(['no-such-program']), /The program no-such-program was not found on the PATH/v);
	await assert.rejects(client.open(['/etc/passwd']), /may not be run/v);
	await assert.rejects(client.open(['cat'], {cwd: '/no/such/folder'}), /The folder \/no\/such\/folder does not exist/v);
	await assert.rejects(client.open([]), /"command" of a "spawn" request must be/v);
	await assert.rejects(client.open(['cat'], {columns: 100_000}), /"columns" of a "spawn" request must be/v);
	await assert.rejects(client.request({type: 'capture', pane: 99, history: false}), /There is no pane 99/v);
	const {panes} = await client.request({type: 'list'});
	assert.deepEqual(panes, []);
});

test('a retry goes on below', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['printf', String.raw`zeroth\nfirst\033[?1000h\033[?2004h\033[31m`]);
	await client.untilNews('pane-exited');
	await client.request({type: 'rename', pane, name: 'renamed'});
	assert.equal(await client.open(['echo', 'second'], {into: pane, key: 'second', name: 'again'}), pane);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => client.lines(pane)[2] === 'second');
	const {modes} = client.picture(pane)!;
	assert.deepEqual([client.lines(pane).slice(0, 2), modes.mouseTracking, modes.bracketedPaste], [['zeroth', 'first'], 0, false]);
	const {panes} = await client.request({type: 'list'});
	assert.deepEqual(panes!.map(({key, name}) => [key, name]), [['second', 'again']]);
});

test('a running program keeps its pane', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['cat']);
	await assert.rejects(client.open(['echo'], {into: pane}), /is still running/v);
});

test('a pane goes with its program', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['true'], {remain: false});
	const closed = await client.untilNews('pane-closed');
	assert.equal(closed.pane, pane);
	assert.deepEqual(client.news.map(({type}) => type), ['pane-opened', 'pane-exited', 'pane-closed']);
	const {panes} = await client.request({type: 'list'});
	assert.deepEqual(panes, []);
});

test('killing ends the whole session', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['bash', '-ic', 'set -m; sleep 1000 & echo $!; sleep 1000']);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => client.lines(pane).some(line => /^\d+$/v.test(line)));
	const job = Number(client.lines(pane).find(line => /^\d+$/v.test(line)));
	await client.request({type: 'kill', pane, remove: true});
	await untilState(job, state => state === '' || state === 'Z');
	assert.ok(client.news.some(news => news.type === 'pane-exited'));
	const {panes} = await client.request({type: 'list'});
	assert.deepEqual(panes, []);
});

test('a stubborn program is killed too', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', 'trap "" HUP TERM; echo ready; while :; do sleep 1; done']);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => client.lines(pane)[0] === 'ready');
	await client.request({type: 'kill', pane, remove: false});
	const {signal} = await client.untilNews('pane-exited');
	assert.equal(signal, 'SIGKILL');
});

test('a frozen program stands still', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['cat']);
	const {panes} = await client.request({type: 'list'});
	const {pid} = panes![0]!;
	await client.request({type: 'freeze', pane, frozen: true});
	await untilState(pid, state => state === 'T');
	await client.request({type: 'freeze', pane, frozen: false});
	await untilState(pid, state => state !== 'T');
	await client.request({type: 'freeze', pane, frozen: true});
	await client.request({type: 'kill', pane, remove: false});
	assert.ok(client.news.some(news => news.type === 'pane-exited'));
});

test('history is given in rows', async t => {
	const {connect} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['seq', '1000']);
	await client.untilNews('pane-exited');
	const {rows, total} = await client.request({type: 'history', pane, start: 10, end: 12});
	assert.equal(total, 977);
	assert.equal(rows!.length, 2);
	assert.deepEqual(rows!.map(({words}) => String.fromCodePoint(words[0]! & 0x7F, words[3]! & 0x7F)), ['11', '12']);
	const {lines} = await client.request({type: 'capture', pane, history: true});
	assert.deepEqual(lines!.slice(0, 1000), Array.from({length: 1000}, (_, index) => String(index + 1)));
});

test('a pane is recorded', async t => {
	const {connect, folder} = await startFixture(t);
	const client = await connect();
	const pane = await client.open(['sh', '-c', 'echo recörded']);
	await client.untilNews('pane-exited');
	await client.request({type: 'kill', pane, remove: true});
	const [file] = await readdir(path.join(folder, 'recordings'));
	const content = await readFile(path.join(folder, 'recordings', file!), 'utf8');
	const [header, ...events] = content.trim().split('\n').map(line => JSON.parse(line) as unknown);
	assert.deepEqual({...header as Record<string, unknown>, timestamp: 0}, {version: 2, width: 80, height: 24, timestamp: 0});
	assert.equal((events as Array<[number, string, string]>).map(([, code, data]) => code + data).join(''), 'orecörded\r\n');
});

test('shutting down ends everything', async t => {
	const {connect, socketPath, host} = await startFixture(t);
	const client = await connect();
	await client.open(['cat']);
	const {panes} = await client.request({type: 'list'});
	await client.request({type: 'shut-down'});
	await host.ended;
	await untilState(panes![0]!.pid, state => state === '');
	await assert.rejects(access(socketPath), {code: 'ENOENT'});
});
