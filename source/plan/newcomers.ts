import {parsedClaim} from '../claims/claim-cache.ts';
import {placeOfClaim, type Place} from '../claims/place.ts';
import {ownerOf, ownerOfRest, withoutNumbers} from '../claims/symbol-name.ts';
import {rest} from '../model/change.ts';
import {maxNewcomerPairs} from '../model/limits/planning.ts';
import type {Claim, Plan, PlanTask} from '../model/plan.ts';
import type {RepositoryLookup} from './absent-claims.ts';

/**
Pairs of claims of different tasks that git would take for a conflict because of what isn't there yet. A claim on a place touches what
stands right above it and below. What is new and has no place goes to the end as a rule; in a file that isn't there every place is the same.
*/
export function newcomers({tasks}: Plan, lookup: RepositoryLookup): Array<readonly [Claim, Claim]> {
	const known = new Set(lookup.paths);
	const additions = tasks.flatMap(task => additionsOf(task, known, lookup.symbolsOf));
	const ending = Map.groupBy(additions.filter(({end}) => end !== undefined), ({end}) => end);
	const touching = additions.values().flatMap(({claim, beside}) => beside.map((member): readonly [Claim, Claim] => [claim, member]));
	return [...touching.take(maxNewcomerPairs), ...ending.values().flatMap(claims => pairsOf(claims)).take(maxNewcomerPairs)];
}

/** A claim by which a task adds something. */
type Addition = {
	readonly task: string;
	readonly claim: Claim;
	/** What stands on either side of a place. */
	readonly beside: readonly Claim[];
	/** The file or symbol whose end it may go to. */
	readonly end?: string;
};

function additionsOf({id, owns}: PlanTask, known: ReadonlySet<string>, symbolsOf: RepositoryLookup['symbolsOf']): Addition[] {
	const placed = new Set(owns.flatMap(claim => ownerOfPlace(claim) ?? []));
	return owns.flatMap((claim): Addition[] => {
		const {path, symbol} = parsedClaim(claim);
		if (symbol === undefined || ownerOfRest(symbol) !== undefined) {
			return [];
		}

		if (!known.has(path)) {
			return [{task: id, claim, beside: [], end: path}];
		}

		const symbols = symbolsOf(path);
		const place = placeOfClaim(claim);
		if (place && symbols) {
			return [{task: id, claim, ...besidePlace(path, place, symbols)}];
		}

		const end = `${path}#${ownerOf(symbol)}`;
		return symbols === undefined || symbols.includes(symbol) || placed.has(end) ? [] : [{task: id, claim, beside: [], end}];
	});
}

function ownerOfPlace(claim: Claim): string | undefined {
	const place = placeOfClaim(claim);
	return place && `${parsedClaim(claim).path}#${place.owner}`;
}

function besidePlace(path: string, {owner, after}: Place, symbols: readonly string[]): Pick<Addition, 'beside' | 'end'> {
	const members = symbols.filter(address => ownerOf(address) === owner);
	const before = after === undefined ? -1 : members.findLastIndex(address => withoutNumbers(address) === withoutNumbers(after));
	// Behind what is itself still to be made there may be the end.
	const isKnown = after === undefined || before !== -1;
	const next = isKnown ? members[before + 1] : undefined;
	return {
		beside: [...after === undefined ? [] : lastPartsOf(after, symbols), ...next === undefined ? [] : [firstPartOf(next, symbols)]].map(part => `${path}#${part}`),
		...next === undefined && {end: `${path}#${owner}`},
	};
}

/** What may be on a member's last line: the end of its own text, and its last member's. */
function lastPartsOf(address: string, symbols: readonly string[]): string[] {
	const last = symbols.findLast(symbol => ownerOf(symbol) === address);
	return last === undefined ? [address] : [`${address}.${rest}`, ...lastPartsOf(last, symbols)];
}

function firstPartOf(address: string, symbols: readonly string[]): string {
	return symbols.some(symbol => ownerOf(symbol) === address) ? `${address}.${rest}` : address;
}

function * pairsOf(claims: readonly Addition[]): Generator<readonly [Claim, Claim]> {
	for (const [index, first] of claims.entries()) {
		for (const second of claims.slice(index + 1)) {
			if (first.task !== second.task) {
				yield [first.claim, second.claim];
			}
		}
	}
}
