import {maxMergeDifference} from '../model/limits/landing.ts';

/**
Returns for each line of `before` its place in `after`, or -1 where it was removed: a longest common subsequence,
found as in Myers (1986), "An O(ND) difference algorithm". Returns nothing when the two differ in more than `maxMergeDifference` lines.
*/
export function matchLines(before: readonly string[], after: readonly string[]): number[] | undefined {
	const start = commonStart(before, after);
	const end = commonEnd(before, after, start);
	const middle = matchMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end));
	return middle && [
		...before.slice(0, start).keys(),
		...middle.map(place => place === -1 ? -1 : place + start),
		...before.slice(before.length - end).keys().map(index => after.length - end + index),
	];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
	let count = 0;
	while (count < a.length && count < b.length && a[count] === b[count]) {
		count++;
	}

	return count;
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
	let count = 0;
	while (count < a.length - start && count < b.length - start && a.at(-1 - count) === b.at(-1 - count)) {
		count++;
	}

	return count;
}

function matchMiddle(a: readonly string[], b: readonly string[]): number[] | undefined {
	const rows = furthestRows(a, b);
	if (!rows) {
		return undefined;
	}

	const matched = Array.from({length: a.length}, () => -1);
	let x = a.length;
	let y = b.length;
	for (let step = rows.length - 1; step >= 0; step--) {
		const row = rows[step]!;
		const diagonal = x - y;
		const isDown = goesDown(row, diagonal, step);
		const fromX = step === 0 ? 0 : row.get(isDown ? diagonal + 1 : diagonal - 1)!;
		const fromY = step === 0 ? 0 : fromX - (isDown ? diagonal + 1 : diagonal - 1);
		while (x > fromX && y > fromY) {
			x--;
			y--;
			matched[x] = y;
		}

		x = fromX;
		y = fromY;
	}

	return matched;
}

/** For each number of differences, how far each diagonal was reached with one fewer. */
function furthestRows(a: readonly string[], b: readonly string[]): Array<ReadonlyMap<number, number>> | undefined {
	const rows: Array<ReadonlyMap<number, number>> = [];
	let row = new Map<number, number>([[1, 0]]);
	for (let step = 0; step <= Math.min(a.length + b.length, maxMergeDifference); step++) {
		rows.push(row);
		const next = new Map<number, number>();
		for (let diagonal = -step; diagonal <= step; diagonal += 2) {
			let x = goesDown(row, diagonal, step) ? row.get(diagonal + 1)! : row.get(diagonal - 1)! + 1;
			while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) {
				x++;
			}

			next.set(diagonal, x);
			if (x >= a.length && x - diagonal >= b.length) {
				return rows;
			}
		}

		row = next;
	}

	return undefined;
}

function goesDown(row: ReadonlyMap<number, number>, diagonal: number, step: number): boolean {
	return diagonal === -step || (diagonal !== step && row.get(diagonal - 1)! < row.get(diagonal + 1)!);
}
