import type {Claim} from '../../model/plan.ts';
import type {Task} from '../../model/task.ts';

/** Returns the claims that a task takes when it starts: those of its plan, and those it is known to want since it gave way. */
export function wantedClaims({plan, late = []}: Task): Claim[] {
	return [...new Set([...plan.owns, ...late])];
}
