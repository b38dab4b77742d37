import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createTurns} from '../../source/server/turns.ts';

test('one place serves one at a time', async () => {
	const turns = createTurns();
	const seen: string[] = [];
	const first = Promise.withResolvers<void>();
	const both = [
		turns.take('slot', async () => {
			seen.push('first comes');
			await first.promise;
			seen.push('first goes');
		}),
		turns.take('slot', async () => {
			seen.push('second comes');
		}),
	];
	await turns.take('other slot', async () => {
		seen.push('another place is free');
	});
	first.resolve();
	await Promise.all(both);
	assert.deepEqual(seen, ['first comes', 'another place is free', 'first goes', 'second comes']);
});

test('a failure gives the turn back', async () => {
	const turns = createTurns();
	await assert.rejects(turns.take('slot', async () => {
		throw new Error('It broke.');
	}), /It broke/v);
	assert.equal(await turns.take('slot', async () => 'mine'), 'mine');
});
