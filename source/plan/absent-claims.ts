import {parsedClaim} from '../claims/claim-cache.ts';
import {covers} from '../claims/covers.ts';
import {nameOfPlace, placeOf} from '../claims/place.ts';
import {isWithinSymbol, ownerOf, ownerOfRest} from '../claims/symbol-name.ts';
import {rest} from '../model/change.ts';
import type {Claim, Plan} from '../model/plan.ts';
import {isSlip, likelyPath} from './likely-path.ts';
import {nearest} from './nearest.ts';

/** What is known of the repository that a plan is for. */
export type RepositoryLookup = {
	/** Every tracked path. */
	readonly paths: readonly string[];
	/** Addresses of a file's symbols; nothing for a file that has no index. */
	readonly symbolsOf: (path: string) => readonly string[] | undefined;
};

/** The claims of a plan on what isn't there yet, and which its tasks therefore make. */
export function absentClaims(plan: Plan, repository: RepositoryLookup): Claim[] {
	return [...new Set(plan.tasks.flatMap(({owns}) => owns))].filter(claim => isAbsent(claim, repository));
}

/** Whether nothing in the repository is what a claim names. A symbol in a file that has no index is taken to be there. */
export function isAbsent(claim: Claim, {paths, symbolsOf}: RepositoryLookup): boolean {
	const {symbol, path} = parsedClaim(claim);
	return symbol === undefined
		? paths.every(tracked => !covers(claim, {path: tracked, change: 'changed'}))
		: !paths.includes(path) || lacks(symbolsOf(path), knownPartOf(symbol));
}

/** What has to be there for a claim to mean something that is: a rest's symbol, and what a place is beside. */
function knownPartOf(symbol: string): string {
	const place = placeOf(symbol);
	return place ? place.after ?? place.owner : ownerOfRest(symbol) ?? symbol;
}

function lacks(known: readonly string[] | undefined, symbol: string): boolean {
	return symbol !== '' && (known?.every(address => !isWithinSymbol(address, symbol)) ?? false);
}

/** What is there that an absent claim most likely means, if it looks mistyped. */
export function likelyClaim(claim: Claim, {paths, symbolsOf}: RepositoryLookup): Claim | undefined {
	const {symbol, path, kind} = parsedClaim(claim);
	if (symbol !== undefined && paths.includes(path)) {
		const meant = likelySymbol(knownPartOf(symbol), symbolsOf(path) ?? []);
		return meant === undefined ? undefined : `${path}#${likelyName(symbol, meant)}`;
	}

	if (kind === 'directory' || kind === 'glob') {
		return undefined;
	}

	const meant = likelyPath(path, paths);
	return meant === undefined || symbol === undefined ? meant : `${meant}#${symbol}`;
}

function likelyName(symbol: string, meant: string): string {
	const place = placeOf(symbol);
	if (place) {
		return nameOfPlace(place.after === undefined ? {owner: meant} : {owner: ownerOf(meant), after: meant});
	}

	return ownerOfRest(symbol) === undefined ? meant : `${meant}.${rest}`;
}

// `login` for `AuthService.login`: the name alone, where only one symbol has it.
function likelySymbol(symbol: string, known: readonly string[]): string | undefined {
	const endings = known.filter(address => address.endsWith(`.${symbol}`));
	return endings.length === 1 ? endings[0] : nearest(symbol, known.filter(address => isSlip(symbol, address)));
}
