import assert from 'node:assert/strict';
import test from 'node:test';
import type {Block} from './replay-blocks.ts';
import {replayForReal} from './replay-real.ts';
import {withGenerated} from './replay-repository.ts';

/** Six tasks: some share a line, a method, a class or a file, one builds on what another adds. */
const block: Block = {
	history: 'made-up',
	index: 1,
	minutes: [4, 4, 4, 4, 4, 4],
	pairs: [
		[0, 1, ['file', 'fileOwned', 'topSymbol', 'nestedSymbol', 'conflict']],
		[1, 2, ['file', 'fileOwned', 'topSymbol', 'nestedSymbol']],
		[2, 3, ['file', 'fileOwned', 'topSymbol']],
		[3, 4, ['file', 'fileOwned']],
		[0, 5, ['dependsOn']],
	],
};

const result = await withGenerated(block, async made => replayForReal(made, {workers: 3, verifyShare: 0.05, scale: 0.05}));

void test('a replayed history ends in its own tree', () => {
	assert.deepEqual(result.blocked, []);
	assert.equal(result.landed, 6);
	assert.deepEqual(result.differing, []);
});

void test('what locks keep apart never conflicts', () => {
	assert.equal(result.conflicts, 0);
	assert.equal(result.refusedWrites, 0);
});
