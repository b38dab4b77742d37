import assert from 'node:assert/strict';
import test from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import {check} from './check.ts';
import {sketchPlan} from './plans.ts';
import {give, startScript} from './script.ts';

const one = sketchPlan({a: {owns: ['a.ts']}});
const two = sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts'], needs: ['a']}, c: {owns: ['c.ts']}}, {workers: 1});

check('attempts are bounded, dependents wait', two, [
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed; task-claimed c'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['made c', 'worktree-made c'],
	['+1000 tick', ''],
	['exit c', 'agent-exited c; task-submitted c; retry-due a keep; landing-started c'],
	['made a', 'worktree-made a'],
	['composed c c1 c.ts', 'landing-composed c; verification-started c'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['verified c', 'landing-verified c; move-started c'],
	['moved c c1', 'head-moved; task-landed c'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['+1999 tick', ''],
	['+1 tick', 'retry-due a keep'],
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['followed', 'into-followed'],
	['saved a', 'attempt-saved a; task-blocked a; run-ended blocked'],
	['retry a', 'run-reopened; task-reopened a; task-claimed a keep'],
	['made a', 'worktree-made a'],
	['exit a', 'agent-exited a; task-submitted a; landing-started a'],
	['composed a c1', 'landing-composed a; task-landed a; task-claimed b'],
]);
check('an attempt is saved after its agent', one, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['done a', 'task-submitted a; landing-started a'],
	['red a conflict', 'landing-failed a conflict; attempt-failed a conflict'],
	['saved a', ''],
	['exit a 143', 'agent-exited a'],
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a'],
]);
check('a worktree that fails is made again', one, [
	['broken a make-worktree', 'attempt-failed a worktree-failed; attempt-saved a; retry-scheduled a'],
	['+1000 tick', 'retry-due a'],
	['made a', 'worktree-made a'],
]);
check('an agent that can\'t start fails', one, [
	['made a', 'worktree-made a'],
	['broken a start-agent', 'attempt-failed a worktree-failed'],
	['lost a', 'agent-lost a'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
]);
check('an unfit agent uses no attempt', one, [
	['made a', 'worktree-made a'],
	['broken a start-agent agent-unfit', 'attempt-failed a agent-unfit'],
	['lost a', 'agent-lost a'],
	['saved a', 'attempt-saved a; task-blocked a; run-ended blocked'],
	['retry a', 'run-reopened; task-reopened a; task-claimed a keep'],
]);
check('unsaved work is never tried again', one, [
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['broken a save-attempt', 'task-blocked a; run-ended blocked'],
	['retry a', 'run-reopened; task-reopened a; task-claimed a keep'],
]);
check('unsaved work outlives a conflict', one, [
	['made a', 'worktree-made a'],
	['exit a', 'agent-exited a; task-submitted a; landing-started a'],
	['red a conflict', 'landing-failed a conflict; attempt-failed a conflict'],
	['broken a save-attempt', 'task-blocked a; run-ended blocked'],
	['retry a', 'run-reopened; task-reopened a; task-claimed a keep'],
]);
check('a former launch\'s end changes nothing', one, [
	['made a', 'worktree-made a'],
	['lost a', 'agent-lost a'],
	['made a', 'worktree-made a'],
	['exit-of a 1 0', ''],
	['exit-of a 2 0', 'agent-exited a; task-submitted a; landing-started a'],
]);
check('a lost agent costs no attempt', one, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['lost a', 'agent-lost a'],
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['exit a', 'agent-exited a; task-submitted a; landing-started a'],
]);
check('an agent lost too often fails', one, [
	...Array.from({length: 5}, () => [['made a', 'worktree-made a'], ['lost a', 'agent-lost a']] as const).flat(),
	['made a', 'worktree-made a'],
	['lost a', 'agent-lost a; attempt-failed a agent-failed'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
]);
check('a blocked task gives its locks back', sketchPlan({a: {owns: ['x']}, b: {owns: ['x']}}), [
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['broken a save-attempt', 'task-blocked a; task-claimed b'],
]);

check('a comment reaches a worker at work', one, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['comment a Keep hello.', 'task-commented a; message-queued a'],
]);
check('a comment sends back what was handed in', one, [
	['made a', 'worktree-made a'],
	['exit a', 'agent-exited a; task-submitted a; landing-started a'],
	['comment a Keep hello.', 'task-commented a; attempt-failed a reviewed'],
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a keep'],
]);
check('a comment waits for a blocked task', one, [
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['broken a save-attempt', 'task-blocked a; run-ended blocked'],
	['comment a Keep hello.', 'task-commented a'],
]);
void test('comments cost no attempt and stay', () => {
	const script = startScript(one);
	for (const line of ['made a', 'exit a', 'comment a Keep hello.', 'saved a', 'made a', 'exit a', 'comment a And name it so.', 'saved a']) {
		script.say(line);
	}

	const {attempt, comments} = script.state.runs.r1!.tasks.a!;
	assert.equal(attempt, 1);
	assert.deepEqual(comments, ['Keep hello.', 'And name it so.']);
	give(script, {type: 'comment-task', task: 'r1/a', text: 'x'.repeat(4001)});
	assert.match(JSON.stringify(script.answer), /Say it in 4000/v);
});
check('a blocked task can be given up', sketchPlan({a: {owns: ['x']}, b: {owns: ['y'], needs: ['a']}}), [
	['made a', 'worktree-made a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['broken a save-attempt', 'task-blocked a; run-ended blocked'],
	['cancel a', 'task-cancelled a'],
	['retry a', 'run-reopened; task-reopened a; task-claimed a keep'],
]);

for (const {title, save, composed} of [
	{title: 'a retry sees what failed to land', save: 'saved a', composed: 'c1'},
	{title: 'a retry sees what could not be saved', save: 'broken a save-attempt', composed: undefined},
]) {
	void test(title, () => {
		const script = startScript(one);
		for (const line of ['made a', 'exit a', 'composed a c1 a.ts', 'red a', save, 'retry a']) {
			script.say(line);
		}

		const [effect] = outstanding(script.state);
		assert.strictEqual(effect?.type, 'make-worktree');
		assert.ok(effect.keep);
		assert.equal(effect.composed, composed);
	});
}
