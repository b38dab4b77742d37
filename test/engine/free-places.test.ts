import {check} from './check.ts';
import {sketchPlan} from './plans.ts';

const onePlace = sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts']}}, {workers: 1});

check('whoever is waited for gets the place', onePlace, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed; task-claimed b'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['made b', 'worktree-made b'],
	['claim b a.ts ! held by `a`', 'claim-refused b a.ts; claim-queued b a.ts'],
	['+1000 tick', 'attempt-failed b gave-way; retry-due a keep'],
]);

check('whoever gets on keeps the place', onePlace, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['exit a 1', 'agent-exited a; attempt-failed a agent-failed; task-claimed b'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['made b', 'worktree-made b'],
	['+1000 tick', ''],
]);
