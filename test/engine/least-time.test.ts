import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {leastTime, type TimedTask} from '../../source/engine/schedule/least-time.ts';

const task = (id: string, work: number, needs: readonly string[] = [], lag = 0): TimedTask => ({id, work, needs, lag});

const cases: ReadonlyArray<readonly [title: string, tasks: readonly TimedTask[], workers: number, least: number]> = [
	['nothing takes no time', [], 2, 0],
	['work is shared', [task('a', 4), task('b', 4), task('c', 4)], 3, 4],
	['more tasks than workers meet', [task('a', 4), task('b', 4), task('c', 4)], 2, 8],
	['a hub comes before all', [task('hub', 5), ...['a', 'b', 'c', 'd'].map(id => task(id, 3, ['hub']))], 2, 11],
	['diamonds add up', [task('a', 1), task('b', 4, ['a']), task('c', 4, ['a']), task('d', 4, ['a']), task('e', 1, ['b', 'c', 'd']), task('f', 4, ['e']), task('g', 4, ['e']), task('h', 4, ['e'])], 2, 18],
	['a landing takes no worker', [task('a', 3, [], 10), task('b', 3)], 1, 13],
	['a landing holds who needs it', [task('a', 3, [], 2), task('b', 3, ['a'])], 5, 8],
	['needs elsewhere do not count', [task('a', 3, ['gone'])], 1, 3],
];

for (const [title, tasks, workers, least] of cases) {
	test(title, () => {
		assert.equal(leastTime(tasks, workers), least);
	});
}

const someNeeds = fc.array(fc.nat({max: 5}), {maxLength: 3});
const someSketch = fc.record({work: fc.integer({min: 1, max: 9}), lag: fc.nat({max: 3}), needs: someNeeds});
const someTasks = fc.array(someSketch, {minLength: 1, maxLength: 6})
	.map(sketches => sketches.map(({work, lag, needs}, index) => task(`t${index}`, work, [...new Set(needs.filter(need => need < index))].map(need => `t${need}`), lag)));

test('the best schedule is never below it', () => {
	let reached = 0;
	fc.assert(fc.property(someTasks, fc.integer({min: 1, max: 3}), (tasks, workers) => {
		const least = leastTime(tasks, workers);
		const best = bestTime(tasks, workers);
		assert.ok(least <= best + 1e-9, `${least} is more than ${best}`);
		reached += Number(least > best - 1e-9);
	}), {seed: 20_264, numRuns: 300});
	// A bound that is seldom reached says little.
	assert.ok(reached > 240, `only ${reached} of 300 were reached`);
});

/** Tries every order: one of them gives the shortest schedule there is. */
function bestTime(tasks: readonly TimedTask[], workers: number): number {
	return Math.min(...permutations(tasks).map(order => timeOf(order, workers)));
}

function timeOf(order: readonly TimedTask[], workers: number): number {
	const ends = new Map<string, number>();
	const free = Array.from({length: workers}, () => 0);
	for (const {id, needs, work, lag} of order) {
		if (needs.some(need => !ends.has(need))) {
			return Infinity;
		}

		free.sort((a, b) => a - b);
		const start = Math.max(free[0]!, ...needs.map(need => ends.get(need)!));
		free[0] = start + work;
		ends.set(id, start + work + lag);
	}

	return Math.max(...ends.values());
}

function permutations<T>(items: readonly T[]): T[][] {
	return items.length === 0 ? [[]] : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map(rest => [item, ...rest]));
}
