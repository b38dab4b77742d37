import {criticalPath} from '../../engine/schedule/critical-path.ts';
import type {Plan, PlanTask} from '../../model/plan.ts';
import {findConflicts, type Conflict} from '../../plan/conflicts.ts';
import {expectedTimes} from '../../plan/expected-times.ts';
import {layersOf} from '../../plan/layers.ts';
import {drawPlan, graphLines} from '../graph-view.ts';
import {fit, say, wrap, type Line} from '../line.ts';
import {glyphsFor, type Glyphs} from '../theme.ts';
import {agentWord} from '../title-line.ts';

/** Writes a plan as a person reads it before approving: the goal, how long it may take, its graph, then each task in the step in which it can start. */
export function planLines(plan: Plan, width: number, isAscii: boolean): Line[] {
	const glyphs = glyphsFor(isAscii);
	const drawing = drawPlan(plan, new Set(), {width, isAscii});
	const conflicts = findConflicts(plan);
	const path = criticalPath(plan.tasks);
	const block = (task: PlanTask, columns: number) => taskBlock(task, {isCritical: path.includes(task.id), rivals: rivalsOf(task, conflicts), width: columns, glyphs});
	return [
		...wrap(plan.goal, width).map((text): Line => [say(text, 'strong')]),
		[
			say(`${plan.tasks.length} ${plan.tasks.length === 1 ? 'task' : 'tasks'} onto `, 'quiet'),
			say(plan.into),
			say(`, ${plan.workers} ${plan.workers === 1 ? 'worker' : 'workers'}`, 'quiet'),
			...(plan.verify === undefined ? [] : [say(', verified by ', 'quiet'), say(plan.verify)]),
		],
		...labelled('takes', timesText(plan, conflicts, glyphs), width),
		[],
		...graphLines(drawing, '', {width, height: drawing.rows.length}),
		...layersOf(plan.tasks).flatMap((layer, index) => [[], stepHeading(index, layer, width, glyphs), ...sideBySide(layer, block, width)]),
	];
}

function rivalsOf({id}: PlanTask, conflicts: readonly Conflict[]): string[] {
	return conflicts.filter(({first, second}) => first === id || second === id).map(({first, second}) => first === id ? second : first);
}

/** What the plan's own estimates come to: with its own number of workers, with one, and the least that any number would take. */
function timesText(plan: Plan, conflicts: readonly Conflict[], glyphs: Glyphs): string {
	const times = expectedTimes(plan, conflicts);
	const own = times.find(({workers}) => workers >= plan.workers) ?? times.at(-1)!;
	const best = times.reduce((one, other) => other.minutes < one.minutes ? other : one);
	const others = [times[0]!, best].filter(({minutes}, index, all) => minutes !== own.minutes && all.findIndex(other => other.minutes === minutes) === index);
	return [`about ${minutesText(own.minutes)}`, ...others.map(({workers, minutes}) => `${minutesText(minutes)} with ${workers}`)].join(` ${glyphs.dot} `);
}

function minutesText(minutes: number): string {
	return `${Number(minutes.toFixed(1))} min`;
}

function stepHeading(index: number, layer: readonly PlanTask[], width: number, glyphs: Glyphs): Line {
	const notes = [...(index === 0 ? ['at once'] : []), ...(layer.length === 1 ? [] : [`${layer.length} tasks`])];
	return fit([say(`Step ${index + 1} `, 'accent'), say(notes.map(note => `${note} `).join(`${glyphs.dot} `), 'quiet')], width, 'quiet', glyphs.horizontal);
}

/** Narrowest column in which a task still reads well. */
const taskColumns = 76;
const gap = 3;

/** Tasks beside each other where there is room, each row of them as high as its longest. */
function sideBySide(layer: readonly PlanTask[], block: (task: PlanTask, columns: number) => Line[], width: number): Line[] {
	const count = Math.max(Math.floor((width + gap) / (taskColumns + gap)), 1);
	const columns = Math.floor((width - (gap * (count - 1))) / count);
	const rows: Line[] = [];
	for (let at = 0; at < layer.length; at += count) {
		const blocks = layer.slice(at, at + count).map(task => block(task, columns));
		const height = Math.max(...blocks.map(lines => lines.length));
		rows.push(...Array.from({length: height}, (_, row) => blocks.flatMap((lines, index) => fit(lines[row] ?? [], columns + (index === count - 1 ? 0 : gap)))));
	}

	return rows;
}

type BlockOptions = {readonly isCritical: boolean; readonly rivals: readonly string[]; readonly width: number; readonly glyphs: Glyphs};

function taskBlock(task: PlanTask, {isCritical, rivals, width, glyphs}: BlockOptions): Line[] {
	const agent = agentWord(task.agent);
	const heading: Line = [
		say(`${glyphs.waiting} `, 'quiet'),
		say(task.id, isCritical ? 'strong' : 'accent'),
		...(task.title === task.id ? [] : [say(`  ${task.title}`)]),
		say(`  ${agent === '' ? '' : `${agent}, `}${minutesText(task.minutes)}`, 'quiet'),
	];
	const facts: ReadonlyArray<readonly [string, readonly string[]]> = [
		['writes', task.owns],
		['reads', task.reads],
		['after', task.needs],
		['turns', rivals.length === 0 ? [] : [`with ${rivals.join(', ')}`]],
		['must', task.constraints],
		['verify', task.verify === undefined ? [] : [task.verify]],
	];
	return [heading, ...facts.filter(([, values]) => values.length > 0).flatMap(([name, values]) => labelled(`  ${name}`, values.join(', '), width))];
}

function labelled(name: string, text: string, width: number): Line[] {
	const label = Math.max(name.length + 1, 9);
	return wrap(text, width - label).map((row, index): Line => [say((index === 0 ? name : '').padEnd(label), 'quiet'), say(row)]);
}
