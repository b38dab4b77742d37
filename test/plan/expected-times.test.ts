import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {remainingPath} from '../../source/engine/schedule/critical-path.ts';
import type {Plan} from '../../source/model/plan.ts';
import {expectedTimes} from '../../source/plan/expected-times.ts';
import {anyPlan, planWith} from './plans.ts';

/** A test that a plan takes these minutes with 1, 2, 3, … workers; the last figure holds for all further ones. */
function check(plan: Plan, expected: readonly number[]): () => void {
	return () => {
		assert.deepEqual(expectedTimes(plan).map(({minutes}) => minutes), Array.from({length: 8}, (_, index) => expected[index] ?? expected.at(-1)));
	};
}

test('independent tasks share the workers', check(planWith([{id: 'a'}, {id: 'b'}, {id: 'c'}, {id: 'd'}]), [40, 20, 20, 10]));
test('a chain takes its length', check(planWith([{id: 'a'}, {id: 'b', needs: ['a']}, {id: 'c', needs: ['b']}]), [30]));
test('tasks with one claim take turns', check(planWith([{id: 'a', owns: ['x']}, {id: 'b', owns: ['x']}, {id: 'c'}]), [30, 20]));
test('the longest path goes first', check(planWith([{id: 'a'}, {id: 'b'}, {id: 'c', minutes: 5}, {id: 'd', minutes: 20, needs: ['c']}]), [45, 25]));

test('no schedule beats the bound', () => {
	fc.assert(fc.property(anyPlan, plan => {
		const work = plan.tasks.reduce((sum, task) => sum + task.minutes, 0);
		const longest = Math.max(...remainingPath(plan.tasks).values());
		const times = expectedTimes(plan);
		assert.deepEqual(times.filter(({workers, minutes}) => minutes < Math.max(work / workers, longest) || minutes > work), []);
		assert.equal(times[0]!.minutes, work);
	}), {seed: 20_261_120, numRuns: 300});
});
