import type {Claim} from '../model/plan.ts';
import type {Write} from '../model/change.ts';
import {parsedClaim} from './claim-cache.ts';
import {nameOfWrite} from './name-of-write.ts';
import {patternsMeet} from './pattern.ts';
import {isWithinSymbol} from './symbol-name.ts';

/**
Returns whether holding a claim allows a write. A file's imports are allowed by any claim in that file:
whoever changes a symbol has to be able to import what it needs.
*/
export function covers(claim: Claim, write: Write): boolean {
	const {patterns, symbol} = parsedClaim(claim);
	const path = write.path.split('/');
	const name = nameOfWrite(write);
	return patterns.some(pattern => patternsMeet(pattern, path))
		&& (symbol === undefined || write.change === 'imports' || (name !== undefined && isWithinSymbol(name, symbol)));
}
