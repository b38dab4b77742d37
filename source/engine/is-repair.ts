import {maxRepairs} from '../model/limits/failures.ts';
import type {Task} from '../model/task.ts';

/** Whether a task's next attempt only makes its work agree with what others changed, which costs none of the attempts it has. */
export function isRepair({failure, repairs = 0}: Task): boolean {
	return failure?.kind === 'interface-changed' && repairs <= maxRepairs;
}
