/** The known word that a mistyped one was most likely meant to be, if any is near enough. */
export function suggest(word: string, known: readonly string[]): string | undefined {
	const near = known
		.map(candidate => ({candidate, distance: distanceBetween(word, candidate)}))
		.filter(({candidate, distance}) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
		.toSorted((a, b) => a.distance - b.distance);
	return near[0]?.candidate ?? onlyOneStartingWith(word, known);
}

/** Edits between two words, a swap of neighbours counting as one (Damerau's optimal string alignment). */
function distanceBetween(a: string, b: string): number {
	const rows = [Array.from({length: b.length + 1}, (_, index) => index)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			const swap = isSwap ? rows[i - 2]![j - 2]! + 1 : Infinity;
			row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, substitution, swap));
		}

		rows.push(row);
	}

	return rows[a.length]![b.length]!;
}

function onlyOneStartingWith(word: string, known: readonly string[]): string | undefined {
	const starting = known.filter(candidate => word.length > 1 && candidate.startsWith(word));
	return starting.length === 1 ? starting[0] : undefined;
}
