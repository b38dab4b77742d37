import {check} from './check.ts';
import {sketchPlan} from './plans.ts';

const two = sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts#x']}});
const bothAtWork = [['made a', 'worktree-made a'], ['made b', 'worktree-made b']] as const;

check('a free claim is granted late', two, [
	...bothAtWork,
	['claim a ./c.ts', 'lock-granted a c.ts'],
	['claim a c.ts', ''],
	['claim a c.ts#inner', ''],
]);
check('a malformed claim is refused', two, [
	...bothAtWork,
	['claim a ../c.ts ! leaves the repository', ''],
]);
check('a second claim waits its turn', two, [
	...bothAtWork,
	['claim a b.ts#x.y ! held by `b`', 'claim-refused a b.ts#x.y; claim-queued a b.ts#x.y'],
	['claim a b.ts#x.y ! queued', ''],
	['claim a b.ts#z', 'lock-granted a b.ts#z'],
	['done b', 'task-submitted b; landing-started b'],
	['composed b base', 'landing-composed b; task-landed b; lock-granted a b.ts#x.y; message-queued a'],
	['started a', 'agent-started a'],
	['delivered a', 'message-delivered a'],
]);
check('a circle of waits is refused', two, [
	...bothAtWork,
	['claim a b.ts ! held by `b`', 'claim-refused a b.ts; claim-queued a b.ts'],
	['claim b a.ts ! waiting would never end', 'claim-refused b a.ts'],
	['claim b a.ts ! your claim is not queued', 'claim-refused b a.ts'],
]);
const three = sketchPlan({a: {owns: ['a']}, b: {owns: ['b']}, c: {owns: ['c']}}, {workers: 3});
const threeAtWork = [...bothAtWork, ['made c', 'worktree-made c']] as const;

check('a circle of three is refused', three, [
	...threeAtWork,
	['claim a b ! queued', 'claim-refused a b; claim-queued a b'],
	['claim b c ! queued', 'claim-refused b c; claim-queued b c'],
	['claim c a ! never end', 'claim-refused c a'],
]);
check('the younger of two gives way', two, [
	...bothAtWork,
	['claim b z.ts', 'lock-granted b z.ts'],
	['claim b a.ts ! queued', 'claim-refused b a.ts; claim-queued b a.ts'],
	['claim a b.ts#x ! gives way', 'attempt-failed b gave-way; claim-refused a b.ts#x; claim-queued a b.ts#x'],
	['lost b', 'agent-lost b'],
	['saved b', 'attempt-saved b; task-yielded b a.ts,z.ts; lock-granted a b.ts#x; message-queued a'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a base', 'landing-composed a; task-landed a; task-claimed b keep'],
	['made b', 'worktree-made b'],
	['claim b a.ts', ''],
	['done b', 'task-submitted b; landing-started b'],
]);
check('the youngest of three gives way', three, [
	...threeAtWork,
	['claim c a ! queued', 'claim-refused c a; claim-queued c a'],
	['claim b c ! queued', 'claim-refused b c; claim-queued b c'],
	['claim a b ! gives way', 'attempt-failed c gave-way; claim-refused a b; claim-queued a b'],
	['lost c', 'agent-lost c'],
	['saved c', 'attempt-saved c; task-yielded c a; lock-granted b c; message-queued b'],
]);
check('nobody overtakes a waiting claim', sketchPlan({a: {owns: ['a']}, b: {owns: ['b']}, c: {owns: ['c']}}, {workers: 3}), [
	...bothAtWork,
	['made c', 'worktree-made c'],
	['claim b a ! queued', 'claim-refused b a; claim-queued b a'],
	['claim c a/inner ! queued', 'claim-refused c a/inner; claim-queued c a/inner'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a base', 'landing-composed a; task-landed a; lock-granted b a; message-queued b'],
	['release b a', 'locks-released b a; lock-granted c a/inner; message-queued c'],
]);
check('a task done waits no longer', two, [
	...bothAtWork,
	['claim a b.ts ! queued', 'claim-refused a b.ts; claim-queued a b.ts'],
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['composed a base', 'landing-composed a; task-landed a; landing-started b'],
	['composed b base', 'landing-composed b; task-landed b; run-ended landed'],
]);
check('only late claims are released', two, [
	...bothAtWork,
	['release a a.ts ! by the plan', ''],
	['release a z.ts ! hold no claim', ''],
	['claim a z.ts', 'lock-granted a z.ts'],
	['release a z.ts', 'locks-released a z.ts'],
]);
check('declared claims are taken together', sketchPlan({a: {owns: ['x', 'y']}, b: {owns: ['y', 'z'], minutes: 1}, c: {owns: ['z']}}, {workers: 3}), [
	['made a', 'worktree-made a'],
	['made c', 'worktree-made c'],
	['made b', ''],
	['done c', 'task-submitted c; landing-started c'],
	['composed c base', 'landing-composed c; task-landed c'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a base', 'landing-composed a; task-landed a; task-claimed b'],
]);
check('the longest path starts first', sketchPlan({
	short: {owns: ['s'], minutes: 1},
	long: {owns: ['l'], minutes: 1},
	after: {owns: ['m'], minutes: 30, needs: ['long']},
}, {workers: 1}), [
	['made long', 'worktree-made long'],
	['done long', 'task-submitted long; task-claimed short; landing-started long'],
	['made short', 'worktree-made short'],
	['composed long base', 'landing-composed long; task-landed long'],
	['done short', 'task-submitted short; task-claimed after; landing-started short'],
]);
check('the most contended claim starts first', sketchPlan({
	calm: {owns: ['a']}, hot: {owns: ['b']}, other: {owns: ['b/c']},
}, {workers: 1}), [
	['made hot', 'worktree-made hot'],
]);
check('a watched free write is claimed', two, [
	...bothAtWork,
	['writes a a.ts c.ts', 'lock-granted a c.ts'],
	['writes a a.ts c.ts', ''],
]);
check('a watched unowned write is told once', two, [
	...bothAtWork,
	['writes a b.ts#x', 'write-unowned a b.ts#x; message-queued a'],
	['writes a b.ts#x', ''],
	['writes a b.ts#x b.ts#x.y', 'write-unowned a b.ts#x,b.ts#x.y; message-queued a'],
	['writes a a.ts', 'write-unowned a'],
	['writes a b.ts#x', 'write-unowned a b.ts#x; message-queued a'],
]);
check('imports go with any symbol claimed', two, [
	...bothAtWork,
	['writes b b.ts!imports b.ts#x.y', ''],
]);

const crowd = sketchPlan({
	a: {owns: ['x/1'], minutes: 30}, b: {owns: ['b'], minutes: 20}, c: {owns: ['c']}, late: {owns: ['x/3'], minutes: 1},
}, {workers: 3});
const crowdAtWork = [...bothAtWork, ['made c', 'worktree-made c'], ['claim b x ! held by `a`', 'claim-refused b x; claim-queued b x']] as const;

check('a new claim comes after waiting ones', crowd, [
	...crowdAtWork,
	['claim c x/2 ! goes to `b` first', 'claim-refused c x/2; claim-queued c x/2'],
]);
check('a new task comes after waiting claims', crowd, [
	...crowdAtWork,
	['done c', 'task-submitted c; landing-started c'],
	['composed c base', 'landing-composed c; task-landed c'],
	['release b x', 'locks-released b x; task-claimed late'],
]);
check('a landing may overtake waiting claims', crowd, [
	...crowdAtWork,
	['done c', 'task-submitted c; landing-started c'],
	['composed c c1 x/2', 'lock-granted c x/2; landing-composed c; verification-started c'],
]);
check('a written file doesn\'t overtake', crowd, [
	...crowdAtWork,
	['writes c x/2', 'write-unowned c x/2; message-queued c'],
]);

const manifest = sketchPlan({a: {owns: ['a.ts', 'package.json']}, b: {owns: ['b.ts', 'package.json']}});

check('engine-owned files keep nobody waiting', manifest, [
	['made a', 'worktree-made a'],
	['made b', 'worktree-made b'],
	['claim a CHANGELOG.md', ''],
	['writes a package.json#scripts.test CHANGELOG.md a.ts', ''],
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 package-lock.json package.json a.ts', 'landing-composed a; verification-started a'],
]);

const adjoining = sketchPlan({a: {owns: ['a.ts#f']}, b: {owns: ['a.ts#g.x'], minutes: 1}, c: {owns: ['a.ts#k'], minutes: 1}}, {
	workers: 3,
	neighbours: [['a.ts#g', 'a.ts#f'], ['a.ts#', 'a.ts#k']],
});

check('neighbours in a file count as one', adjoining, [
	['made a', 'worktree-made a'],
	['made c', 'worktree-made c'],
	['claim c a.ts#g ! held by `a`', 'claim-refused c a.ts#g; claim-queued c a.ts#g'],
	['release c a.ts#g', 'locks-released c a.ts#g'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts#f a.ts#f.y', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a c1', 'head-moved; task-landed a; task-claimed b'],
]);

check('a claim is free when what waited gives way', sketchPlan({a: {owns: ['a']}, b: {owns: ['b']}, c: {owns: ['c']}}, {workers: 3}), [
	...bothAtWork,
	['made c', 'worktree-made c'],
	['claim c a ! queued', 'claim-refused c a; claim-queued c a'],
	['claim b d/x', 'lock-granted b d/x'],
	['claim c d ! queued', 'claim-refused c d; claim-queued c d'],
	['claim a d/y', 'attempt-failed c gave-way; lock-granted a d/y'],
]);
