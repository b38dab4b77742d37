import type {Arms} from './line-glyphs.ts';

/** A line from a row on the left of a channel to one on its right. */
export type ChannelLine = {readonly from: number; readonly to: number; readonly isLit: boolean};

export type ChannelCell = {readonly arms: Arms; readonly isLit: boolean};

/** The columns between two layers, with the lines in them. */
export type Channel = {
	readonly width: number;
	/** Cells of a row, left to right. */
	cells(row: number): readonly ChannelCell[];
	/** Whether a line begins in a row at the left. */
	isEntered(row: number): boolean;
	/** Whether a lit line begins in a row. */
	isLitAt(row: number): boolean;
};

/** Lays out the lines between two layers. All lines from one row share an upright, and where it can be so those that lead nowhere but to the same row; each upright has a column of its own. */
export function channel(lines: readonly ChannelLine[]): Channel {
	const byStart = Map.groupBy(lines, ({from}) => from);
	const joint = Map.groupBy(lines, ({from, to}) => byStart.get(from)!.length === 1 ? `to ${to}` : `from ${from}`);
	const shared = orderUprights(joint.values().toArray());
	const {uprights} = shared.isClear ? shared : orderUprights(byStart.values().toArray());
	const width = uprights.length === 0 ? straightWidth : uprights.length + 2;
	const grid = new Map<string, ChannelCell>();
	const mark = (row: number, column: number, arms: Arms, isLit: boolean) => {
		const key = `${row} ${column}`;
		const former = grid.get(key);
		grid.set(key, former === undefined ? {arms, isLit} : {arms: joined(former.arms, arms), isLit: former.isLit || isLit});
	};

	// Lit lines last, so that nothing dims them where lines cross.
	for (const line of lines.toSorted((a, b) => Number(a.isLit) - Number(b.isLit))) {
		const at = uprights.findIndex(upright => upright.includes(line));
		drawLine(line, at === -1 ? 0 : at + 1, width, mark);
	}

	return {
		width,
		cells: row => Array.from({length: width}, (_, column) => grid.get(`${row} ${column}`) ?? {arms: none, isLit: false}),
		isEntered: row => lines.some(({from}) => from === row),
		isLitAt: row => lines.some(({from, isLit}) => from === row && isLit),
	};
}

const straightWidth = 3;
const none: Arms = {left: false, right: false, up: false, down: false};

/** Lines that share a column. */
type Upright = readonly ChannelLine[];

/** An upright whose lines end in a row must stand behind one that begins in that row, or the two would look like one line. That can't be so for all where they form a circle. */
function orderUprights(groups: readonly Upright[]): {readonly uprights: readonly Upright[]; readonly isClear: boolean} {
	const left = groups.filter(upright => upright.some(({from, to}) => to !== from));
	const uprights: Upright[] = [];
	let isClear = true;
	while (left.length > 0) {
		const free = left.findIndex(upright => left.every(other => other === upright || upright.every(({to}) => other.every(({from}) => from !== to))));
		isClear &&= free !== -1;
		uprights.push(...left.splice(Math.max(free, 0), 1));
	}

	return {uprights, isClear};
}

type Mark = (row: number, column: number, arms: Arms, isLit: boolean) => void;

function drawLine({from, to, isLit}: ChannelLine, upright: number, width: number, mark: Mark): void {
	if (from === to) {
		for (let column = 0; column < width; column++) {
			mark(from, column, {...none, left: true, right: true}, isLit);
		}

		return;
	}

	for (let column = 0; column < upright; column++) {
		mark(from, column, {...none, left: true, right: true}, isLit);
	}

	mark(from, upright, {...none, left: true, up: to < from, down: to > from}, isLit);
	for (let row = Math.min(from, to) + 1; row < Math.max(from, to); row++) {
		mark(row, upright, {...none, up: true, down: true}, isLit);
	}

	mark(to, upright, {...none, right: true, up: to > from, down: to < from}, isLit);
	for (let column = upright + 1; column < width; column++) {
		mark(to, column, {...none, left: true, right: true}, isLit);
	}
}

function joined(a: Arms, b: Arms): Arms {
	return {left: a.left || b.left, right: a.right || b.right, up: a.up || b.up, down: a.down || b.down};
}
