import {check} from './check.ts';
import {sketchPlan} from './plans.ts';

const one = sketchPlan({a: {owns: ['a.ts']}});
const handedIn = [['made a', 'worktree-made a'], ['exit a 0', 'agent-exited a; task-submitted a; landing-started a']] as const;
const asked = ['composed a c1 a.ts ?a.ts:TODO', 'attempt-failed a unfinished'] as const;

check('what looks unfinished is sent back', one, [
	...handedIn,
	asked,
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a keep'],
	['made a', 'worktree-made a'],
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['composed a c2 a.ts', 'landing-composed a; verification-started a'],
]);
check('nobody asks twice about a line', one, [
	...handedIn,
	asked,
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a keep'],
	['made a', 'worktree-made a'],
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['composed a c2 a.ts ?a.ts:TODO', 'landing-composed a; verification-started a'],
]);
check('another such line is asked about', one, [
	...handedIn,
	asked,
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a keep'],
	['made a', 'worktree-made a'],
	['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	['composed a c2 a.ts ?a.ts:TODO ?a.ts:FIXME', 'attempt-failed a unfinished'],
]);
check('a question takes no attempt', one, [
	...handedIn,
	...['one', 'two', 'three', 'four'].flatMap(line => [
		[`composed a ${line} a.ts ?a.ts:${line}`, 'attempt-failed a unfinished'],
		['saved a', 'attempt-saved a; retry-scheduled a; retry-due a keep'],
		['made a', 'worktree-made a'],
		['exit a 0', 'agent-exited a; task-submitted a; landing-started a'],
	] as const),
	['composed a base', 'landing-composed a; task-landed a; run-ended landed'],
]);
