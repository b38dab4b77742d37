import type {GraphDrawing} from '../graph/graph.ts';
import {neighbourOf, type Direction} from './graph-view.ts';

/** What of a key besides its text matters here, as Ink tells it. */
export type MovingKey = Readonly<Record<'upArrow' | 'downArrow' | 'leftArrow' | 'rightArrow' | 'tab' | 'shift', boolean>>;

/** The task that a key leads to from the selected one; undefined for keys that don't move. */
export function selectedByKey(drawing: GraphDrawing, selected: string, input: string, key: MovingKey): string | undefined {
	const direction = directionOf(input, key);
	if (direction !== undefined) {
		return neighbourOf(drawing, selected, direction);
	}

	const ids = drawing.places.keys().toArray();
	return key.tab ? ids.at((ids.indexOf(selected) + (key.shift ? -1 : 1)) % ids.length) : undefined;
}

/** The direction that an arrow, or its letter, points in. */
export function directionOf(input: string, key: MovingKey): Direction | undefined {
	if (key.upArrow || input === 'k') {
		return 'up';
	}

	if (key.downArrow || input === 'j') {
		return 'down';
	}

	if (key.leftArrow || input === 'h') {
		return 'left';
	}

	return key.rightArrow || input === 'l' ? 'right' : undefined;
}
