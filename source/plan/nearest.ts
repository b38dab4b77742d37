/** The candidate that a mistyped word most likely meant, or none when all are too far. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
	const [best] = candidates
		.map(candidate => ({candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase())}))
		.toSorted((a, b) => a.distance - b.distance);
	return best && best.distance < best.candidate.length && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined;
}

// Optimal string alignment: two letters swapped are one mistake.
function editDistance(a: string, b: string): number {
	const rows = [Array.from({length: b.length + 1}, (_, index) => index)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row.push(Math.min(
				rows[i - 1]![j]! + 1,
				row[j - 1]! + 1,
				rows[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]),
				isSwap ? rows[i - 2]![j - 2]! + 1 : Infinity,
			));
		}

		rows.push(row);
	}

	return rows[a.length]![b.length]!;
}
