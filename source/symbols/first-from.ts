/** The place of the first item, of such as are sorted by where they start, that starts at an offset or behind it. */
export function firstFrom<Item>(items: readonly Item[], offset: number, startOf: (item: Item) => number): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		[low, high] = startOf(items[middle]!) < offset ? [middle + 1, high] : [low, middle];
	}

	return low;
}
