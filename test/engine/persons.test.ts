import assert from 'node:assert/strict';
import test from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import {check} from './check.ts';
import {commandAgent, sketchPlan} from './plans.ts';
import {give, startScript} from './script.ts';

const one = sketchPlan({a: {owns: ['a.ts']}});
const chain = sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts'], needs: ['a']}});

check('a paused task lands when resumed', one, [
	['made a', 'worktree-made a'],
	['pause a', 'task-paused a'],
	['pause a', ''],
	['done a', 'task-submitted a'],
	['resume a', 'task-resumed a; landing-started a'],
]);
check('a paused task does not start', chain, [
	['pause b', 'task-paused b'],
	['made a', 'worktree-made a'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a base', 'landing-composed a; task-landed a'],
	['resume b', 'task-resumed b; task-claimed b'],
]);
check('a paused retry waits', one, [
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['pause a', 'task-paused a'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['+5000 tick', ''],
	['resume a', 'task-resumed a; retry-due a keep'],
]);
check('a cancelled task leaves its dependents stuck', chain, [
	['made a', 'worktree-made a'],
	['cancel a', 'task-cancelled a; run-ended blocked'],
	['cancel a ! is cancelled', ''],
	['retry a', 'run-reopened; task-reopened a'],
	['exit a 143', 'agent-exited a; task-claimed a keep'],
]);
check('a moving task is not cancelled', one, [
	['made a', 'worktree-made a'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['cancel a ! landing at this moment', ''],
	['cancel-run', 'run-cancelled'],
	['moved a c1', 'head-moved; task-landed a'],
]);
check('a cancelled run ends at once', chain, [
	['made a', 'worktree-made a'],
	['cancel-run', 'run-cancelled; task-cancelled a; task-cancelled b; run-ended cancelled'],
	['exit a 143', 'agent-exited a'],
	['cancel-run ! has ended', ''],
]);
check('a person restarts a task at work', one, [
	['made a', 'worktree-made a'],
	['retry a', 'task-reopened a'],
	['exit a 143', 'agent-exited a'],
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a keep'],
	['made a', 'worktree-made a'],
]);
check('a person shortens a back-off', one, [
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['retry a', 'retry-scheduled a; retry-due a keep'],
]);
check('only work done can land', chain, [
	['land b ! has not started', ''],
	['land z ! There is no task', ''],
	['made a', 'worktree-made a'],
	['land a', 'task-submitted a; task-hurried a; landing-started a'],
]);

void test('a second run on one branch is refused', () => {
	const script = startScript(one);
	give(script, {type: 'start-run', plan: one, base: 'base'});
	assert.equal(script.answer.ok, false);
	give(script, {type: 'start-run', plan: {...one, into: 'other'}, base: 'base'});
	assert.deepEqual(script.answer, {ok: true, text: 'r2'});
	assert.equal(script.state.currentRun, 'r2');
});

void test('runs share one table of locks', () => {
	const script = startScript(one);
	give(script, {type: 'start-run', plan: {...one, into: 'other'}, base: 'base'});
	assert.equal(script.state.runs.r2!.tasks.a!.phase, 'waiting');
	script.say('cancel-run');
	assert.equal(script.state.runs.r2!.tasks.a!.phase, 'preparing');
});

const wrong = [
	['no tasks', sketchPlan({})],
	['no workers', sketchPlan({a: {}}, {workers: 0})],
	['no verification slots', sketchPlan({a: {}}, {verifySlots: 0})],
	['no batch', sketchPlan({a: {}}, {batch: 0})],
	['an unknown need', sketchPlan({a: {needs: ['z']}})],
	['a circle', sketchPlan({a: {needs: ['b']}, b: {needs: ['a']}})],
	['a claim outside', sketchPlan({a: {owns: ['/etc']}})],
	['two of one id', {...one, tasks: [...one.tasks, ...one.tasks]}],
] as const;

for (const [what, plan] of wrong) {
	void test(`a plan with ${what} is refused`, () => {
		const script = startScript(plan);
		assert.equal(script.answer.ok, false);
		assert.deepEqual(script.state.runs, {});
	});
}

void test('only the latest launch is stopped', () => {
	const script = startScript(sketchPlan({a: {owns: ['a.ts'], agent: commandAgent}}));
	script.say('made a');
	script.say('cancel a');
	assert.deepEqual(outstanding(script.state), [{type: 'stop-agent', key: 'stop:r1/a:1', task: 'r1/a', launch: 1}]);
	script.say('exit a 0');
	assert.deepEqual(outstanding(script.state), []);
});
