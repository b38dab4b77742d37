import {check} from './check.ts';
import {knownAgent, sketchPlan} from './plans.ts';

const one = sketchPlan({a: {owns: ['a.ts']}});
const {verify, ...unverified} = one;
const atWork = [['made a', 'worktree-made a'], ['started a', 'agent-started a']] as const;

check('a task lands step by step', one, [
	...atWork,
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a c1', 'head-moved; task-landed a'],
	['followed', 'into-followed; run-ended landed'],
]);
check('without verify commands a landing moves on', unverified, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; landing-verified a; move-started a'],
]);
check('a task that changed nothing lands', one, [
	...atWork,
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['composed a base', 'landing-composed a; task-landed a; run-ended landed'],
]);
check('done is said once', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['done a', ''],
	['exit a 0', 'agent-exited a'],
]);
check('done may precede the start\'s report', one, [
	['made a', 'worktree-made a'],
	['done a', 'task-submitted a; landing-started a'],
	['started a', 'agent-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
]);
check('an exit may precede the start\'s report', one, [
	['made a', 'worktree-made a'],
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['started a', ''],
]);
check('a known agent says done itself', sketchPlan({a: {owns: ['a.ts'], agent: knownAgent}}), [
	...atWork,
	['exit a 0', 'agent-exited a; attempt-failed a agent-failed'],
]);
check('landings keep the order of submission', sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts']}}), [
	['made a', 'worktree-made a'],
	['made b', 'worktree-made b'],
	['done b', 'task-submitted b; landing-started b'],
	['done a', 'task-submitted a'],
	['composed b c1 b.ts', 'landing-composed b; verification-started b; landing-started a'],
	['composed a c2 a.ts', 'landing-composed a'],
	['verified b', 'landing-verified b; move-started b; verification-started a'],
	['moved b c1', 'head-moved; task-landed b'],
]);
check('a person lets one land first', sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts']}, c: {owns: ['c.ts']}}, {workers: 3}), [
	['made a', 'worktree-made a'],
	['made b', 'worktree-made b'],
	['made c', 'worktree-made c'],
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['land c', 'task-submitted c; task-hurried c; landings-withdrawn a; landing-started c'],
	['composed a base', ''],
	['composed c c1 c.ts', 'landing-composed c; verification-started c; landing-started a'],
]);
check('a moved head composes it again', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['refused a other', 'landings-withdrawn a; head-moved; landing-started a'],
	['composed a c2 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a c2', 'head-moved; task-landed a'],
]);
check('a head already moved counts as landed', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['refused a c1', 'head-moved; task-landed a'],
]);
check('adopted commits compose it again', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['adopted base user', 'head-adopted; landings-withdrawn a; landing-started a'],
	['adopted base other', ''],
	['verified a', ''],
	['composed a c2 a.ts', 'landing-composed a; verification-started a'],
]);
check('an undeclared free write is claimed late', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts b.ts!imports b.ts#x', 'lock-granted a b.ts#x; landing-composed a; verification-started a'],
]);
check('a red verify returns the task', one, [
	...atWork,
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['red a', 'landing-failed a verify-failed; attempt-failed a verify-failed'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['+999 tick', ''],
	['+1 tick', 'retry-due a keep'],
	['made a', 'worktree-made a'],
]);
check('a conflict begins anew', one, [
	...atWork,
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['red a conflict', 'landing-failed a conflict; attempt-failed a conflict'],
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a'],
]);
check('an unperformed verification is tried again', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['broken a verify-landing', 'landing-hindered a verifying'],
	['verified a', ''],
	['+999 tick', ''],
	['+1 tick', 'verification-started a'],
	['broken a verify-landing', 'landing-hindered a verifying'],
	['+1999 tick', ''],
	['land a', 'task-hurried a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a c1', 'head-moved; task-landed a'],
]);
check('an uncomposed landing is tried again', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['broken a compose-landing', 'landing-hindered a composing'],
	['+999 tick', ''],
	['+1 tick', 'landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
]);
check('a branch that can\'t be moved is tried again', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['broken a move-head', 'landing-hindered a moving'],
	['+999 tick', ''],
	['+1 tick', 'move-started a'],
	['refused a base', 'landing-hindered a moving'],
	['+1999 tick', ''],
	['+1 tick', 'move-started a'],
	['moved a c1', 'head-moved; task-landed a'],
]);
check('a person\'s commits end that trouble', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['broken a move-head', 'landing-hindered a moving'],
	['adopted base other', 'head-adopted; landings-withdrawn a; landing-started a'],
	['composed a c2 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
]);
check('a branch that waits is asked again', one, [
	...atWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a c1', 'head-moved; task-landed a'],
	['behind', 'into-waits; run-ended landed'],
	['follow-run', 'follow-asked'],
	['behind', 'into-waits'],
	['engine 2', 'engine-started'],
	['followed', 'into-followed'],
	['follow-run', ''],
]);
