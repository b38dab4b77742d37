import {covers} from '../../claims/covers.ts';
import {withoutNumbers} from '../../claims/symbol-name.ts';
import type {Claim} from '../../model/plan.ts';
import {rest, type Change} from '../../model/change.ts';

/**
Returns how deep a change goes for whoever relies on these claims, or nothing when it doesn't concern them.
Only a symbol's own name says that its interface matters; its rest, that nothing within it does. Who relies on whole files, or on all in a symbol (`Outer.*`), relies on what they do,
as nobody knows what in them mattered.
*/
export function depthFor(reads: readonly Claim[], change: Change): Change['depth'] | undefined {
	const reading = readingOf(reads);
	if (!reading.depths.has(change)) {
		reading.depths.set(change, compare(reading, change));
	}

	return reading.depths.get(change);
}

function compare({symbols, files, wider}: Reading, {symbol, depth, isApart, isInner}: Change): Change['depth'] | undefined {
	const plain = withoutNumbers(symbol);
	if (symbols.has(plain) || (isInner !== true && symbols.has(`${plain}.${rest}`))) {
		return depth;
	}

	const [path, name] = symbol.split('#', 2) as [string, string?];
	const isConcerned = (name === undefined ? !isApart && files.has(path) : outersOf(name).some(outer => symbols.has(`${path}#${outer}.*`)))
		|| wider.some(claim => covers(claim, {path, change: 'changed', ...(name !== undefined && {symbol: name})}));
	return isConcerned ? 'body' : undefined;
}

function outersOf(name: string): string[] {
	const segments = withoutNumbers(name).split('.');
	return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('.'));
}

type Reading = {
	readonly symbols: ReadonlySet<string>;
	/** Files that some of the symbols are in. */
	readonly files: ReadonlySet<string>;
	/** Claims on files, folders and globs. */
	readonly wider: readonly Claim[];
	/** What has been found out. */
	readonly depths: WeakMap<Change, Change['depth'] | undefined>;
};

/** A list of reads is compared with every change there is at every step, and both are seldom made anew. */
function readingOf(reads: readonly Claim[]): Reading {
	const known = readings.get(reads);
	if (known) {
		return known;
	}

	const symbols = reads.filter(claim => claim.includes('#'));
	const reading = {
		symbols: new Set(symbols.map(claim => withoutNumbers(claim))),
		files: new Set(symbols.map(claim => claim.slice(0, claim.indexOf('#')))),
		wider: reads.filter(claim => !claim.includes('#')),
		depths: new WeakMap<Change, Change['depth'] | undefined>(),
	};
	readings.set(reads, reading);
	return reading;
}

const readings = new WeakMap<readonly Claim[], Reading>();
