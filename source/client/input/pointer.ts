import type {Border} from '../../layout/rectangles.ts';
import {resizeBorder} from '../../layout/resize.ts';
import type {Rectangle} from '../../layout/tree.ts';
import {asTree, focused} from '../../layout/view.ts';
import {wheelRows} from '../../model/limits/screen.ts';
import {arrangementOf, type Desk, regionsOf} from '../desk.ts';
import type {Client} from '../client.ts';
import {isAtEnd, scrolled, selectedText, type CopyMode} from '../copying/copy-mode.ts';
import {beginCopyMode, copyText, leaveCopyMode} from '../copying/copy-source.ts';
import {encodeKey} from './encode-key.ts';
import {plainKey} from './key.ts';
import {encodeMouse, shiftModifier, type MouseEvent} from './mouse.ts';

/** Does what the mouse did: focus, borders, scrolling, selecting; or hands it to a program that tracks the mouse. */
export type Pointer = (event: MouseEvent) => void;

type Drag =
	| {readonly kind: 'border'; readonly border: Border; x: number; y: number}
	| {readonly kind: 'select'; readonly pane: number; readonly place: Rectangle; readonly x: number; readonly y: number; last?: MouseEvent}
	| {readonly kind: 'program'; readonly pane: number; readonly place: Rectangle};

/** Makes the pointer of a client. */
export function createPointer(client: Client): Pointer {
	let drag: Drag | undefined;
	return event => {
		if (client.desk.overlay !== undefined) {
			return;
		}

		if (event.kind === 'press') {
			drag = press(client, event);
		} else if (event.kind === 'drag' && drag !== undefined) {
			dragTo(client, drag, event);
		} else if (event.kind === 'release') {
			release(client, drag, event);
			drag = undefined;
		} else {
			hover(client, event);
		}
	};
}

function press(client: Client, event: MouseEvent): Drag | undefined {
	const hit = paneAt(client.desk, event);
	if (hit !== undefined) {
		if (client.desk.copy !== undefined && client.desk.copy.pane !== hit.pane) {
			leaveCopyMode(client);
		}

		client.updateView(view => focused(view, hit.pane));
	}

	const border = borderAt(client.desk, event);
	if (border !== undefined && event.button === 0) {
		return {kind: 'border', border, x: event.x, y: event.y};
	}

	if (hit?.content === undefined) {
		return undefined;
	}

	if (toProgram(client, hit.pane, hit.content, event)) {
		return {kind: 'program', pane: hit.pane, place: hit.content};
	}

	return event.button === 0 ? {kind: 'select', pane: hit.pane, place: hit.content, x: event.x, y: event.y} : undefined;
}

function dragTo(client: Client, drag: Drag, event: MouseEvent): void {
	if (drag.kind === 'border') {
		moveBorder(client, drag, event);
		return;
	}

	if (drag.kind === 'program') {
		toProgram(client, drag.pane, drag.place, event);
		return;
	}

	drag.last = event;
	const {copy} = client.desk;
	if (copy?.pane === drag.pane && copy.anchor !== undefined) {
		client.update(desk => ({...desk, copy: pointedAt(copy, drag.place, event)}));
	} else {
		void beginSelection(client, drag);
	}
}

async function beginSelection(client: Client, drag: Drag & {readonly kind: 'select'}): Promise<void> {
	const select = (mode: CopyMode): CopyMode => {
		const from = pointedAt(mode, drag.place, drag);
		return pointedAt({...from, anchor: {x: from.x, y: from.y}, isLinewise: false}, drag.place, drag.last ?? drag);
	};

	const {copy} = client.desk;
	if (copy?.pane === drag.pane) {
		client.update(desk => ({...desk, copy: select(copy)}));
	} else {
		await beginCopyMode(client, drag.pane, select);
	}
}

function release(client: Client, drag: Drag | undefined, event: MouseEvent): void {
	if (drag?.kind === 'program') {
		toProgram(client, drag.pane, drag.place, event);
		return;
	}

	const {copy} = client.desk;
	if (drag?.kind !== 'select' || copy?.pane !== drag.pane || copy.anchor === undefined) {
		return;
	}

	const text = selectedText(copy);
	if (text !== '') {
		copyText(client, text);
	}

	leaveCopyMode(client);
}

function hover(client: Client, event: MouseEvent): void {
	const hit = paneAt(client.desk, event);
	if (hit?.content === undefined) {
		return;
	}

	const {copy} = client.desk;
	if (copy?.pane !== hit.pane && toProgram(client, hit.pane, hit.content, event)) {
		return;
	}

	if (event.kind === 'wheel-up' || event.kind === 'wheel-down') {
		wheel(client, hit.pane, event.kind === 'wheel-up' ? -wheelRows : wheelRows);
	}
}

function wheel(client: Client, pane: number, rows: number): void {
	const {copy, cells} = client.desk;
	if (copy?.pane === pane) {
		if (rows > 0 && isAtEnd(copy)) {
			leaveCopyMode(client);
		} else {
			client.update(desk => ({...desk, copy: scrolled(copy, rows)}));
		}

		return;
	}

	const modes = cells.get(pane)?.modes;
	if (modes?.alternateScreen) {
		// A full-screen program without mouse has nothing above it: arrow keys scroll it, as in other terminals.
		const key = encodeKey(plainKey(rows < 0 ? 'Up' : 'Down'), modes);
		const keys = new TextEncoder().encode(key.repeat(Math.abs(rows)));
		client.host.input(pane, keys);
	} else if (rows < 0) {
		client.updateView(view => focused(view, pane));
		void beginCopyMode(client, pane, mode => scrolled(mode, rows));
	}
}

/** Hands an event to the pane's program if it tracks the mouse; with Shift it is always the person's, as in other terminals. */
function toProgram(client: Client, pane: number, place: Rectangle, event: MouseEvent): boolean {
	const modes = client.desk.cells.get(pane)?.modes;
	if (modes === undefined || modes.mouseTracking === 0 || (event.modifiers & shiftModifier) !== 0) {
		return false;
	}

	const x = Math.max(Math.min(event.x - place.x, place.width - 1), 0);
	const y = Math.max(Math.min(event.y - place.y, place.height - 1), 0);
	const bytes = encodeMouse({...event, x, y}, modes);
	if (bytes !== undefined) {
		client.host.input(pane, bytes);
	}

	return true;
}

function moveBorder(client: Client, drag: Drag & {readonly kind: 'border'}, event: MouseEvent): void {
	const delta = drag.border.kind === 'columns' ? event.x - drag.x : event.y - drag.y;
	if (delta === 0) {
		return;
	}

	const area = regionsOf(client.desk).panes;
	const before = borderRectangle(client.desk, drag.border);
	client.updateView(view => {
		const tree = asTree(view, area);
		return tree === undefined ? view : {...view, tree: resizeBorder(tree, area, drag.border, delta), mode: 'hand'};
	});
	const after = borderRectangle(client.desk, drag.border);
	// The mouse may go further than the border can: it is taken up again where the border stands.
	drag.x += (after?.x ?? 0) - (before?.x ?? 0);
	drag.y += (after?.y ?? 0) - (before?.y ?? 0);
}

function borderRectangle(desk: Desk, border: Border): Rectangle | undefined {
	return arrangementOf(desk).borders.find(candidate => candidate.index === border.index && candidate.path.join(',') === border.path.join(','))?.rectangle;
}

function pointedAt(copy: CopyMode, place: Rectangle, point: {readonly x: number; readonly y: number}): CopyMode {
	const x = Math.max(Math.min(point.x - place.x, place.width - 1), 0);
	const row = Math.max(Math.min(point.y - place.y, place.height - 1), 0);
	return {...copy, x, y: Math.min(copy.top + row, Math.max(copy.lines.length - 1, 0))};
}

function paneAt(desk: Desk, point: {readonly x: number; readonly y: number}) {
	return arrangementOf(desk).placements.find(({title, content}) => isInside(title, point) || (content !== undefined && isInside(content, point)));
}

function borderAt(desk: Desk, point: {readonly x: number; readonly y: number}): Border | undefined {
	return arrangementOf(desk).borders.find(border => isInside(border.rectangle, point));
}

function isInside(place: Rectangle, {x, y}: {readonly x: number; readonly y: number}): boolean {
	return x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height;
}
