/** The first thing that is found, looking at one item after the other. */
export function firstOf<Item, Found>(items: Iterable<Item>, look: (item: Item) => Found | undefined): Found | undefined {
	for (const item of items) {
		const found = look(item);
		if (found !== undefined) {
			return found;
		}
	}

	return undefined;
}
