import type {Rectangle, Side} from './tree.ts';

/** Finds the pane that lies on one side of another; past the edge it goes on from the opposite one, as in tmux. */
export function neighbour(panes: ReadonlyMap<number, Rectangle>, from: number, side: Side): number | undefined {
	const start = panes.get(from);
	if (start === undefined) {
		return undefined;
	}

	const others = [...panes].filter(([pane, place]) => pane !== from && overlap(start, place, side) > 0);
	const ahead = others.filter(([, place]) => distance(start, place, side) >= 0);
	const candidates = ahead.length > 0 ? ahead : others;
	// Behind the edge distances are negative, so the smallest one is the farthest pane: the one on the opposite edge.
	const [best] = candidates.toSorted(([, one], [, other]) => {
		const nearer = distance(start, one, side) - distance(start, other, side);
		return nearer === 0 ? overlap(start, other, side) - overlap(start, one, side) : nearer;
	});
	return best?.[0];
}

function distance(from: Rectangle, to: Rectangle, side: Side): number {
	switch (side) {
		case 'left': {
			return from.x - (to.x + to.width);
		}

		case 'right': {
			return to.x - (from.x + from.width);
		}

		case 'up': {
			return from.y - (to.y + to.height);
		}

		case 'down': {
			return to.y - (from.y + from.height);
		}
	}
}

function overlap(one: Rectangle, other: Rectangle, side: Side): number {
	return side === 'left' || side === 'right'
		? Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
		: Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
}
