import assert from 'node:assert/strict';
import test from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import {whyWaiting} from '../../source/engine/schedule/why-waiting.ts';
import {check} from './check.ts';
import {sketchPlan} from './plans.ts';
import {startScript} from './script.ts';

/** `next` will want the lock as soon as `first` has landed; `slow` would keep it for half an hour. */
const sharing = sketchPlan({
	first: {owns: ['first'], minutes: 50},
	gate: {owns: ['gate'], minutes: 1},
	next: {owns: ['shared'], needs: ['first'], minutes: 60},
	slow: {owns: ['shared/inner'], needs: ['gate'], minutes: 30},
}, {workers: 3});

check('a lock is left to who is pressing', sharing, [
	['made first', 'worktree-made first'],
	['made gate', 'worktree-made gate'],
	['done gate', 'task-submitted gate; landing-started gate'],
	['done first', 'task-submitted first'],
	['+1000 composed gate base', 'landing-composed gate; task-landed gate; landing-started first; start-held slow'],
	['composed first base', 'landing-composed first; task-landed first; task-claimed next'],
]);

/** One place is free while `first` lands; `next` will want it in a moment, `slow` would keep it for half an hour. */
const scarce = sketchPlan({
	first: {owns: ['first'], minutes: 50},
	next: {owns: ['next'], needs: ['first'], minutes: 60},
	slow: {owns: ['slow'], minutes: 30},
}, {workers: 1});

check('the last place is left to who is pressing', scarce, [
	['made first', 'worktree-made first'],
	['done first', 'task-submitted first; start-held slow; landing-started first'],
	['composed first base', 'landing-composed first; task-landed first; task-claimed next'],
]);
check('nobody is held back for long', scarce, [
	['made first', 'worktree-made first'],
	['done first', 'task-submitted first; start-held slow; landing-started first'],
	['+59999 tick', ''],
	['+1 tick', 'task-claimed slow'],
]);
check('a short task waits for nobody', sketchPlan({
	first: {owns: ['first'], minutes: 50}, next: {owns: ['next'], needs: ['first'], minutes: 60}, quick: {owns: ['quick'], minutes: 1},
}, {workers: 1}), [
	['made first', 'worktree-made first'],
	['done first', 'task-submitted first; task-claimed quick; landing-started first'],
]);

test('a held task says for whom', () => {
	const script = startScript(scarce);
	script.say('made first');
	script.say('done first');
	const {slow} = script.state.runs.r1!.tasks;
	assert.deepEqual(whyWaiting(script.state, slow!), {
		kind: 'hold', text: 'Lets `next` go first, which is more pressing and can start in a moment.', on: ['r1/next'], until: 61_000,
	});
	assert.ok(outstanding(script.state).some(({key}) => key === 'hold:r1/slow'));
});
