import {panesOf, type Rectangle} from '../../layout/tree.ts';
import {blankContent, inverseFlag} from '../../terminal/cell-bits.ts';
import {arrangementOf, type Desk} from '../desk.ts';
import type {Canvas} from './canvas.ts';

/** Digits of five rows of three cells; a set bit is a filled cell, from the left. */
const digits: ReadonlyArray<readonly number[]> = [
	[7, 5, 5, 5, 7],
	[2, 6, 2, 2, 7],
	[7, 1, 7, 4, 7],
	[7, 1, 3, 1, 7],
	[5, 5, 7, 1, 1],
	[7, 4, 7, 1, 7],
	[7, 4, 7, 5, 7],
	[7, 1, 1, 1, 1],
	[7, 5, 7, 5, 7],
	[7, 5, 7, 1, 7],
];

/** Draws the number of each open pane in its middle, as `q` shows them. */
export function drawPaneNumbers(canvas: Canvas, desk: Desk): void {
	const panes = panesOf(desk.view.tree);
	for (const {pane, content} of arrangementOf(desk).placements) {
		if (content !== undefined) {
			drawNumber(canvas, panes.indexOf(pane), content);
		}
	}
}

function drawNumber(canvas: Canvas, number: number, place: Rectangle): void {
	const text = String(number);
	const left = place.x + Math.floor((place.width - (text.length * 8)) / 2);
	const top = place.y + Math.floor((place.height - 5) / 2);
	for (const [index, digit] of [...text].entries()) {
		for (const [row, bits] of digits[Number(digit)]!.entries()) {
			for (let column = 0; column < 6; column++) {
				if ((bits & (4 >> Math.floor(column / 2))) !== 0) {
					fill(canvas, left + (index * 8) + column, top + row, place);
				}
			}
		}
	}
}

function fill(canvas: Canvas, x: number, y: number, place: Rectangle): void {
	if (x < place.x || y < place.y || x >= place.x + place.width || y >= place.y + place.height || x >= canvas.columns || y >= canvas.rows) {
		return;
	}

	const cell = (y * canvas.columns) + x;
	canvas.words.set([blankContent, inverseFlag, 0], cell * 3);
	canvas.combined.delete(cell);
	canvas.extended.delete(cell);
}
