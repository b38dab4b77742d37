import type {Claim} from '../model/plan.ts';
import type {Write} from '../model/change.ts';
import {covers} from './covers.ts';
import {parseClaim} from './parse-claim.ts';
import {nameOfWrite} from './name-of-write.ts';

/** Returns the smallest well-formed claim that allows a write: its symbol where it has one that can be claimed, else its file. */
export function claimFor(write: Write): Claim {
	const name = nameOfWrite(write);
	if (name !== undefined) {
		const claim = parseClaim(`${write.path}#${name}`);
		if (typeof claim !== 'string' && covers(claim.text, write)) {
			return claim.text;
		}
	}

	return claimForPath(write.path);
}

function claimForPath(path: string): Claim {
	const claim = parseClaim(path);
	return typeof claim !== 'string' && claim.kind === 'path' && claim.path === path
		? claim.text
		// A name may hold characters that mean something in a claim; `?` stands for each of them.
		: path.replaceAll(/[\s\p{Control}#*?\\{}~]/gu, '?');
}
