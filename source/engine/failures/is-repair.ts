import {maxRepairs} from '../../model/limits/failures.ts';
import type {FailureKind} from '../../model/failure.ts';
import type {Task} from '../../model/task.ts';

/** Whether a task's next attempt only looks at its work again, which costs none of the attempts it has. */
export function isRepair({failure, repairs = 0}: Task): boolean {
	// A person may ask as often as they look.
	return failure !== undefined && (failure.kind === 'reviewed' || (repairKinds.has(failure.kind) && repairs <= maxRepairs));
}

/** Failures that ask for a look: others landed an interface that the work relies on, or the same lines or keys as it writes; or it seems unfinished. */
export const repairKinds: ReadonlySet<FailureKind> = new Set(['interface-changed', 'conflict', 'unfinished']);
