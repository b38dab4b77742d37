import {criticalPath} from '../engine/schedule/critical-path.ts';
import {hasEnded, tasksOf} from '../engine/find.ts';
import {drawGraph} from '../graph/draw-graph.ts';
import type {GraphDrawing, GraphPlace} from '../graph/graph.ts';
import {asciiLines, unicodeLines} from '../graph/line-glyphs.ts';
import type {Plan} from '../model/plan.ts';
import type {Run} from '../model/run.ts';
import type {Task} from '../model/task.ts';
import {say, type Line} from './line.ts';
import {standing} from './standing.ts';
import {glyphsFor, type Tone} from './theme.ts';

type Sized = {readonly width: number; readonly isAscii: boolean};

/** Draws a plan's tasks and needs, the critical path lit; `warned` are the tasks that a warning names. */
export function drawPlan({tasks}: Plan, warned: ReadonlySet<string>, {width, isAscii}: Sized): GraphDrawing {
	const glyphs = glyphsFor(isAscii);
	return drawGraph(
		tasks.map(({id, needs}) => ({id, needs, label: `${warned.has(id) ? glyphs.attention : glyphs.waiting} ${id}`})),
		{width, lit: criticalPath(tasks), glyphs: isAscii ? asciiLines : unicodeLines},
	);
}

/** Draws a run's tasks and needs as they stand, the longest chain of what is left lit. What it says of each is left out where the terminal is too narrow for it, or only names are asked for. */
export function drawRun(run: Run, now: number, {width, isAscii}: Sized, form: 'names' | 'words' = 'words'): GraphDrawing {
	const glyphs = glyphsFor(isAscii);
	const tasks = tasksOf(run);
	const lit = criticalPath(tasks.filter(task => !hasEnded(task)).map(({plan}) => plan));
	const draw = (labelOf: (task: Task) => string, room: number) => drawGraph(
		tasks.map(task => ({id: task.id, needs: task.plan.needs, label: labelOf(task)})),
		{width: room, lit, glyphs: isAscii ? asciiLines : unicodeLines},
	);
	const short = (task: Task) => `${glyphs[standing(task, now).glyph]} ${task.id}`;
	if (form === 'names') {
		return draw(short, Infinity);
	}

	const whole = draw(task => `${short(task)} ${standing(task, now).words}`, Infinity);
	return whole.width <= width ? whole : draw(short, width);
}

type Part = {readonly width: number; readonly height: number; readonly toneOf?: (id: string) => Tone};

/** The part of a drawing that fits, around the selected task where there is one. */
export function graphLines(drawing: GraphDrawing, selected: string | undefined, {width, height, toneOf = () => 'plain'}: Part): Line[] {
	const place = selected === undefined ? undefined : drawing.places.get(selected);
	const top = firstShown(place?.row ?? 0, 1, height, drawing.rows.length);
	const left = firstShown(place?.column ?? 0, place?.width ?? 1, width, drawing.width);
	return drawing.rows.slice(top, top + height).map(row => cut(row.map(({text, id, isLit}) => say(text, pieceTone(id, isLit, selected, toneOf))), left, width));
}

function pieceTone(id: string | undefined, isLit: boolean, selected: string | undefined, toneOf: (id: string) => Tone): Tone {
	if (id === undefined) {
		return isLit ? 'busy' : 'quiet';
	}

	const tone = toneOf(id);
	return id === selected ? 'focus' : (isLit && (tone === 'plain' || tone === 'quiet') ? 'busy' : tone);
}

function firstShown(at: number, length: number, room: number, total: number): number {
	return Math.max(0, Math.min(at + length - Math.ceil((room + length) / 2), total - room));
}

/** Cells of a line from a column on. Labels of wide characters at the edge are cut with them. */
function cut(line: Line, left: number, width: number): Line {
	let column = 0;
	const kept: Line = line.flatMap(segment => {
		const cells = [...segment.text];
		const from = Math.max(left - column, 0);
		const to = Math.max(left + width - column, 0);
		column += cells.length;
		const text = cells.slice(from, to).join('');
		return text === '' ? [] : [{...segment, text}];
	});
	return kept;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The task that an arrow leads to: beside in the next layer, above or below in the same one, and further on where a layer ends. */
export function neighbourOf({places}: GraphDrawing, selected: string, direction: Direction): string {
	const own = places.get(selected);
	if (own === undefined) {
		return selected;
	}

	const others = places.entries().filter(([id]) => id !== selected).toArray();
	const candidates = others.filter(([, place]) => isTowards(own, place, direction));
	const nearest = candidates.toSorted(([, a], [, b]) => distance(own, a) - distance(own, b))[0];
	return nearest?.[0] ?? selected;
}

function isTowards(own: GraphPlace, other: GraphPlace, direction: Direction): boolean {
	switch (direction) {
		case 'up': {
			return other.row < own.row;
		}

		case 'down': {
			return other.row > own.row;
		}

		case 'left': {
			return other.layer < own.layer;
		}

		case 'right': {
			return other.layer > own.layer;
		}
	}
}

/** The same or the next layer counts before the nearest row. */
function distance(own: GraphPlace, other: GraphPlace): number {
	return (Math.abs(own.layer - other.layer) * layerWeight) + Math.abs(own.row - other.row);
}

/** More than any graph has rows. */
const layerWeight = 1000;
