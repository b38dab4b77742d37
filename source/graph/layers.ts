import type {GraphNode} from './graph.ts';

/** A point of a layer: a node, or a place where a longer line passes through. Lines from one node pass through together. */
export type Point = {readonly key: string; readonly node?: GraphNode};

/** A graph cut into layers, with lines only between neighbouring ones. */
export type Layering = {
	readonly layers: ReadonlyArray<readonly Point[]>;
	/** From each layer to the next, by the points' keys. */
	readonly links: ReadonlyArray<readonly Link[]>;
};

/** `ends` are the nodes at the far end of the lines that a link is a part of, `from` is where they begin. */
export type Link = {readonly source: string; readonly target: string; readonly from: string; readonly ends: ReadonlySet<string>};

/** Puts each node one layer after the last one that it needs, and leaves out lines that others imply. Needs must be acyclic; unknown ones don't count. */
export function layer(nodes: readonly GraphNode[]): Layering {
	const byId = new Map(nodes.map(node => [node.id, node]));
	const depths = depthsOf(nodes, byId);
	const layers: Point[][] = Array.from({length: Math.max(0, ...depths.values()) + 1}, () => []);
	for (const node of nodes) {
		layers[depths.get(node.id)!]!.push({key: node.id, node});
	}

	const links = layers.map(() => new Map<string, Link & {readonly ends: Set<string>}>());
	for (const node of nodes) {
		for (const need of reducedNeeds(node, byId)) {
			addLine(need, node.id, {layers, links, depths});
		}
	}

	return {layers, links: links.slice(0, -1).map(found => found.values().toArray())};
}

type Building = {readonly layers: Point[][]; readonly links: Array<Map<string, Link & {readonly ends: Set<string>}>>; readonly depths: ReadonlyMap<string, number>};

function addLine(from: string, to: string, {layers, links, depths}: Building): void {
	let source = from;
	for (let depth = depths.get(from)!; depth < depths.get(to)!; depth++) {
		const isLast = depth + 1 === depths.get(to)!;
		const target = isLast ? to : `${from}\n${depth + 1}`;
		const key = `${source}\n\n${target}`;
		const link = links[depth]!.get(key) ?? {source, target, from, ends: new Set<string>()};
		link.ends.add(to);
		links[depth]!.set(key, link);
		if (!isLast && layers[depth + 1]!.every(point => point.key !== target)) {
			layers[depth + 1]!.push({key: target});
		}

		source = target;
	}
}

function depthsOf(nodes: readonly GraphNode[], byId: ReadonlyMap<string, GraphNode>): ReadonlyMap<string, number> {
	const depths = new Map<string, number>();
	const visit = (node: GraphNode): number => {
		const known = depths.get(node.id);
		if (known !== undefined) {
			return known;
		}

		// Set first, so that a circle would end here and not run for ever.
		depths.set(node.id, 0);
		const depth = Math.max(-1, ...node.needs.map(id => byId.get(id)).filter(need => need !== undefined).map(need => visit(need))) + 1;
		depths.set(node.id, depth);
		return depth;
	};

	for (const node of nodes) {
		visit(node);
	}

	return depths;
}

/** The needs of a node that don't follow from its others. */
function reducedNeeds({needs}: GraphNode, byId: ReadonlyMap<string, GraphNode>): string[] {
	const known = [...new Set(needs)].filter(need => byId.has(need));
	const implied = new Set<string>();
	const visit = (id: string) => {
		const further = byId.get(id)!.needs.filter(need => byId.has(need) && !implied.has(need));
		for (const need of further) {
			implied.add(need);
			visit(need);
		}
	};

	for (const need of known) {
		visit(need);
	}

	return known.filter(need => !implied.has(need));
}
