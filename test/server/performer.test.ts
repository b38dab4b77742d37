import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Command} from '../../source/model/command.ts';
import type {Effect} from '../../source/model/effect.ts';
import {createPerformer} from '../../source/server/effects/performer.ts';

const wake = (key: string): Effect => ({type: 'wake-at', key, at: 0});

type Performance = {readonly key: string; readonly signal: AbortSignal; readonly end: (command?: Command) => void; readonly fail: (error: Error) => void};

/** A performer whose performances end when the test says so. */
const stage = () => {
	const performances: Performance[] = [];
	const reports: Command[] = [];
	const failures: string[] = [];
	const performer = createPerformer(async (effect, signal) => {
		const {promise, resolve, reject} = Promise.withResolvers<Command | undefined>();
		performances.push({key: effect.key, signal, end: resolve, fail: reject});
		return promise;
	}, command => {
		reports.push(command);
	}, (effect, error) => {
		failures.push(`${effect.key}: ${String(error)}`);
	});
	return {performer, performances, reports, failures};
};

const settled = async (): Promise<void> => new Promise(resolve => {
	setImmediate(resolve);
});

test('a key has one performance', async () => {
	const {performer, performances, reports} = stage();
	performer.perform(wake('a'));
	performer.perform(wake('a'));
	performer.perform(wake('b'));
	assert.deepEqual(performances.map(({key}) => key), ['a', 'b']);
	performances[0]!.end({type: 'tick'});
	await settled();
	assert.deepEqual(reports, [{type: 'tick'}]);
	performer.perform(wake('a'));
	assert.equal(performances.length, 3);
});

test('what is abandoned reports nothing', async () => {
	const {performer, performances, reports, failures} = stage();
	performer.perform(wake('a'));
	performer.perform(wake('b'));
	performer.abandon('a');
	performer.abandon('b');
	performer.abandon('never there');
	assert.deepEqual(performances.map(({signal}) => signal.aborted), [true, true]);
	performances[0]!.end({type: 'tick'});
	performances[1]!.fail(new Error('too late'));
	await settled();
	assert.deepEqual([reports, failures], [[], []]);
});

test('an abandoned end spares its successor', async () => {
	const {performer, performances} = stage();
	performer.perform(wake('a'));
	performer.abandon('a');
	performer.perform(wake('a'));
	performances[0]!.end();
	await settled();
	performer.perform(wake('a'));
	assert.equal(performances.length, 2);
	assert.equal(performances[1]!.signal.aborted, false);
});

test('a failure is told once', async () => {
	const {performer, performances, failures} = stage();
	performer.perform(wake('a'));
	performances[0]!.fail(new Error('no disk'));
	await settled();
	assert.deepEqual(failures, ['a: Error: no disk']);
});

test('closing waits for what is under way', async () => {
	const {performer, performances, reports} = stage();
	performer.perform(wake('a'));
	let isClosed = false;
	const closing = performer.close().then(() => {
		isClosed = true;
	});
	await settled();
	assert.deepEqual([performances[0]!.signal.aborted, isClosed], [true, false]);
	performances[0]!.end({type: 'tick'});
	await closing;
	assert.deepEqual(reports, []);
});
