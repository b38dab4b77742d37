import type {Event} from '../../model/event.ts';
import type {RunId} from '../../model/names.ts';
import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';
import {fit, say, type Line, type Segment} from '../line.ts';
import {standing} from '../standing.ts';
import type {Glyphs, Tone} from '../theme.ts';
import type {Moment} from './moments.ts';

export type BarOptions = {
	readonly run: RunId;
	/** Index of the moment looked at. */
	readonly at: number;
	readonly width: number;
	/** Tasks shown at most; those around the one looked at when there are more. */
	readonly rows: number;
	readonly glyphs: Glyphs;
};

/** Draws a run's tasks over its time, a row each: what each was doing, where it failed, when it landed. The column of the moment looked at is marked. */
export function timeBars(moments: readonly Moment[], options: BarOptions): Line[] {
	const {run, at, width, rows, glyphs} = options;
	const names = Object.keys(moments.at(-1)!.state.runs[run]!.tasks);
	const label = Math.min(Math.max(...names.map(name => name.length)), Math.floor(width / 4));
	const columns = Math.max(width - label - 3, 1);
	const samples = sample(moments, columns);
	const marked = columnOf(moments, at, columns);
	const now = moments[at]!;
	return aroundTask(names, taskOf(now), rows).map(name => {
		const task = now.state.runs[run]!.tasks[name]!;
		const {glyph, tone} = standing(task, now.entry.at);
		const cells = samples.map((slice, column) => cellOf(slice, run, name, glyphs, column === marked));
		return [say(`${glyphs[glyph]} `, tone), ...fit([say(name, taskOf(now) === name ? 'strong' : 'plain')], label), say(' '), ...merged(cells)];
	});
}

/** What happened within one column's time, and how things stood at its end. */
type Slice = {readonly until: Moment; readonly passed: readonly Moment[]};

function sample(moments: readonly Moment[], columns: number): Slice[] {
	const slices: Slice[] = [];
	let next = 0;
	for (let column = 0; column < columns; column++) {
		const first = next;
		while (next < moments.length && columnOf(moments, next, columns) <= column) {
			next++;
		}

		slices.push({until: moments[Math.max(next - 1, 0)]!, passed: moments.slice(first, next)});
	}

	return slices;
}

/** The column of a moment: time runs evenly from the first to the last. */
function columnOf(moments: readonly Moment[], index: number, columns: number): number {
	const start = moments[0]!.entry.at;
	const span = Math.max(moments.at(-1)!.entry.at - start, 1);
	return Math.min(Math.floor(((moments[index]!.entry.at - start) / span) * columns), columns - 1);
}

function cellOf({until, passed}: Slice, run: RunId, name: string, glyphs: Glyphs, isMarked: boolean): Segment {
	const mark = passed.findLast(({entry: {event}}) => 'task' in event && event.task === `${run}/${name}` && marks[event.type] !== undefined);
	const [text, tone] = mark === undefined ? phaseCell(until.state.runs[run]!, name, glyphs) : marks[mark.entry.event.type]!(glyphs);
	return say(text, isMarked ? 'bar' : tone);
}

type Cell = (glyphs: Glyphs) => readonly [text: string, tone: Tone];

/** What must not be lost in a column of many events. */
const marks: Readonly<Partial<Record<Event['type'], Cell>>> = {
	'task-landed': ({landed}) => [landed, 'good'],
	'task-cancelled': ({cancelled}) => [cancelled, 'quiet'],
	'attempt-failed': ({blocked}) => [blocked, 'bad'],
	'task-blocked': ({blocked}) => [blocked, 'bad'],
};

function phaseCell({tasks}: Run, name: string, glyphs: Glyphs): ReturnType<Cell> {
	return phaseCells[tasks[name]?.phase ?? 'waiting'](glyphs);
}

const phaseCells: Readonly<Record<Task['phase'], Cell>> = {
	waiting: ({dot}) => [dot, 'quiet'],
	preparing: ({empty}) => [empty, 'accent'],
	starting: ({empty}) => [empty, 'accent'],
	working: ({full}) => [full, 'busy'],
	submitted: ({half}) => [half, 'accent'],
	landing: ({half}) => [half, 'good'],
	returning: ({empty}) => [empty, 'warning'],
	'backing-off': ({empty}) => [empty, 'warning'],
	landed: () => [' ', 'plain'],
	blocked: () => [' ', 'plain'],
	cancelled: () => [' ', 'plain'],
};

function taskOf({entry: {event}}: Moment): string | undefined {
	return 'task' in event ? event.task.split('/').at(-1) : undefined;
}

function aroundTask(names: readonly string[], name: string | undefined, rows: number): readonly string[] {
	const first = Math.max(Math.min(names.indexOf(name ?? '') - Math.floor(rows / 2), names.length - rows), 0);
	return names.slice(first, first + rows);
}

/** Neighbours of one tone become one piece of text. */
function merged(cells: readonly Segment[]): Segment[] {
	const pieces: Segment[] = [];
	for (const cell of cells) {
		const last = pieces.at(-1);
		if (last?.tone === cell.tone) {
			pieces[pieces.length - 1] = {...last, text: last.text + cell.text};
		} else {
			pieces.push(cell);
		}
	}

	return pieces;
}
