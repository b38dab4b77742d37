import {parsedClaim} from '../../claims/claim-cache.ts';
import {overlaps} from '../../claims/overlaps.ts';
import type {Claim, Plan} from '../../model/plan.ts';
import type {SessionState} from '../../model/session-state.ts';
import {openRuns} from '../find.ts';

/** Whether two tasks may not hold these claims at once: by some run's plan they overlap or lie next to each other. */
export function exclude(state: SessionState, a: Claim, b: Claim): boolean {
	return openRuns(state).some(({plan}) => excludeIn(plan, a, b));
}

/** Whether two tasks of a plan may not be at work with these claims at once. */
export function excludeIn(plan: Plan, a: Claim, b: Claim): boolean {
	return overlaps(a, b, plan.engineOwned) || areNeighbours(plan, a, b);
}

/** Only symbols of one file have neighbours; anything wider overlaps what it is next to. */
function areNeighbours(plan: Plan, a: Claim, b: Claim): boolean {
	if (plan.neighbours === undefined || plan.neighbours.length === 0) {
		return false;
	}

	const first = parsedClaim(a);
	const second = parsedClaim(b);
	return first.symbol !== undefined && second.symbol !== undefined && first.path === second.path
		&& (byPath(plan.neighbours).get(first.path) ?? []).some(([x, y]) => (overlaps(a, x) && overlaps(b, y)) || (overlaps(a, y) && overlaps(b, x)));
}

type Neighbours = NonNullable<Plan['neighbours']>;

/** Claims are compared at every step, and a plan may name many files. */
function byPath(neighbours: Neighbours): Map<string, Neighbours> {
	const known = pathsOf.get(neighbours) ?? Map.groupBy(neighbours, ([claim]) => parsedClaim(claim).path);
	pathsOf.set(neighbours, known);
	return known;
}

const pathsOf = new WeakMap<Neighbours, Map<string, Neighbours>>();
