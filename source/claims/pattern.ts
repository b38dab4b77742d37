/** A path pattern cut at its slashes: `**` stands for any number of segments, `*` and `?` for characters in one. */
export type Pattern = readonly string[];

/** Returns whether some path matches both patterns. A path itself is a pattern without wildcards. */
export function patternsMeet(a: Pattern, b: Pattern): boolean {
	return sequencesMeet(a, b, {
		isMany: segment => segment === '**',
		meet: segmentsMeet,
	});
}

/** Writes out a glob's choices: `src/{a,b}.ts` becomes `src/a.ts` and `src/b.ts`, at most `limit` of them. */
export function expandChoices(glob: string, limit: number): string[] | undefined {
	const expanded: string[] = [];
	const pending = [glob];
	while (pending.length > 0) {
		const next = pending.shift()!;
		const choice = /\{(?<options>[^{}]*)\}/.exec(next);
		if (choice) {
			const before = next.slice(0, choice.index);
			const after = next.slice(choice.index + choice[0].length);
			pending.push(...choice.groups!.options!.split(',').map(option => `${before}${option}${after}`));
		} else {
			expanded.push(next);
		}

		if (expanded.length + pending.length > limit) {
			return undefined;
		}
	}

	return expanded;
}

function segmentsMeet(a: string, b: string): boolean {
	return a === b || a === '*' || b === '*' || ((hasWildcard(a) || hasWildcard(b)) && sequencesMeet([...a], [...b], {
		isMany: character => character === '*',
		meet: (x, y) => x === y || x === '?' || y === '?',
	}));
}

function hasWildcard(segment: string): boolean {
	return segment.includes('*') || segment.includes('?');
}

type Rules = {
	/** Whether this item stands for any number of items, none included. */
	readonly isMany: (item: string) => boolean;
	readonly meet: (a: string, b: string) => boolean;
};

/** Whether two sequences with wildcards have a common word; by rows of a table, so that no pattern takes exponential time. */
function sequencesMeet(a: readonly string[], b: readonly string[], {isMany, meet}: Rules): boolean {
	// `reached[j]` says whether what is left of `a` can meet what is left of `b` after j items.
	let reached = emptyRow(b, isMany);
	for (const item of a.toReversed()) {
		const next: boolean[] = Array.from({length: b.length + 1}, () => false);
		next[b.length] = isMany(item) && reached[b.length]!;
		for (let index = b.length - 1; index >= 0; index--) {
			const other = b[index]!;
			next[index] = isMany(item) || isMany(other)
				? reached[index]! || next[index + 1]!
				: reached[index + 1]! && meet(item, other);
		}

		reached = next;
	}

	return reached[0]!;
}

function emptyRow(b: readonly string[], isMany: (item: string) => boolean): boolean[] {
	const row: boolean[] = Array.from({length: b.length + 1}, () => false);
	row[b.length] = true;
	for (let index = b.length - 1; index >= 0 && isMany(b[index]!); index--) {
		row[index] = true;
	}

	return row;
}
