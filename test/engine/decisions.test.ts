import {check} from './check.ts';
import {sketchPlan} from './plans.ts';

const two = sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts'], reads: ['a.ts#x']}}, {decisions: {'user.id': 'uuid'}});
const bothAtWork = [['made a', 'worktree-made a'], ['made b', 'worktree-made b']] as const;

check('the first value wins', two, [
	...bothAtWork,
	['decide a colour red', 'decision-made colour=red'],
	['decide b colour red', ''],
	['decide b user.id uuid', ''],
]);
check('a second value blocks both landings', two, [
	...bothAtWork,
	['decide a colour red', 'decision-made colour=red'],
	['decide b colour blue ! `a` decided', 'decision-collided colour=blue; message-queued a'],
	['decide b colour blue ! `a` decided', ''],
	['done a', 'task-submitted a'],
	['done b', 'task-submitted b'],
	['settle colour blue', 'decision-settled colour=blue; message-queued a; message-queued b; landing-started a'],
]);
check('whoever collided can come round', two, [
	...bothAtWork,
	['decide b user.id number ! the plan decided', 'decision-collided user.id=number'],
	['done a', 'task-submitted a; landing-started a'],
	['decide b user.id uuid', 'decision-settled user.id=uuid'],
	['composed a base', 'landing-composed a; task-landed a'],
	['done b', 'task-submitted b; landing-started b'],
]);
check('a cancelled collider blocks nobody', two, [
	...bothAtWork,
	['decide a colour red', 'decision-made colour=red'],
	['decide b colour blue ! a person settles', 'decision-collided colour=blue; message-queued a'],
	['done a', 'task-submitted a'],
	['cancel b', 'task-cancelled b; landing-started a'],
]);
check('a third value blocks its landing too', sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts']}, c: {owns: ['c.ts']}}, {workers: 3}), [
	...bothAtWork,
	['made c', 'worktree-made c'],
	['decide a colour red', 'decision-made colour=red'],
	['decide b colour blue ! `a` decided', 'decision-collided colour=blue; message-queued a'],
	['decide c colour green ! `a` decided', 'decision-collided colour=green; message-queued a'],
	['done c', 'task-submitted c'],
	['decide b colour red', 'decision-settled colour=red'],
	['done b', 'task-submitted b; landing-started b'],
	['done a', 'task-submitted a'],
	['composed b base', 'landing-composed b; task-landed b'],
	['settle colour red', 'decision-settled colour=red; message-queued a; message-queued c; landing-started c'],
]);
check('whoever decided can give in', two, [
	...bothAtWork,
	['decide a colour red', 'decision-made colour=red'],
	['decide b colour blue ! `a` decided', 'decision-collided colour=blue; message-queued a'],
	['decide a colour blue', 'decision-settled colour=blue; message-queued b'],
	['done b', 'task-submitted b; landing-started b'],
]);
check('a person\'s word settles', two, [
	...bothAtWork,
	['decide a colour red', 'decision-made colour=red'],
	['user-decides colour blue', 'decision-settled colour=blue; message-queued a'],
	['user-decides size big', 'decision-made size=big'],
	['settle shape round ! Nothing has been decided', ''],
]);
check('a change is told its readers', two, [
	...bothAtWork,
	['publish a a.ts#x function x(): void', 'interface-published a; message-queued b'],
	['publish a a.ts#y function y(): void', 'interface-published a'],
	['publish b a.ts#x function x(): void ! held by `a`', ''],
]);
check('a note goes to the bus', two, [
	['note a hello there', 'note-posted'],
]);
