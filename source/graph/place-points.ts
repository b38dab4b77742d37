import type {Layering, Point} from './layers.ts';

/** Gives each point a row, in the order of its layer, as near as possible to those that it comes from, so that chains run straight. */
export function placePoints(layers: ReadonlyArray<readonly Point[]>, links: Layering['links']): ReadonlyMap<string, number> {
	const rows = new Map<string, number>();
	for (const [index, points] of layers.entries()) {
		const sources = Map.groupBy(index === 0 ? [] : links[index - 1]!, ({target}) => target);
		const wanted = points.map(({key}) => middleOf((sources.get(key) ?? []).map(({source}) => rows.get(source)!)));
		placeLayer(points, wanted, rows);
	}

	return rows;
}

function middleOf(rows: readonly number[]): number | undefined {
	const sorted = rows.toSorted((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Each point goes to the row it wants, or the next free one; those behind must still find room, so nothing is placed above its turn. */
function placeLayer(points: readonly Point[], wanted: ReadonlyArray<number | undefined>, rows: Map<string, number>): void {
	let next = 0;
	for (const [index, {key}] of points.entries()) {
		const row = Math.max(next, wanted[index] ?? next);
		rows.set(key, row);
		next = row + 1;
	}
}
