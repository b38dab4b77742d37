import type {Claim} from '../model/plan.ts';
import {parsedClaim} from './claim-cache.ts';
import {withoutNumbers} from './symbol-name.ts';

/** Where something new is put: in a symbol, or in the file where `owner` is empty; right after one of its members, or before all of them. */
export type Place = {readonly owner: string; readonly after?: string};

/**
Returns what a claim calls a place: `AuthService.(after login)`, `(first)`. It behaves as one more member, so that two tasks that put something new
in one place meet, as they do in git. No symbol is called so, as names lose their parentheses.
*/
export function nameOfPlace({owner, after}: Place): string {
	const name = after?.slice(after.lastIndexOf('.') + 1);
	return withOwner(owner, name === undefined ? '(first)' : `(after ${withoutNumbers(name)})`);
}

/** Returns the place that a name means, with the address of what it is after; nothing for any other name. */
export function placeOf(name: string): Place | undefined {
	const found = /^(?:(?<owner>.*)\.)?\((?:first|after (?<after>[^().]+))\)$/.exec(name);
	if (!found) {
		return undefined;
	}

	const {owner = '', after} = found.groups!;
	return {owner, ...after !== undefined && {after: withOwner(owner, after.trim())}};
}

/** Returns the place that a claim known to be well-formed means; nothing for any other claim. */
export function placeOfClaim(claim: Claim): Place | undefined {
	return placeOf(parsedClaim(claim).symbol ?? '');
}

function withOwner(owner: string, member: string): string {
	return owner === '' ? member : `${owner}.${member}`;
}
