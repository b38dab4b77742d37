import {grid} from './presets.ts';
import {fits, rectangles, type Border} from './rectangles.ts';
import {panesOf, type Rectangle, type Tree} from './tree.ts';
import type {ViewState} from './view.ts';

/** Where one pane is drawn: its title row, and its cells unless only the title is shown. */
export type Placement = {readonly pane: number; readonly title: Rectangle; readonly content?: Rectangle};

export type Arrangement = {
	readonly placements: readonly Placement[];
	readonly borders: readonly Border[];
	/** True when only the focused pane is open and the others are titles. */
	readonly isStacked: boolean;
	/** Panes that have no place at all. */
	readonly hidden: readonly number[];
	/** The size that a pane without open cells would have if it were opened. */
	readonly openSize: {readonly columns: number; readonly rows: number};
};

/** Places the panes of a view in an area: zoomed, as a grid, by hand, or stacked where they would be too small. */
export function arrangement(view: ViewState, area: Rectangle): Arrangement {
	const panes = panesOf(view.tree);
	if (panes.length === 0 || area.height < 1 || area.width < 1) {
		return {placements: [], borders: [], isStacked: false, hidden: panes, openSize: {columns: area.width, rows: area.height}};
	}

	const focus = view.focus !== undefined && panes.includes(view.focus) ? view.focus : panes[0]!;
	if (view.isZoomed || panes.length === 1) {
		return {...placed({kind: 'pane', pane: focus}, area), hidden: panes.filter(pane => pane !== focus)};
	}

	const tree = view.mode === 'auto' ? grid(panes, area) : view.tree;
	return view.mode !== 'stack' && tree !== undefined && fits(tree, area) ? placed(tree, area) : stacked(panes, focus, area);
}

function placed(tree: Tree, area: Rectangle): Arrangement {
	const division = rectangles(tree, area);
	const placements = [...division.panes].map(([pane, place]) => ({pane, title: {...place, height: Math.min(place.height, 1)}, ...content(place)}));
	return {placements, borders: division.borders, isStacked: false, hidden: [], openSize: {columns: area.width, rows: Math.max(area.height - 1, 1)}};
}

function stacked(panes: readonly number[], focus: number, area: Rectangle): Arrangement {
	// Titles take at most half, so that the open pane stays the larger part.
	const shown = around(panes, focus, Math.max(Math.floor(area.height / 2), 1));
	const open = area.height - shown.length + 1;
	let {y} = area;
	const placements = shown.map(pane => {
		const place = {...area, y, height: pane === focus ? open : 1};
		y += place.height;
		return {pane, title: {...place, height: 1}, ...content(place)};
	});
	const hidden = panes.filter(pane => !shown.includes(pane));
	return {placements, borders: [], isStacked: true, hidden, openSize: {columns: area.width, rows: Math.max(open - 1, 1)}};
}

function around(panes: readonly number[], focus: number, count: number): readonly number[] {
	const start = Math.max(Math.min(panes.indexOf(focus) - Math.floor(count / 2), panes.length - count), 0);
	return panes.slice(start, start + count);
}

function content(place: Rectangle): {content?: Rectangle} {
	return place.height > 1 && place.width > 0 ? {content: {...place, y: place.y + 1, height: place.height - 1}} : {};
}
