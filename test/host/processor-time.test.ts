import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import {processorTimes, readPsRow, timeOf} from '../../source/host/programs/processor-time.ts';
import {startFixture} from './host-fixture.ts';

test('a program counts with its descendants', () => {
	const rows = [
		{pid: 1, parent: 0, cpuMs: 1000},
		{pid: 20, parent: 1, session: 20, cpuMs: 5},
		{pid: 22, parent: 21, session: 20, cpuMs: 7},
		{pid: 21, parent: 20, session: 20, cpuMs: 11},
		// Its parent has ended, the session tells whose it is.
		{pid: 23, parent: 1, session: 20, cpuMs: 13},
		{pid: 30, parent: 1, session: 30, cpuMs: 100},
	];
	assert.equal(timeOf(20, rows), 36);
	assert.equal(timeOf(99, rows), 0);
});

for (const [line, expected] of [
	['  501   1   0:07.50', {pid: 501, parent: 1, cpuMs: 7500}],
	['502 501 1:02:03', {pid: 502, parent: 501, cpuMs: 3_723_000}],
	['503 501 2-00:00:01', {pid: 503, parent: 501, cpuMs: 172_801_000}],
	['', undefined],
	['PID PPID TIME', undefined],
] as const) {
	test(`ps says "${line.trim()}"`, () => {
		assert.deepEqual(readPsRow(line), expected);
	});
}

test('this process has used some time', async () => {
	const times = await processorTimes([process.pid]);
	assert.ok(times.get(process.pid)! > 0);
});

test('a host tells what panes do', async t => {
	const fixture = await startFixture(t);
	const client = await fixture.connect();
	const pane = await client.open(['sh', '-c', 'i=0; while test $i -lt 60000; do i=$((i+1)); done; echo ready; cat']);
	client.send({type: 'show', panes: [pane]});
	await client.until(() => client.lines(pane).includes('ready'));
	const before = (await client.request({type: 'activity'})).activity!.find(seen => seen.pane === pane)!;
	assert.ok(before.cpuMs > 0);
	assert.ok(before.lastOutputAt > 0);
	assert.equal(before.lastTypedAt, 0);
	client.type(pane, 'x');
	await client.until(() => client.lines(pane).includes('x'));
	const after = (await client.request({type: 'activity'})).activity!.find(seen => seen.pane === pane)!;
	assert.ok(after.lastTypedAt > 0);
	assert.notEqual(after.screenMark, before.screenMark);
});
