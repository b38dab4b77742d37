import assert from 'node:assert/strict';
import test from 'node:test';
import type {PaneActivity} from '../../source/protocol/host-wire.ts';
import {createActivityBook} from '../../source/server/panes/activity.ts';
import {knownAgent, sketchPlan} from '../engine/plans.ts';
import {startScript} from '../engine/script.ts';

/** One agent at work since second 10, looked at every ten seconds. */
const openBook = () => {
	const script = startScript(sketchPlan({a: {agent: knownAgent, owns: ['a.ts']}}));
	script.say('made a');
	script.say('started a');
	let now = 10_000;
	let pane: PaneActivity = {pane: 7, key: 'r1/a:1', lastOutputAt: 0, lastTypedAt: 0, cpuMs: 0, screenMark: 'first'};
	const book = createActivityBook(() => script.state, () => now);
	/** Ten seconds on, with what has changed of the pane; gives the seconds at which it last lived and got on, and the repeats. */
	const look = (seen: Partial<PaneActivity> = {}) => {
		now += 10_000;
		pane = {...pane, ...seen};
		const [command] = book.look([pane]);
		assert.strictEqual(command?.type, 'activity-seen');
		const {aliveAt, progressAt, repeats} = command.activity;
		return [aliveAt / 1000, progressAt / 1000, repeats];
	};

	book.look([pane]);
	return {book, look};
};

test('a quiet agent is seen quiet', () => {
	const {look} = openBook();
	assert.deepEqual([look(), look()], [[10, 10, 0], [10, 10, 0]]);
});

test('a long build lives without output', () => {
	const {look} = openBook();
	assert.deepEqual(look({cpuMs: 9000}), [20, 10, 0]);
	// The timers of a program that waits are no work.
	assert.deepEqual(look({cpuMs: 9100}), [20, 10, 0]);
});

test('output and calls are signs of life', () => {
	const {book, look} = openBook();
	assert.deepEqual(look({lastOutputAt: 19_000, screenMark: 'second'}), [19, 10, 0]);
	book.heard('r1/a', false);
	assert.deepEqual(look(), [20, 10, 1]);
	book.heard('r1/a', true);
	assert.deepEqual(look(), [30, 30, 0]);
});

test('only a new content is progress', () => {
	const {book, look} = openBook();
	const seen = ['one', 'two', 'one', 'two'].map(mark => {
		book.wrote('r1/a', mark);
		return look();
	});
	assert.deepEqual(seen, [[10, 10, 0], [20, 20, 0], [30, 20, 1], [40, 20, 2]]);
});

test('the same screen again is a repeat', () => {
	const {look} = openBook();
	const seen = ['a', 'b', 'a', 'b'].map((screenMark, index) => look({lastOutputAt: 15_000 + (index * 10_000), screenMark})[2]);
	assert.deepEqual(seen, [0, 0, 1, 2]);
});

test('a person typing is heard', () => {
	const {look} = openBook();
	assert.deepEqual(look({lastTypedAt: 18_000}), [18, 18, 0]);
});
