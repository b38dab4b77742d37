import {check} from './check.ts';
import {sketchPlan} from './plans.ts';

const two = sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts']}});

check('a question reaches one worker', two, [
	['made a', 'worktree-made a'],
	['made b', 'worktree-made b'],
	['ask a b which id', 'note-posted; message-queued b'],
	['ask a a who am I ! There is no other task', ''],
	['ask a nobody hello ! There is no other task', ''],
	[`ask a b ${'x'.repeat(5000)} ! Say it in`, ''],
	['started b', 'agent-started b'],
	['delivered b', 'message-delivered b'],
	['done b', 'task-submitted b; landing-started b'],
	['ask a b too late ! nobody there can answer', ''],
]);
