import {parsedClaim} from '../claims/claim-cache.ts';
import {ownerOfRest} from '../claims/symbol-name.ts';
import {maxNewcomerPairs} from '../model/limits/planning.ts';
import type {Claim, Plan} from '../model/plan.ts';
import type {RepositoryLookup} from './absent-claims.ts';

/**
Pairs of claims of different tasks on symbols that aren't there yet and will stand in the same place: what is new goes to the end as a rule,
and git takes two additions at one end for a conflict. In a file that isn't there every place is the same.
*/
export function newcomers({tasks}: Plan, {paths, symbolsOf}: RepositoryLookup): Array<readonly [Claim, Claim]> {
	const known = new Set(paths);
	const places = new Map<string, Array<{readonly task: string; readonly claim: Claim}>>();
	for (const {id, owns} of tasks) {
		for (const claim of owns) {
			const place = placeOf(claim, known, symbolsOf);
			if (place !== undefined) {
				places.set(place, [...places.get(place) ?? [], {task: id, claim}]);
			}
		}
	}

	return places.values().flatMap(claims => pairsOf(claims)).take(maxNewcomerPairs).toArray();
}

/** The file, and the symbol within it, to which a claim will add; nothing where what it names is there. */
function placeOf(claim: Claim, known: ReadonlySet<string>, symbolsOf: RepositoryLookup['symbolsOf']): string | undefined {
	const {path, symbol} = parsedClaim(claim);
	if (symbol === undefined || ownerOfRest(symbol) !== undefined) {
		return undefined;
	}

	if (!known.has(path)) {
		return path;
	}

	const symbols = symbolsOf(path);
	return symbols === undefined || symbols.includes(symbol) ? undefined : `${path}#${symbol.slice(0, Math.max(0, symbol.lastIndexOf('.')))}`;
}

function * pairsOf(claims: ReadonlyArray<{readonly task: string; readonly claim: Claim}>): Generator<readonly [Claim, Claim]> {
	for (const [index, first] of claims.entries()) {
		for (const second of claims.slice(index + 1)) {
			if (first.task !== second.task) {
				yield [first.claim, second.claim];
			}
		}
	}
}
