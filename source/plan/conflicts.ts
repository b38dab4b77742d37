import {parsedClaim} from '../claims/claim-cache.ts';
import {overlaps} from '../claims/overlaps.ts';
import {excludeIn} from '../engine/locks/exclude.ts';
import type {Claim, Plan, PlanTask} from '../model/plan.ts';

/** Two tasks, in the plan's order, that want to write the same thing, or things that touch, while neither needs the other: one will wait for the other's lock. */
export type Conflict = {
	readonly first: string;
	readonly second: string;
	/** What both write, by the narrower of the two claims; or where they only touch, both claims. */
	readonly claims: readonly Claim[];
	/** Whether nothing is written by both, but what they write is so close that git would take it for a conflict. */
	readonly isTouching: boolean;
};

/** Finds the pairs of tasks that locks will keep apart. */
export function findConflicts(plan: Plan): Conflict[] {
	const before = ancestors(plan.tasks);
	const isOverlap = remembering((a, b) => overlaps(a, b, plan.engineOwned));
	const isExcluded = remembering((a, b) => excludeIn(plan, a, b));
	const isOrdered = (a: string, b: string) => before.get(a)!.has(b) || before.get(b)!.has(a);
	return plan.tasks.flatMap((first, index) => plan.tasks.slice(index + 1)
		.filter(second => !isOrdered(first.id, second.id))
		.map(second => {
			const claims = commonClaims(first.owns, second.owns, isOverlap);
			const isTouching = claims.length === 0;
			return {first: first.id, second: second.id, claims: isTouching ? touchingClaims(first.owns, second.owns, isExcluded) : claims, isTouching};
		})
		.filter(({claims}) => claims.length > 0));
}

/** All tasks that each task waits for, directly or through others. Needs must be acyclic. */
export function ancestors(tasks: readonly PlanTask[]): ReadonlyMap<string, ReadonlySet<string>> {
	const byId = new Map(tasks.map(task => [task.id, task]));
	const found = new Map<string, Set<string>>();
	const visit = (id: string): Set<string> => {
		const known = found.get(id);
		if (known) {
			return known;
		}

		const all = new Set<string>();
		found.set(id, all);
		for (const need of byId.get(id)?.needs ?? []) {
			all.add(need);
			for (const further of visit(need)) {
				all.add(further);
			}
		}

		return all;
	};

	for (const {id} of tasks) {
		visit(id);
	}

	return found;
}

/** The claims of two lists that overlap, each pair by its narrower claim. */
export function commonClaims(a: readonly Claim[], b: readonly Claim[], isOverlap: (a: Claim, b: Claim) => boolean = overlaps): Claim[] {
	const common = a.flatMap(x => b.filter(y => isOverlap(x, y)).map(y => narrower(x, y)));
	return [...new Set(common)];
}

function narrower(a: Claim, b: Claim): Claim {
	const rank = (claim: Claim) => (claim.includes('#') ? 2 : Number(!/[*?{]/.test(claim)));
	return rank(b) > rank(a) || (rank(a) === rank(b) && b.length > a.length) ? b : a;
}

function touchingClaims(a: readonly Claim[], b: readonly Claim[], isExcluded: (a: Claim, b: Claim) => boolean): Claim[] {
	return [...new Set(a.flatMap(x => b.flatMap(y => isExcluded(x, y) ? [x, y] : [])))];
}

// Plans repeat their claims, and comparing globs is the slow part; the rest is quicker compared than remembered.
function remembering(compare: (a: Claim, b: Claim) => boolean): (a: Claim, b: Claim) => boolean {
	const known = new Map<string, boolean>();
	return (a, b) => {
		if (parsedClaim(a).kind !== 'glob' && parsedClaim(b).kind !== 'glob') {
			return compare(a, b);
		}

		const key = `${a}\n${b}`;
		const isAnswer = known.get(key) ?? compare(a, b);
		known.set(key, isAnswer);
		return isAnswer;
	};
}
