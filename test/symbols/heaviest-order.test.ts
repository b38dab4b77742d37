import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {findMoved} from '../../source/symbols/changes/heaviest-order.ts';

function check(positions: readonly number[], weights: readonly number[], moved: readonly number[]): () => void {
	return () => {
		assert.deepEqual([...findMoved(positions, weights)], moved);
	};
}

test('nothing at all stays in place', check([], [], []));
test('one order moves nothing', check([0, 1, 2], [1, 1, 1], []));
test('the lighter of two moves', check([1, 0], [1, 5], [0]));
test('places needn’t be contiguous', check([10, 30, 20], [1, 1, 5], [1]));

test('no heavier set could have stayed', () => {
	const permutations = fc.nat(7).chain(length => fc.tuple(
		fc.shuffledSubarray(Array.from({length}, (_, index) => index), {minLength: length, maxLength: length}),
		fc.array(fc.integer({min: 1, max: 9}), {minLength: length, maxLength: length}),
	));
	fc.assert(fc.property(permutations, ([positions, weights]) => {
		const moved = findMoved(positions, weights);
		const stayed = positions.keys().filter(index => !moved.has(index)).toArray();
		assert.ok(isRising(stayed.map(index => positions[index]!)));
		assert.equal(sum(stayed.map(index => weights[index]!)), heaviest(positions, weights));
	}), {seed: 20_261_120, numRuns: 500});
});

// Every subset is tried.
function heaviest(positions: readonly number[], weights: readonly number[]): number {
	let best = 0;
	for (let subset = 0; subset < 2 ** positions.length; subset++) {
		const chosen = positions.keys().filter(index => (subset >> index) % 2 === 1).toArray();
		if (isRising(chosen.map(index => positions[index]!))) {
			best = Math.max(best, sum(chosen.map(index => weights[index]!)));
		}
	}

	return best;
}

function isRising(numbers: readonly number[]): boolean {
	return numbers.every((number, index) => index === 0 || numbers[index - 1]! < number);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
