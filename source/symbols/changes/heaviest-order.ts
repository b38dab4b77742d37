/**
Chooses which of the things in two orders stay in place: the heaviest set that has one order in both, as a line diff would keep.
`positions` are the places in the new order of things listed in the old order. Returns the indices that moved.
*/
export function findMoved(positions: readonly number[], weights: readonly number[]): Set<number> {
	const best = new HeaviestPrefix(positions.length);
	const previous: Array<number | undefined> = [];
	const totals: number[] = [];
	const ranks = rank(positions);
	for (const [index, weight] of weights.entries()) {
		const before = best.upTo(ranks[index]!);
		previous.push(before?.index);
		totals.push((before?.total ?? 0) + weight);
		best.put(ranks[index]!, {index, total: totals[index]!});
	}

	const moved = new Set(positions.keys());
	let index = totals.length === 0 ? undefined : totals.indexOf(totals.reduce((most, total) => Math.max(most, total), 0));
	while (index !== undefined) {
		moved.delete(index);
		index = previous[index];
	}

	return moved;
}

function rank(positions: readonly number[]): number[] {
	const sorted = positions.keys().toArray().toSorted((a, b) => positions[a]! - positions[b]!);
	const ranks = Array.from<number>({length: positions.length});
	for (const [place, index] of sorted.entries()) {
		ranks[index] = place;
	}

	return ranks;
}

type Chain = {readonly index: number; readonly total: number};

/** A Fenwick tree of maxima: the heaviest chain ending before a place, in logarithmic time. */
class HeaviestPrefix {
	readonly #chains: Array<Chain | undefined>;

	constructor(length: number) {
		this.#chains = Array.from({length: length + 1});
	}

	upTo(place: number): Chain | undefined {
		let best: Chain | undefined;
		for (let at = place; at > 0; at -= at & -at) {
			const chain = this.#chains[at];
			best = chain && (!best || chain.total > best.total) ? chain : best;
		}

		return best;
	}

	put(place: number, chain: Chain): void {
		for (let at = place + 1; at < this.#chains.length; at += at & -at) {
			const known = this.#chains[at];
			this.#chains[at] = known && known.total >= chain.total ? known : chain;
		}
	}
}
