import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {actualBound, bound, efficiency} from '../../source/engine/schedule/bound.ts';
import {criticalPath, findCycle, remainingPath} from '../../source/engine/schedule/critical-path.ts';
import {whyWaiting} from '../../source/engine/schedule/why-waiting.ts';
import {sketchPlan} from './plans.ts';
import {randomPlan} from './random-plan.ts';
import {startScript} from './script.ts';

const task = (id: string, minutes: number, ...needs: string[]) => ({id, minutes, needs});

void test('the critical path is the longest chain', () => {
	const tasks = [task('a', 5), task('b', 1), task('c', 3, 'a', 'b'), task('d', 9, 'b'), task('e', 2, 'c')];
	assert.deepEqual(criticalPath(tasks), ['a', 'c', 'e']);
	const paths = remainingPath(tasks);
	assert.deepEqual(tasks.map(({id}) => paths.get(id)), [10, 10, 5, 9, 2]);
	assert.deepEqual(criticalPath([]), []);
});

void test('needs in any order are followed', () => {
	assert.deepEqual(criticalPath([task('c', 1, 'b'), task('b', 1, 'a'), task('a', 1)]), ['a', 'b', 'c']);
});

void test('a circle of needs is found', () => {
	assert.deepEqual(findCycle([task('a', 1, 'b'), task('b', 1, 'c'), task('c', 1, 'b'), task('d', 1)]), ['b', 'c', 'b']);
	assert.equal(findCycle([task('a', 1), task('b', 1, 'a')]), undefined);
	assert.deepEqual(findCycle([task('a', 1, 'a')]), ['a', 'a']);
});

void test('the bound is its largest part', () => {
	const tasks = {a: {minutes: 6}, b: {minutes: 4, needs: ['a']}, c: {minutes: 8}};
	assert.deepEqual(bound({plan: sketchPlan(tasks, {workers: 2})}), {work: 9, path: 10, longest: 8, bound: 10});
	assert.deepEqual(bound({plan: sketchPlan(tasks, {workers: 1})}), {work: 18, path: 10, longest: 8, bound: 18});
});

void test('the bound never exceeds all work', () => {
	fc.assert(fc.property(randomPlan, plan => {
		const {bound: least} = bound({plan});
		const total = plan.tasks.reduce((sum, {minutes}) => sum + minutes, 0);
		assert.ok(least <= total);
		assert.ok(least >= total / plan.workers);
	}), {seed: 20_263});
});

void test('efficiency compares with what tasks took', () => {
	const script = startScript(sketchPlan({a: {owns: ['a']}, b: {owns: ['b'], needs: ['a']}}));
	assert.equal(efficiency(script.state.runs.r1!), undefined);
	for (const id of ['a', 'b']) {
		script.say(`made ${id}`);
		script.now += 4000;
		script.say(`exit ${id}`);
		script.now += 1000;
		script.say(`composed ${id} base`);
	}

	const run = script.state.runs.r1!;
	assert.equal(run.outcome, 'landed');
	assert.deepEqual(actualBound(run), {work: 4000, path: 10_000, longest: 4000, bound: 10_000});
	assert.equal(efficiency(run), 1);
});

type Why = {
	readonly title: string;
	readonly lines?: readonly string[];
	readonly id: string;
	readonly expected: ReturnType<typeof whyWaiting>;
};

const four = () => startScript(sketchPlan({
	a: {owns: ['a']}, b: {owns: ['b'], needs: ['a']}, c: {owns: ['a/inner', 'a/other']}, d: {owns: ['d']}, e: {owns: ['e']},
}));

const reasons: readonly Why[] = [
	{
		title: 'a task at work waits for nothing',
		id: 'a',
		expected: undefined,
	},
	{
		title: 'a task says what it needs',
		id: 'b',
		expected: {kind: 'needs', text: 'Waits for `a` to land.', on: ['r1/a']},
	},
	{
		title: 'a task says who holds its claims',
		id: 'c',
		expected: {kind: 'claims', text: 'Waits for `a`, holding `a`.', on: ['r1/a']},
	},
	{
		title: 'a task says workers are busy',
		id: 'e',
		expected: {kind: 'slot', text: 'Waits for one of 2 workers to be free.', on: ['r1/a', 'r1/d']},
	},
	{
		title: 'a task says it is paused',
		lines: ['pause b'],
		id: 'b',
		expected: {kind: 'paused', text: 'Is paused.', on: []},
	},
	{
		title: 'a task says its need was cancelled',
		lines: ['cancel a'],
		id: 'b',
		expected: {kind: 'needs', text: 'Can\'t start: `a` is cancelled.', on: ['r1/a']},
	},
	{
		title: 'a task says whose landing comes first',
		lines: ['made a', 'done a', 'made d', 'done d'],
		id: 'd',
		expected: {kind: 'turn', text: 'Waits to land after `a`.', on: ['r1/a']},
	},
	{
		title: 'a task says what is unsettled',
		lines: ['made a', 'made d', 'decide a x 1', 'decide d x 2', 'done d'],
		id: 'd',
		expected: {kind: 'decision', text: 'Can\'t land before `x` is settled: `1` or `2`.', on: ['r1/a']},
	},
	{
		title: 'a worker says what its claim awaits',
		lines: ['made a', 'made d', 'claim d a/x'],
		id: 'd',
		expected: {kind: 'claims', text: 'Waits for `a`, holding `a`.', on: ['r1/a']},
	},
	{
		title: 'a failed task says it tries again',
		lines: ['made a', 'exit a 1', 'saved a'],
		id: 'a',
		expected: {kind: 'slot', text: 'Waits for one of 2 workers to be free.', on: ['r1/d', 'r1/e']},
	},
];

for (const {title, lines = [], id, expected} of reasons) {
	void test(title, () => {
		const script = four();
		for (const line of lines) {
			script.say(line);
		}

		assert.deepEqual(whyWaiting(script.state, script.state.runs.r1!.tasks[id]!), expected);
	});
}
