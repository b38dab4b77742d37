import type {Layering, Link, Point} from './layers.ts';

/** Orders the points of each layer so that few lines cross: by the middle of their neighbours (Sugiyama's barycentres), there and back a few times, keeping the best. */
export function orderPoints({layers, links}: Layering): ReadonlyArray<readonly Point[]> {
	let best = layers;
	let fewest = crossings(layers, links);
	let current = layers;
	for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
		current = sweep % 2 === 0 ? sweepDown(current, links) : sweepUp(current, links);
		const count = crossings(current, links);
		best = count < fewest ? current : best;
		fewest = Math.min(fewest, count);
	}

	return best;
}

/** More change nothing in plans that a person can read. */
const sweeps = 8;

type Layers = ReadonlyArray<readonly Point[]>;

function sweepDown(layers: Layers, links: Layering['links']): Layers {
	const ordered = [...layers];
	for (let index = 1; index < ordered.length; index++) {
		ordered[index] = byMiddle(ordered[index]!, ordered[index - 1]!, links[index - 1]!.map(({source, target}) => ({one: target, other: source})));
	}

	return ordered;
}

function sweepUp(layers: Layers, links: Layering['links']): Layers {
	const ordered = [...layers];
	for (let index = ordered.length - 2; index >= 0; index--) {
		ordered[index] = byMiddle(ordered[index]!, ordered[index + 1]!, links[index]!.map(({source, target}) => ({one: source, other: target})));
	}

	return ordered;
}

function byMiddle(points: readonly Point[], fixed: readonly Point[], pairs: ReadonlyArray<{readonly one: string; readonly other: string}>): Point[] {
	const rows = new Map(fixed.map(({key}, row) => [key, row]));
	const neighbours = Map.groupBy(pairs, ({one}) => one);
	const middles = new Map(points.map(({key}, row) => {
		const found = (neighbours.get(key) ?? []).map(({other}) => rows.get(other)!);
		return [key, found.length === 0 ? row : found.reduce((sum, value) => sum + value, 0) / found.length];
	}));
	return points.toSorted((a, b) => middles.get(a.key)! - middles.get(b.key)!);
}

function crossings(layers: Layers, links: Layering['links']): number {
	return links.reduce((sum, between, index) => sum + crossingsBetween(between, rowsOf(layers[index]!), rowsOf(layers[index + 1]!)), 0);
}

function crossingsBetween(links: readonly Link[], sources: ReadonlyMap<string, number>, targets: ReadonlyMap<string, number>): number {
	let count = 0;
	for (const [index, {source, target}] of links.entries()) {
		for (const other of links.slice(index + 1)) {
			count += Number((sources.get(source)! - sources.get(other.source)!) * (targets.get(target)! - targets.get(other.target)!) < 0);
		}
	}

	return count;
}

function rowsOf(points: readonly Point[]): ReadonlyMap<string, number> {
	return new Map(points.map(({key}, row) => [key, row]));
}
