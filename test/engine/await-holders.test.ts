import assert from 'node:assert/strict';
import test from 'node:test';
import {whyWaiting} from '../../source/engine/why-waiting.ts';
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
