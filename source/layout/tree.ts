/** How panes share an area: a pane, or a row or column of smaller trees. Plain data, so that it travels as JSON. */
export type Tree = Leaf | Branch;

export type Leaf = {readonly kind: 'pane'; readonly pane: number};

export type Branch = {
	/** `columns` stand side by side, `rows` one above the other. */
	readonly kind: 'columns' | 'rows';
	readonly children: readonly Tree[];
	/** Weights of the children; relative, so that clients of different sizes share one tree. */
	readonly shares: readonly number[];
};

export type Rectangle = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

export type Side = 'left' | 'right' | 'up' | 'down';

/** Makes a tree of one pane. */
export function leaf(pane: number): Leaf {
	return {kind: 'pane', pane};
}

/** Joins trees in one direction; a child of the same direction is taken apart, a single one stands alone. */
export function join(kind: Branch['kind'], children: readonly Tree[], shares: readonly number[] = children.map(() => 1)): Tree {
	if (children.length === 1) {
		return children[0]!;
	}

	const flat = children.flatMap((child, index) => child.kind === kind
		? child.children.map((grandchild, at) => ({tree: grandchild, share: shares[index]! * child.shares[at]! / sum(child.shares)}))
		: [{tree: child, share: shares[index]!}]);
	return {kind, children: flat.map(part => part.tree), shares: flat.map(part => part.share)};
}

/** Lists a tree's panes in reading order. */
export function panesOf(tree: Tree | undefined): number[] {
	if (tree === undefined) {
		return [];
	}

	return tree.kind === 'pane' ? [tree.pane] : tree.children.flatMap(child => panesOf(child));
}

/** Puts a new pane to the right of a pane (`columns`) or below it (`rows`), each with half of the space. */
export function split(tree: Tree, pane: number, added: number, kind: Branch['kind']): Tree {
	return replace(tree, pane, join(kind, [leaf(pane), leaf(added)]));
}

/** Takes a pane out; its neighbours keep their proportions. Undefined when it was the last one. */
export function close(tree: Tree, pane: number): Tree | undefined {
	if (tree.kind === 'pane') {
		return tree.pane === pane ? undefined : tree;
	}

	const kept = tree.children
		.map((child, index) => ({tree: close(child, pane), share: tree.shares[index]!}))
		.filter((part): part is {tree: Tree; share: number} => part.tree !== undefined);
	return kept.length === 0 ? undefined : join(tree.kind, kept.map(part => part.tree), kept.map(part => part.share));
}

/** Exchanges the places of two panes. */
export function swap(tree: Tree, one: number, other: number): Tree {
	return rename(tree, pane => {
		if (pane === one) {
			return other;
		}

		return pane === other ? one : pane;
	});
}

/** Moves every pane to the next place, the last one to the first. */
export function rotate(tree: Tree): Tree {
	const panes = panesOf(tree);
	return rename(tree, pane => panes.at(panes.indexOf(pane) - 1)!);
}

/** Replaces one pane by a tree. */
export function replace(tree: Tree, pane: number, by: Tree): Tree {
	if (tree.kind === 'pane') {
		return tree.pane === pane ? by : tree;
	}

	return join(tree.kind, tree.children.map(child => replace(child, pane, by)), tree.shares);
}

function rename(tree: Tree, name: (pane: number) => number): Tree {
	return tree.kind === 'pane'
		? leaf(name(tree.pane))
		: {...tree, children: tree.children.map(child => rename(child, name))};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
