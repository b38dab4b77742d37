import {divide, rectangles, type Border} from './rectangles.ts';
import type {Branch, Rectangle, Side, Tree} from './tree.ts';

/** Fewest cells a pane keeps when a border is moved: a title and a row, or a few columns. */
const least = {columns: 8, rows: 2};

/** Moves a border by a number of cells, as far as the panes beside it allow. */
export function resizeBorder(tree: Tree, area: Rectangle, border: Pick<Border, 'path' | 'index'>, delta: number): Tree {
	return within(tree, area, border.path, (branch, place) => {
		const isColumns = branch.kind === 'columns';
		const total = isColumns ? place.width - branch.children.length + 1 : place.height;
		const sizes = divide(total, branch.shares);
		const minimum = least[branch.kind];
		const moved = Math.min(Math.max(delta, minimum - sizes[border.index]!), sizes[border.index + 1]! - minimum);
		if (sizes[border.index]! + moved < minimum) {
			return branch;
		}

		sizes[border.index]! += moved;
		sizes[border.index + 1]! -= moved;
		return {...branch, shares: sizes};
	});
}

/** Moves the border of a pane on one side, or, where it has none there, the one on its other side. */
export function resizePane(tree: Tree, area: Rectangle, pane: number, side: Side, cells: number): Tree {
	const kind: Branch['kind'] = side === 'left' || side === 'right' ? 'columns' : 'rows';
	const border = borderOf(tree, area, pane, kind);
	return border === undefined ? tree : resizeBorder(tree, area, border, side === 'left' || side === 'up' ? -cells : cells);
}

function borderOf(tree: Tree, area: Rectangle, pane: number, kind: Branch['kind']): Border | undefined {
	const path = pathTo(tree, pane) ?? [];
	const candidates = rectangles(tree, area).borders.filter(border => border.kind === kind && isPrefix(border.path, path));
	const nearest = Math.max(...candidates.map(border => border.path.length));
	const beside = candidates.filter(border => border.path.length === nearest);
	const place = path[nearest];
	return beside.find(border => border.index === place) ?? beside.find(border => border.index + 1 === place);
}

function pathTo(tree: Tree, pane: number): number[] | undefined {
	if (tree.kind === 'pane') {
		return tree.pane === pane ? [] : undefined;
	}

	for (const [index, child] of tree.children.entries()) {
		const path = pathTo(child, pane);
		if (path !== undefined) {
			return [index, ...path];
		}
	}

	return undefined;
}

function isPrefix(short: readonly number[], long: readonly number[]): boolean {
	return short.every((step, index) => long[index] === step);
}

function within(tree: Tree, area: Rectangle, path: readonly number[], change: (branch: Branch, area: Rectangle) => Branch): Tree {
	if (tree.kind === 'pane') {
		return tree;
	}

	const [step, ...rest] = path;
	if (step === undefined) {
		return change(tree, area);
	}

	const isColumns = tree.kind === 'columns';
	const sizes = divide(isColumns ? area.width - tree.children.length + 1 : area.height, tree.shares);
	const size = sizes[step]!;
	const inner = isColumns ? {...area, width: size} : {...area, height: size};
	return {...tree, children: tree.children.map((child, index) => index === step ? within(child, inner, rest, change) : child)};
}
