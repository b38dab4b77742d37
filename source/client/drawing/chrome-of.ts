import {panesOf, type Rectangle} from '../../layout/tree.ts';
import type {Chrome, PaneTitle} from '../../ui/chrome.ts';
import type {CopyMode} from '../copying/copy-mode.ts';
import {arrangementOf, regionsOf, taskOfPane, type Desk} from '../desk.ts';

/** Derives what Ink draws from what the client knows. */
export function chromeOf(desk: Desk): Chrome {
	const {mirrored, view} = desk;
	const places = arrangementOf(desk);
	return {
		session: desk.session,
		columns: desk.columns,
		rows: desk.rows,
		regions: regionsOf(desk),
		...(mirrored.state && {state: mirrored.state}),
		recent: mirrored.recent,
		...(mirrored.vitals && {vitals: mirrored.vitals}),
		link: mirrored.link,
		titles: places.placements.map(({pane, title, content}) => titleOf(desk, pane, title, content !== undefined)).filter(title => title !== undefined),
		borders: places.borders.filter(border => border.kind === 'columns').map(border => border.rectangle),
		hiddenPanes: desk.panes.size - places.placements.length,
		isZoomed: view.isZoomed,
		prefix: desk.prefix,
		isPrefixed: desk.isPrefixed,
		...(desk.message && {message: desk.message}),
		...(desk.copy && {copying: copyingOf(desk.copy)}),
		now: desk.now,
		isAscii: desk.isAscii,
	};
}

function titleOf(desk: Desk, pane: number, rectangle: Rectangle, isOpen: boolean): PaneTitle | undefined {
	const info = desk.panes.get(pane);
	if (info === undefined) {
		return undefined;
	}

	const task = taskOfPane(desk, pane);
	const note = copyNote(desk, pane);
	return {
		info,
		number: panesOf(desk.view.tree).indexOf(pane),
		rectangle,
		isFocused: desk.view.focus === pane,
		isOpen,
		...(task && {task}),
		...(note !== undefined && {note}),
	};
}

function copyingOf({prompt, anchor}: CopyMode): NonNullable<Chrome['copying']> {
	return prompt === undefined ? (anchor === undefined ? 'moving' : 'selecting') : 'searching';
}

function copyNote(desk: Desk, pane: number): string | undefined {
	const {copy} = desk;
	return copy?.pane === pane ? copy.prompt ?? placeOf(copy) : undefined;
}

function placeOf({lines, top, height}: CopyMode): string {
	const back = Math.max(lines.length - top - height, 0);
	return back === 0 ? 'at the end' : `${back} ${back === 1 ? 'row' : 'rows'} back`;
}
