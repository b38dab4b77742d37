import {characterAt, columnAfter, columnsOf, textBetween} from '../drawing/columns.ts';

/** Looking back in a pane: where the person is, what is selected. Rows count from the oldest row kept. */
export type CopyMode = {
	readonly pane: number;
	/** The text of every row, history and screen. */
	readonly lines: readonly string[];
	/** Rows and columns of the window. */
	readonly height: number;
	readonly width: number;
	/** First row shown. */
	readonly top: number;
	readonly x: number;
	readonly y: number;
	readonly anchor?: {readonly x: number; readonly y: number};
	readonly isLinewise: boolean;
	readonly search?: {readonly text: string; readonly isBackward: boolean};
	/** A search being typed: `/` or `?`, then its text. */
	readonly prompt?: string;
};

/** What a key did. */
export type CopyStep =
	| {readonly type: 'stay'; readonly mode: CopyMode}
	| {readonly type: 'leave'}
	| {readonly type: 'copy'; readonly text: string};

/** Enters copy mode at the end, with the cursor on the last row. */
export function enterCopyMode(pane: number, lines: readonly string[], size: {readonly width: number; readonly height: number}): CopyMode {
	const y = Math.max(lines.length - 1, 0);
	return {pane, lines, ...size, top: Math.max(lines.length - size.height, 0), x: 0, y, isLinewise: false};
}

/** Does what a key of vi's does in tmux's copy mode. */
export function copyKey(mode: CopyMode, key: string): CopyStep {
	if (mode.prompt !== undefined) {
		return {type: 'stay', mode: typedPrompt(mode, mode.prompt, key)};
	}

	const moved = moves[key];
	if (moved !== undefined) {
		return {type: 'stay', mode: inView(moved(mode))};
	}

	switch (key) {
		case 'q':
		case 'C-c': {
			return {type: 'leave'};
		}

		case 'Escape': {
			return mode.anchor === undefined ? {type: 'leave'} : {type: 'stay', mode: unselected(mode)};
		}

		case 'v':
		case 'Space':
		case 'V': {
			return {type: 'stay', mode: {...mode, anchor: {x: mode.x, y: mode.y}, isLinewise: key === 'V'}};
		}

		case 'y':
		case 'Enter': {
			const text = selectedText(mode);
			return text === '' ? {type: 'leave'} : {type: 'copy', text};
		}

		default: {
			return {type: 'stay', mode};
		}
	}
}

/** Moves the window by rows; the cursor comes along only as far as it must. */
export function scrolled(mode: CopyMode, rows: number): CopyMode {
	const top = between(mode.top + rows, 0, Math.max(mode.lines.length - mode.height, 0));
	return {...mode, top, y: between(mode.y, top, top + mode.height - 1)};
}

/** True when the window is at the end and nothing is selected: scrolling down further leaves copy mode. */
export function isAtEnd(mode: CopyMode): boolean {
	return mode.top >= mode.lines.length - mode.height && mode.anchor === undefined;
}

/** The columns of a row that are selected. */
export function selectedColumns(mode: CopyMode, row: number): {readonly from: number; readonly to: number} | undefined {
	if (mode.anchor === undefined) {
		return undefined;
	}

	const [start, end] = ordered(mode.anchor, mode);
	if (row < start.y || row > end.y) {
		return undefined;
	}

	return mode.isLinewise
		? {from: 0, to: mode.width}
		: {from: row === start.y ? start.x : 0, to: row === end.y ? end.x + 1 : mode.width};
}

/** The selected text, without the spaces at the ends of rows. */
export function selectedText(mode: CopyMode): string {
	if (mode.anchor === undefined) {
		return '';
	}

	const [start, end] = ordered(mode.anchor, mode);
	return mode.lines.slice(start.y, end.y + 1).map((line, index) => {
		const columns = selectedColumns(mode, start.y + index)!;
		return textBetween(line, columns.from, columns.to).trimEnd();
	}).join('\n');
}

type Move = (mode: CopyMode) => CopyMode;

const up: Move = mode => ({...mode, y: mode.y - 1});
const down: Move = mode => ({...mode, y: mode.y + 1});
const left: Move = mode => ({...mode, x: mode.x - 1});
const right: Move = mode => ({...mode, x: columnAfter(lineAt(mode), mode.x)});
const page = (share: number): Move => mode => scrolledWithCursor(mode, Math.trunc(mode.height * share));

const moves: Readonly<Record<string, Move>> = {
	h: left, Left: left, l: right, Right: right, k: up, Up: up, j: down, Down: down,
	'C-p': up, 'C-n': down,
	'C-u': page(-0.5), 'C-d': page(0.5), 'C-b': page(-1), PageUp: page(-1), 'C-f': page(1), PageDown: page(1),
	'C-y': mode => scrolled(mode, -1), 'C-e': mode => scrolled(mode, 1),
	0: mode => ({...mode, x: 0}), Home: mode => ({...mode, x: 0}),
	'^': mode => ({...mode, x: Math.max(lineAt(mode).search(/\S/), 0)}),
	$: mode => ({...mode, x: Math.max(columnsOf(lineAt(mode)).length - 1, 0)}), End: mode => ({...mode, x: Math.max(columnsOf(lineAt(mode)).length - 1, 0)}),
	g: mode => ({...mode, x: 0, y: 0}), G: mode => ({...mode, y: mode.lines.length - 1}),
	H: mode => ({...mode, y: mode.top}), M: mode => ({...mode, y: mode.top + Math.floor(mode.height / 2)}), L: mode => ({...mode, y: mode.top + mode.height - 1}),
	w: mode => word(mode, 1), b: mode => word(mode, -1),
	'/': mode => ({...mode, prompt: '/'}), '?': mode => ({...mode, prompt: '?'}),
	n: mode => searched(mode, mode.search?.isBackward ?? false), N: mode => searched(mode, !(mode.search?.isBackward ?? false)),
};

function typedPrompt(mode: CopyMode, prompt: string, key: string): CopyMode {
	const {prompt: _, ...rest} = mode;
	if (key === 'Enter') {
		const search = {text: prompt.slice(1), isBackward: prompt.startsWith('?')};
		return search.text === '' ? rest : inView(searched({...rest, search}, search.isBackward));
	}

	if (key === 'Escape' || key === 'C-c' || (key === 'Backspace' && prompt.length === 1)) {
		return rest;
	}

	if (key === 'Backspace') {
		return {...mode, prompt: [...prompt].slice(0, -1).join('')};
	}

	const character = key === 'Space' ? ' ' : key;
	return [...character].length === 1 ? {...mode, prompt: prompt + character} : mode;
}

/** The next row that holds the text, around the ends; as in vi, capitals count only when the person typed some. */
function searched(mode: CopyMode, isBackward: boolean): CopyMode {
	const {text} = mode.search ?? {text: ''};
	if (text === '') {
		return mode;
	}

	const isExact = text !== text.toLowerCase();
	const columnIn = (row: number, from: number, to: number) => {
		const line = isExact ? mode.lines[row]! : mode.lines[row]!.toLowerCase();
		const at = isBackward ? line.slice(0, Math.max(to, 0)).lastIndexOf(text) : line.indexOf(text, from);
		return at < 0 ? undefined : columnsOf(line.slice(0, at)).length;
	};

	const count = mode.lines.length;
	for (let step = 0; step <= count; step++) {
		const row = (mode.y + ((isBackward ? -step : step) % count) + count) % count;
		const x = columnIn(row, step === 0 ? mode.x + 1 : 0, step === 0 ? mode.x : mode.lines[row]!.length);
		if (x !== undefined) {
			return {...mode, x, y: row};
		}
	}

	return mode;
}

function word(mode: CopyMode, direction: 1 | -1): CopyMode {
	let {x, y} = mode;
	const isWordStart = () => {
		const characters = columnsOf(mode.lines[y] ?? '');
		return /\S/.test(characters[x] ?? ' ') && !/\S/.test(characters[x - 1] ?? ' ');
	};

	do {
		x += direction;
		if (!(x < 0 || x >= columnsOf(mode.lines[y] ?? '').length)) {
			continue;
		}

		y += direction;
		if (y < 0 || y >= mode.lines.length) {
			return mode;
		}

		x = direction > 0 ? 0 : Math.max(columnsOf(mode.lines[y]!).length - 1, 0);
	} while (!isWordStart());

	return {...mode, x, y};
}

function scrolledWithCursor(mode: CopyMode, rows: number): CopyMode {
	const moved = scrolled(mode, rows);
	return {...moved, y: between(mode.y + rows, 0, mode.lines.length - 1)};
}

/** Keeps the cursor on the text and the window on the cursor. */
function inView(mode: CopyMode): CopyMode {
	const y = between(mode.y, 0, Math.max(mode.lines.length - 1, 0));
	const x = characterAt(mode.lines[y] ?? '', between(mode.x, 0, mode.width - 1));
	return {...mode, x, y, top: between(mode.top, y - mode.height + 1, y)};
}

function unselected({anchor: _, ...mode}: CopyMode): CopyMode {
	return {...mode, isLinewise: false};
}

function lineAt(mode: CopyMode): string {
	return mode.lines[mode.y] ?? '';
}

function ordered<Point extends {readonly x: number; readonly y: number}>(one: Point, other: Point): [Point, Point] {
	return one.y < other.y || (one.y === other.y && one.x <= other.x) ? [one, other] : [other, one];
}

function between(value: number, least: number, most: number): number {
	return Math.max(Math.min(value, Math.max(most, least)), least);
}
