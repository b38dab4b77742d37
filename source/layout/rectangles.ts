import type {Branch, Rectangle, Tree} from './tree.ts';

/** A place where a border can be dragged: between child `index` and the next one of the branch at `path`. */
export type Border = {
	readonly kind: Branch['kind'];
	/** Child indexes from the root to the branch. */
	readonly path: readonly number[];
	readonly index: number;
	/** For columns the line of cells between them; for rows the title row of the lower child. */
	readonly rectangle: Rectangle;
};

export type Division = {readonly panes: ReadonlyMap<number, Rectangle>; readonly borders: readonly Border[]};

/** Smallest useful pane, with its title row. */
const smallestPane = {width: 8, height: 2};

/**
Cuts an area by a tree. Columns have one cell of border between them; a pane's first row is its title, which parts rows.
Together panes and column borders cover the area exactly once.
*/
export function rectangles(tree: Tree, area: Rectangle): Division {
	const panes = new Map<number, Rectangle>();
	const borders: Border[] = [];
	cut(tree, area, [], {panes, borders});
	return {panes, borders};
}

/** True when every pane gets at least a title, a row and some columns. */
export function fits(tree: Tree, area: Rectangle): boolean {
	return rectangles(tree, area).panes.values().every(place => place.width >= smallestPane.width && place.height >= smallestPane.height);
}

/** Divides cells by weights: whole numbers whose sum is `total`, as near to the weights as can be, and none empty while there are enough. */
export function divide(total: number, shares: readonly number[]): number[] {
	const whole = shares.reduce((sum, share) => sum + share, 0);
	const sizes: number[] = [];
	let given = 0;
	let weight = 0;
	for (const [index, share] of shares.entries()) {
		weight += share;
		const after = shares.length - index - 1;
		const end = index === shares.length - 1 ? total : Math.round(total * weight / whole);
		const size = Math.max(Math.min(end - given, total - given - after), total - given > after ? 1 : 0);
		sizes.push(size);
		given += size;
	}

	return sizes;
}

type Found = {readonly panes: Map<number, Rectangle>; readonly borders: Border[]};

function cut(tree: Tree, area: Rectangle, path: readonly number[], found: Found): void {
	if (tree.kind === 'pane') {
		found.panes.set(tree.pane, area);
		return;
	}

	const isColumns = tree.kind === 'columns';
	const gaps = isColumns ? Math.min(tree.children.length - 1, area.width) : 0;
	const sizes = divide(isColumns ? area.width - gaps : area.height, tree.shares);
	let at = isColumns ? area.x : area.y;
	for (const [index, child] of tree.children.entries()) {
		const size = sizes[index]!;
		cut(child, isColumns ? {...area, x: at, width: size} : {...area, y: at, height: size}, [...path, index], found);
		at += size;
		if (!(index < tree.children.length - 1 && (!isColumns || index < gaps))) {
			continue;
		}

		found.borders.push({kind: tree.kind, path, index, rectangle: isColumns ? {...area, x: at, width: 1} : {...area, y: at, height: 1}});
		at += isColumns ? 1 : 0;
	}
}
