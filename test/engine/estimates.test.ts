import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {expectedRemainingMs} from '../../source/engine/schedule/expected-end.ts';
import {expectedMinutes, learn} from '../../source/engine/schedule/estimates.ts';
import {outlookOf} from '../../source/engine/schedule/outlook.ts';
import type {Paces} from '../../source/model/pace.ts';
import type {Task} from '../../source/model/task.ts';
import {knownAgent, sketchPlan} from './plans.ts';
import {startScript} from './script.ts';

const plan = sketchPlan({a: {minutes: 10}, small: {minutes: 2}, other: {minutes: 10, agent: knownAgent}});
const [medium, small, other] = plan.tasks;

/** A task that took so many minutes of the ten expected. */
const done = (minutes: number, changes: Partial<Task> = {}): Task =>
	({...startScript(plan).state.runs.r1!.tasks.a!, attempt: 1, startedAt: 1000, submittedAt: 1000 + (minutes * 60_000), ...changes});

const after = (...minutes: readonly number[]): Paces => minutes.map(count => done(count)).reduce<Paces>((paces, task) => learn(paces, task), {});

test('without experience the plan is right', () => {
	assert.equal(expectedMinutes({}, medium!), 10);
});

test('one task corrects a little', () => {
	const minutes = expectedMinutes(after(20), medium!);
	assert.ok(minutes > 10.5, `${minutes}`);
	assert.ok(minutes < 15, `${minutes}`);
});

test('many tasks correct nearly all', () => {
	const paces = after(...Array.from({length: 30}, () => 20));
	const minutes = expectedMinutes(paces, medium!);
	assert.ok(Math.abs(minutes - 20) < 1, `${minutes}`);
});

test('a change of habit is noticed', () => {
	const paces = after(...Array.from({length: 60}, () => 40), ...Array.from({length: 90}, () => 10));
	assert.ok(expectedMinutes(paces, medium!) < 12);
	assert.equal(paces['command/medium']!.count, 30);
});

test('other sizes learn less, other agents nothing', () => {
	const paces = after(20, 20, 20, 20);
	assert.ok(expectedMinutes(paces, small!) / 2 < expectedMinutes(paces, medium!) / 10);
	assert.ok(expectedMinutes(paces, small!) > 2);
	assert.equal(expectedMinutes(paces, other!), 10);
});

test('what failed or waited teaches nothing', () => {
	assert.deepEqual([{attempt: 2}, {pauses: 1}, {submittedAt: 1000}].map(changes => learn({}, done(20, changes))), [{}, {}, {}]);
});

test('no experience leads far astray', () => {
	const someMinutes = fc.double({min: 0.001, max: 100_000, noNaN: true});
	fc.assert(fc.property(fc.array(someMinutes, {maxLength: 50}), minutes => {
		const expected = expectedMinutes(after(...minutes), medium!);
		assert.ok(expected > 10 / 20);
		assert.ok(expected < 10 * 20);
	}), {seed: 20_265});
});

test('landed tasks teach the session', () => {
	const script = startScript(sketchPlan({a: {owns: ['a'], minutes: 10}, b: {owns: ['b'], minutes: 10, needs: ['a']}}));
	assert.equal(expectedRemainingMs(script.state.paces, script.state.runs.r1!, script.now), 20 * 60_000);
	script.say('made a');
	script.now += 5 * 60_000;
	script.say('exit a');
	script.say('composed a base');
	assert.equal(script.state.paces['command/medium']!.count, 1);
	const remaining = expectedRemainingMs(script.state.paces, script.state.runs.r1!, script.now)!;
	assert.ok(remaining < 10 * 60_000);
	assert.ok(remaining > 7 * 60_000);
});

test('an outlook tells bound, end and waits', () => {
	const script = startScript(sketchPlan({a: {owns: ['a'], minutes: 10}, b: {owns: ['b'], minutes: 10, needs: ['a']}}));
	const {runs, waiting} = outlookOf(script.state, script.now);
	const [run] = runs;
	assert.deepEqual([run!.run, run!.planned.bound, run!.remainingMs, run!.efficiency], ['r1', 20, 20 * 60_000, undefined]);
	assert.deepEqual(waiting, {'r1/b': {kind: 'needs', text: 'Waits for `a` to land.', on: ['r1/a']}});
});
