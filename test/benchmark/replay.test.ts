import assert from 'node:assert/strict';
import test from 'node:test';
import type {Block} from './replay-blocks.ts';
import {measureGraphs} from './replay-graphs.ts';
import {replayArms} from './replay-histories.ts';
import {scheduleLocks} from './replay-locks.ts';

/** Four tasks of ten minutes: two share a file and conflict in git, two share a file in different symbols. */
const block: Block = {
	history: 'made-up',
	index: 1,
	minutes: [10, 10, 10, 10],
	pairs: [[0, 1, ['file', 'topSymbol', 'nestedSymbol', 'conflict']], [2, 3, ['file', 'topSymbol']]],
};

const shares = new Map(replayArms(block, 4, 0).map(({arm, share, conflicts}) => [arm, {share: Math.round(share * 100), conflicts}]));

void test('one after another takes all the time', () => {
	assert.deepEqual(shares.get('sequential'), {share: 100, conflicts: 0});
});

void test('what conflicts is done again without locks', () => {
	assert.deepEqual(shares.get('naive worktrees'), {share: 50, conflicts: 1});
});

void test('locks keep git from conflicts', () => {
	assert.deepEqual(shares.get('file locks'), {share: 50, conflicts: 0});
	assert.deepEqual(shares.get('nested symbols'), shares.get('oracle'));
});

void test('verification counts on both sides', () => {
	const results = new Map(replayArms(block, 4, 0.5).map(result => [result.arm, result]));
	assert.equal(results.get('sequential')!.share, 1);
	// The second of the two that conflict starts when the first has landed.
	assert.equal(results.get('nested symbols')!.makespan, 10 + 5 + 10 + 5);
});

void test('no schedule is beyond Graham\'s bound', () => {
	const late = measureGraphs().filter(({makespan, graham, bound}) => makespan > graham + 0.01 || makespan < bound - 0.01);
	assert.deepEqual(late, []);
});

void test('late claims end in no deadlock', () => {
	const {deadlocks, yields, mostYields} = scheduleLocks(100);
	assert.equal(deadlocks, 0);
	assert.ok(yields > 0);
	assert.ok(mostYields <= 2);
});
