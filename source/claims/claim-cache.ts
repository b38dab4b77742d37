import assert from 'node:assert/strict';
import {maxParsedClaims} from '../model/limits/symbols.ts';
import type {Claim} from '../model/plan.ts';
import {parseClaim, type ParsedClaim} from './parse-claim.ts';

/** Returns a claim already known to be well-formed, parsed once: locks are compared far more often than made. */
export function parsedClaim(claim: Claim): ParsedClaim {
	const known = parsed.get(claim);
	if (known) {
		return known;
	}

	const fresh = parseClaim(claim);
	if (typeof fresh === 'string') {
		assert.fail(`A claim was used before it was checked. ${fresh}`);
	}

	if (parsed.size >= maxParsedClaims) {
		parsed.clear();
	}

	parsed.set(claim, fresh);
	return fresh;
}

const parsed = new Map<Claim, ParsedClaim>();
