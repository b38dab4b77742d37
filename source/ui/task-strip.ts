import {criticalPath} from '../engine/schedule/critical-path.ts';
import type {Run} from '../model/run.ts';
import type {Task} from '../model/task.ts';
import {layersOf} from '../plan/layers.ts';
import {fit, lineWidth, say, type Line} from './line.ts';
import {asksPerson, standing} from './standing.ts';
import type {Glyphs} from './theme.ts';

/** How a set of tasks is drawn. */
export type StripOptions = {readonly width: number; readonly height: number; readonly now: number; readonly glyphs: Glyphs};

/** Draws a run's tasks from left to right in the order they can start; one row if there is only one. The critical path is bold. */
export function taskStrip(run: Run, options: StripOptions): Line[] {
	const critical = new Set(criticalPath(run.plan.tasks));
	const layers = layersOf(Object.values(run.tasks).map(({plan}) => plan)).map(layer => layer.map(({id}) => run.tasks[id]!));
	const asLayers = options.height > 1 ? drawLayers(layers, critical, options) : undefined;
	return asLayers ?? flow(layers.flat(), critical, options);
}

/** One task: its glyph and its name. */
export function taskMark(task: Task, isCritical: boolean, options: Pick<StripOptions, 'now' | 'glyphs'>): Line {
	const {glyph, tone} = standing(task, options.now);
	const quiet = tone === 'quiet' || tone === 'good' ? 'quiet' : 'plain';
	return [say(`${options.glyphs[glyph]} `, tone), say(task.id, tone === 'alarm' || tone === 'bad' ? tone : (isCritical ? 'strong' : quiet))];
}

/** Layers as columns with arrows between; undefined when they need more space than there is. */
function drawLayers(layers: readonly Task[][], critical: ReadonlySet<string>, options: StripOptions): Line[] | undefined {
	const arrow: Line = [say(` ${options.glyphs.arrow} `, 'quiet')];
	const columns = layers.map(layer => {
		const marks = layer.map(task => taskMark(task, critical.has(task.id), options));
		return {marks, width: Math.max(...marks.map(mark => lineWidth(mark)))};
	});
	const width = columns.reduce((sum, column) => sum + column.width, 3 * (columns.length - 1));
	const height = Math.max(0, ...columns.map(column => column.marks.length));
	if (width > options.width || height > options.height) {
		return undefined;
	}

	return Array.from({length: height}, (_, row) => columns.flatMap((column, index): Line => [
		...(index === 0 ? [] : (row === 0 ? arrow : [say(' '.repeat(3))])),
		...fit(column.marks[row] ?? [], column.width),
	]));
}

/** Tasks one after another, as many as the rows hold: what goes on first, then what waits, then what has landed. */
function flow(tasks: readonly Task[], critical: ReadonlySet<string>, options: StripOptions): Line[] {
	const ordered = tasks.toSorted((one, other) => urgency(one) - urgency(other));
	const rows: Line[] = [[]];
	for (const [index, task] of ordered.entries()) {
		const mark: Line = [...taskMark(task, critical.has(task.id), options), say('  ')];
		const rest = say(`+${tasks.length - index}`, 'quiet');
		const isLastRow = rows.length === options.height;
		const room = options.width - lineWidth(rows.at(-1)!) - (isLastRow && index < tasks.length - 1 ? 4 : 0);
		if (lineWidth(mark) - 2 <= room) {
			rows.push([...rows.pop()!, ...mark]);
		} else if (isLastRow) {
			rows.push([...rows.pop()!, rest]);
			break;
		} else {
			rows.push(mark);
		}
	}

	return rows;
}

function urgency(task: Task): number {
	const order: ReadonlyArray<Task['phase']> = ['blocked', 'landing', 'working', 'returning', 'backing-off', 'starting', 'preparing', 'submitted', 'waiting', 'landed', 'cancelled'];
	return asksPerson(task) ? -1 : order.indexOf(task.phase);
}
