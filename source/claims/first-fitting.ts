import {maxParsedClaims} from '../model/limits/symbols.ts';
import {parseClaim} from './parse-claim.ts';
import {patternsMeet} from './pattern.ts';

/** Returns the value of the first glob that fits a path, without regard to case. Globs that aren't well-formed fit nothing. */
export function firstFitting<Value>(choices: Readonly<Record<string, Value>>, path: string): Value | undefined {
	const segments = path.toLowerCase().split('/');
	return Object.entries(choices).find(([glob]) => patternsOf(glob).some(pattern => patternsMeet(pattern, segments)))?.[1];
}

function patternsOf(glob: string): ReadonlyArray<readonly string[]> {
	const known = parsed.get(glob);
	if (known) {
		return known;
	}

	if (parsed.size >= maxParsedClaims) {
		parsed.clear();
	}

	const claim = parseClaim(glob.toLowerCase());
	const patterns = typeof claim === 'string' ? [] : claim.patterns;
	parsed.set(glob, patterns);
	return patterns;
}

const parsed = new Map<string, ReadonlyArray<readonly string[]>>();
