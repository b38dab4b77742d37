import type {Claim} from '../model/plan.ts';
import {parsedClaim} from './claim-cache.ts';
import {needsNoLock, type EngineOwnedChoices} from './engine-owned.ts';
import type {ParsedClaim} from './parse-claim.ts';
import {patternsMeet} from './pattern.ts';
import {isWithinSymbol} from './symbol-name.ts';

/**
Returns whether two claims may not be held by two tasks at once: some path is in both and, when both name a symbol in it,
one symbol is or holds the other. Files that the engine owns, by `choices` and the usual table, keep nobody waiting. Throws when a claim isn't well-formed.
*/
export function overlaps(a: Claim, b: Claim, choices?: EngineOwnedChoices): boolean {
	const first = parsedClaim(a);
	const second = parsedClaim(b);
	if (needsNoLock(first, choices) || needsNoLock(second, choices)) {
		return false;
	}

	if (a === b) {
		return true;
	}

	if (first.symbol !== undefined && second.symbol !== undefined) {
		return first.path === second.path
			&& (isWithinSymbol(first.symbol, second.symbol) || isWithinSymbol(second.symbol, first.symbol));
	}

	return first.kind === 'glob' || second.kind === 'glob'
		? first.patterns.some(x => second.patterns.some(y => patternsMeet(x, y)))
		: isWithinPath(first, second) || isWithinPath(second, first);
}

// What the patterns would say too, at a hundredth of their cost: locks are compared at every step.
function isWithinPath(inner: ParsedClaim, outer: ParsedClaim): boolean {
	return inner.path === outer.path || outer.path === '' || (outer.kind !== 'symbol' && inner.path.startsWith(`${outer.path}/`));
}
