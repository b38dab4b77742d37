import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {isAtWork, takesSlot, tasksOf} from '../../source/engine/find.ts';
import {playOut} from '../../source/engine/schedule/play-out.ts';
import {sketchPlan} from './plans.ts';
import {startScript} from './script.ts';

/** Minutes of tasks that an order by length alone fits badly beside each other on eight places. */
const awkward = [12, 11, 11, 11, 10, 10, 10, 10, 9, 8, 8, 8, 7, 7, 6, 6, 6, 6, 5, 4, 4, 4, 4, 4];

const someMinutes = fc.array(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 16});

test('last tasks fit beside each other', () => {
	assert.equal(longestFirst(awkward, 8), 24);
	assert.equal(run(awkward, 8), 23);
});

test('looking ahead never costs time', () => {
	fc.assert(fc.property(someMinutes, fc.integer({min: 1, max: 5}), (minutes, workers) => {
		assert.ok(run(minutes, workers) <= longestFirst(minutes, workers));
	}), {seed: 20_264, numRuns: 60});
});

function longestFirst(minutes: readonly number[], places: number): number {
	const waiting = minutes.toSorted((a, b) => b - a).map((length, index) => ({id: `t${index}`, minutes: length, needs: [], rivals: []}));
	return playOut({places, atWork: [], waiting});
}

/** Lets the engine start tasks that take as long as expected; returns when the last one ends, in minutes. */
function run(minutes: readonly number[], workers: number): number {
	const tasks = minutes.map((length, index) => [`t${index}`, {owns: [`${index}.ts`], minutes: length}] as const);
	const script = startScript(sketchPlan(Object.fromEntries(tasks), {workers}));
	const beginning = script.now;
	const ends = new Map<string, number>();
	for (;;) {
		const placed = tasksOf(script.state.runs.r1!).filter(task => takesSlot(task));
		const started = placed.filter(task => !isAtWork(task));
		for (const {id, plan} of started) {
			ends.set(id, script.now + (plan.minutes * 60_000));
			script.say(`made ${id}`);
		}

		const next = placed.toSorted((a, b) => ends.get(a.id)! - ends.get(b.id)!)[0];
		if (next === undefined) {
			return (script.now - beginning) / 60_000;
		}

		script.now = ends.get(next.id)!;
		script.say(`exit ${next.id}`);
	}
}
