import assert from 'node:assert/strict';
import {appendFile, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {test, type TestContext} from 'node:test';
import type {UsageLog} from '../../../source/agents/usage-log.ts';
import {maxLogLineBytes, usageIntervalMs} from '../../../source/model/limits/usage.ts';
import type {Command} from '../../../source/model/command.ts';
import type {UsageReport} from '../../../source/model/usage.ts';
import {createUsageBook} from '../../../source/server/usage/usage-book.ts';
import {withReset} from '../../../source/server/usage/with-reset.ts';

const a = {task: 'r1/a', launch: 1} as const;

const sums: UsageLog = {
	pathIn: () => undefined,
	read() {
		let outputTokens = 0;
		return line => {
			outputTokens += Number(line);
			return {usage: {meter: 'sum', counts: 'total', outputTokens}};
		};
	},
};

const openBook = (t: TestContext) => {
	const told: Array<readonly [launch: number, report: UsageReport]> = [];
	const book = createUsageBook(({launch}, report) => {
		told.push([launch, report]);
	});
	t.after(book.close);
	return {book, told};
};

const logFile = async (t: TestContext): Promise<string> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jl-'));
	t.after(async () => rm(folder, {recursive: true, force: true}));
	return path.join(folder, 'log.jsonl');
};

test('many reports become one', t => {
	t.mock.timers.enable({apis: ['setTimeout']});
	const {book, told} = openBook(t);
	for (const dollars of [0.1, 0.2, 0.3]) {
		book.see(a, {usage: {meter: 'm', counts: 'total', dollars}});
		book.see(a, {usage: {meter: 's', counts: 'step', inputTokens: 5, dollars: 0}});
	}

	assert.equal(told.length, 0);
	t.mock.timers.tick(usageIntervalMs);
	assert.deepEqual(told, [[1, {meter: 'm', counts: 'total', dollars: 0.3}], [1, {meter: 's', counts: 'step', inputTokens: 15, dollars: 0}]]);
});

test('a new launch leaves none untold', t => {
	const {book, told} = openBook(t);
	book.see(a, {usage: {meter: 'm', counts: 'total', dollars: 1}});
	book.see({...a, launch: 2}, {exhausted: 0});
	assert.deepEqual(told, [[1, {meter: 'm', counts: 'total', dollars: 1}]]);
});

test('a log is read on where it ended', async t => {
	const {book, told} = openBook(t);
	const file = await logFile(t);
	book.follow(a, sums, file);
	await book.settle(a.task);
	assert.equal(told.length, 0);
	await appendFile(file, '1\n2\n3');
	await book.settle(a.task);
	await appendFile(file, '0\n4\n');
	await book.settle(a.task);
	assert.deepEqual(told.map(([, {outputTokens}]) => outputTokens), [3, 37]);
});

test('a line too long is left out', async t => {
	const {book, told} = openBook(t);
	const file = await logFile(t);
	await appendFile(file, `1\n${'9'.repeat(maxLogLineBytes + 10)}\n2\n`);
	book.follow(a, sums, file);
	await book.settle(a.task);
	assert.deepEqual(told.map(([, {outputTokens}]) => outputTokens), [3]);
});

test('a folder in place of a log tells nothing', async t => {
	const {book, told} = openBook(t);
	book.follow(a, sums, tmpdir());
	book.see(a, {usage: {meter: 'm', counts: 'total', dollars: 1}});
	await book.settle(a.task);
	assert.deepEqual(told.map(([, {meter}]) => meter), ['m']);
});

test('a failure without allowance is a limit', async t => {
	const {book} = openBook(t);
	let told: Command[] = [];
	const report = withReset(command => {
		told.push(command);
	}, book, () => 1000);
	const failed = {type: 'agent-status', ...a, status: 'failed', message: 'no more'} as const;
	const reported = async (command: Command) => {
		told = [];
		report(command);
		// Its log is read first.
		await setImmediate();
		return told;
	};

	assert.deepEqual(await reported(failed), [failed]);
	book.see(a, {exhausted: 5000});
	assert.deepEqual(await reported({...failed, status: 'working'}), [{...failed, status: 'working'}]);
	assert.deepEqual(await reported(failed), [{type: 'agent-limited', ...a, until: 5000, message: 'no more'}]);
	book.see(a, {exhausted: 0});
	assert.deepEqual(await reported(failed), [failed]);
	book.see(a, {refusal: 'Quota exceeded.'});
	assert.deepEqual(await reported(failed), [{...failed, status: 'limited', message: 'Quota exceeded.'}]);
	book.see(a, {refusal: ''});
	assert.deepEqual(await reported(failed), [failed]);
});
