import {arrangement} from './arrangement.ts';
import {presets} from './presets.ts';
import type {Rectangle} from './tree.ts';
import {nextArrangement, type ViewState} from './view.ts';

/** Goes on to the next arrangement that looks otherwise in an area: in a small one several are the same stack. With one pane all are. */
export function nextShown(view: ViewState, area: Rectangle): ViewState {
	const before = looksOf(view, area);
	let next = nextArrangement(view);
	for (let left = presets.length + 1; left > 0 && looksOf(next, area) === before; left--) {
		next = nextArrangement(next);
	}

	return next;
}

function looksOf(view: ViewState, area: Rectangle): string {
	return JSON.stringify(arrangement(view, area).placements);
}
