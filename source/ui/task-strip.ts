import {criticalPath} from '../engine/schedule/critical-path.ts';
import {tasksOf} from '../engine/find.ts';
import type {Run} from '../model/run.ts';
import type {Task} from '../model/task.ts';
import {layersOf} from '../plan/layers.ts';
import {drawRun, graphLines} from './graph-view.ts';
import {lineWidth, say, type Line} from './line.ts';
import {asksPerson, standing} from './standing.ts';
import {glyphsFor} from './theme.ts';

/** How a set of tasks is drawn. */
export type StripOptions = {readonly width: number; readonly height: number; readonly now: number; readonly isAscii: boolean};

/** Draws a run's tasks and what they need, where the rows hold that; else one after another, as many as there is room for. */
export function taskStrip(run: Run, options: StripOptions): Line[] {
	const layers = layersOf(tasksOf(run).map(({plan}) => plan));
	// A graph has at least as many rows as its widest layer has tasks: most that don't fit needn't be drawn to be known.
	const drawing = options.height > 1 && layers.every(layer => layer.length <= options.height) ? drawRun(run, options.now, options, 'names') : undefined;
	return drawing !== undefined && drawing.rows.length <= options.height && drawing.width <= options.width
		? graphLines(drawing, undefined, {...options, toneOf: id => standing(run.tasks[id]!, options.now).tone})
		: flow(layers.flat().map(({id}) => run.tasks[id]!), new Set(criticalPath(run.plan.tasks)), options);
}

/** One task: its glyph and its name. */
function taskMark(task: Task, isCritical: boolean, {now, isAscii}: StripOptions): Line {
	const {glyph, tone} = standing(task, now);
	const quiet = tone === 'quiet' || tone === 'good' ? 'quiet' : 'plain';
	return [say(`${glyphsFor(isAscii)[glyph]} `, tone), say(task.id, tone === 'alarm' || tone === 'bad' ? tone : (isCritical ? 'strong' : quiet))];
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
