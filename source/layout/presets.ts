import {join, leaf, type Rectangle, type Tree} from './tree.ts';

/** Names of the arrangements that a person can ask for, in the order the key goes through them. */
export const presets = ['even-columns', 'even-rows', 'main-left', 'main-top', 'tiled'] as const;
export type Preset = typeof presets[number];

/** Narrowest and lowest pane in which an agent's screen still reads well, title included. */
const comfortable = {width: 48, height: 8};
/** Beyond this a pane gains nothing from more space. */
const ample = {width: 84, height: 24};

/** Arranges panes in a named way; the first of them is the main one. */
export function arrange(preset: Preset, panes: readonly number[]): Tree | undefined {
	if (panes.length === 0) {
		return undefined;
	}

	const leaves = panes.map(pane => leaf(pane));
	const rest = leaves.slice(1);
	switch (preset) {
		case 'even-columns': {
			return join('columns', leaves);
		}

		case 'even-rows': {
			return join('rows', leaves);
		}

		case 'main-left': {
			return rest.length === 0 ? leaves[0] : join('columns', [leaves[0]!, join('rows', rest)], [3, 2]);
		}

		case 'main-top': {
			return rest.length === 0 ? leaves[0] : join('rows', [leaves[0]!, join('columns', rest)], [3, 2]);
		}

		case 'tiled': {
			return tiles(panes, Math.ceil(Math.sqrt(panes.length)));
		}
	}
}

/** Finds the grid in which panes of this area read best; undefined when they would be too small for any. */
export function grid(panes: readonly number[], area: Rectangle): Tree | undefined {
	let best: {columns: number; score: number} | undefined;
	for (let columns = 1; columns <= panes.length; columns++) {
		const width = Math.floor((area.width - columns + 1) / columns);
		const height = Math.floor(area.height / Math.ceil(panes.length / columns));
		const score = Math.min(width / ample.width, 1) * Math.min(height / ample.height, 1);
		if (width >= comfortable.width && height >= comfortable.height && score > (best?.score ?? 0)) {
			best = {columns, score};
		}
	}

	if (best === undefined) {
		return panes.length === 1 ? leaf(panes[0]!) : undefined;
	}

	return tiles(panes, best.columns);
}

function tiles(panes: readonly number[], columns: number): Tree {
	const rows = Math.ceil(panes.length / columns);
	const lines: Tree[] = [];
	let at = 0;
	for (let row = 0; row < rows; row++) {
		// The fuller rows come first, so that a lone last pane gets the width that is left.
		const count = Math.ceil((panes.length - at) / (rows - row));
		lines.push(join('columns', panes.slice(at, at + count).map(pane => leaf(pane))));
		at += count;
	}

	return join('rows', lines);
}
