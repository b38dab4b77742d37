import assert from 'node:assert/strict';
import test from 'node:test';
import {whyWaiting} from '../../source/engine/schedule/why-waiting.ts';
import {check} from './check.ts';
import {sketchPlan} from './plans.ts';
import {startScript} from './script.ts';

const two = sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts#x']}});
const refused = [
	['made a', 'worktree-made a'],
	['made b', 'worktree-made b'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts b.ts#x.y', 'write-unowned a b.ts#x.y; claim-queued a b.ts#x.y; landing-waits a'],
] as const;

check('finished work waits for the holder', two, [
	...refused,
	['done b', 'task-submitted b; landing-started b'],
	['composed b base', 'landing-composed b; task-landed b; lock-granted a b.ts#x.y; landing-started a'],
	['composed a c2 a.ts b.ts#x.y', 'landing-composed a; verification-started a'],
]);
check('the holder\'s end lets it land too', two, [
	...refused,
	['cancel b', 'task-cancelled b; lock-granted a b.ts#x.y; landing-started a'],
]);
check('two never wait for each other', two, [
	...refused,
	['done b', 'task-submitted b; landing-started b'],
	// `b` is younger, and waiting for each other neither would land.
	['composed b c3 b.ts#x a.ts', 'write-unowned b a.ts; attempt-failed b not-owned'],
	['exit b', 'agent-exited b'],
	['saved b', 'attempt-saved b; retry-scheduled b'],
]);

test('a finished task says what it waits for', () => {
	const script = startScript(two);
	for (const [line] of refused) {
		script.say(line);
	}

	assert.deepEqual(whyWaiting(script.state, script.state.runs.r1!.tasks.a!), {kind: 'claims', text: 'Waits for `b`, holding `b.ts#x`.', on: ['r1/b']});
	assert.equal(script.state.runs.r1!.tasks.a!.attempt, 1);
});

test('a wait says who comes first', () => {
	const script = startScript(sketchPlan({a: {owns: ['x']}, b: {owns: ['y']}, c: {owns: ['z']}}, {workers: 3}));
	for (const line of ['made a', 'made b', 'made c', 'claim b x/1', 'claim c x/1', 'claim c y']) {
		script.say(line);
	}

	const {c} = script.state.runs.r1!.tasks;
	assert.equal(whyWaiting(script.state, c!)!.text, 'Waits for `a`, holding `x`, and for `b`, holding `y`.');
	script.say('release c y');
	assert.equal(whyWaiting(script.state, script.state.runs.r1!.tasks.c!)!.text, 'Waits for `a`, holding `x`, then for `b`, which asked before.');
});
