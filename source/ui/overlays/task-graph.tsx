import {useMemo, useState, useSyncExternalStore, type ReactElement} from 'react';
import {useInput, type Key} from 'ink';
import {tasksOf} from '../../engine/find.ts';
import type {GraphDrawing} from '../../graph/graph.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Chrome, Source} from '../chrome.ts';
import {selectedByKey} from '../graph-keys.ts';
import {drawRun, graphLines} from '../graph-view.ts';
import {fit, type Line} from '../line.ts';
import {PaintedLines} from '../painted-line.tsx';
import {standing} from '../standing.ts';
import {taskLines} from '../task-lines.ts';
import {glyphsFor} from '../theme.ts';
import {inner, innerRows} from './frame-size.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import type {Give} from './overlay.ts';
import {keysOfTask, orderOfKey} from './task-keys.ts';

export type TaskGraphProps = {
	readonly source: Source<Chrome>;
	readonly state: SessionState;
	readonly run: Run;
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

/** Draws the tasks of a run and what they need as they stand, the longest chain of what is left lit, with all there is to know about the selected one. */
export function TaskGraph({source, state, run, width, height, isAscii, give}: TaskGraphProps): ReactElement {
	const {now} = useSyncExternalStore(source.subscribe, source.snapshot);
	const drawing = useMemo(() => drawRun(run, now, {width: inner(width), isAscii}), [run, now, width, isAscii]);
	const [chosen, choose] = useState<string | undefined>(undefined);
	const selected = chosen !== undefined && run.tasks[chosen] !== undefined ? chosen : firstOf(run);
	const task = run.tasks[selected]!;
	const [offset, scroll] = useState(0);
	const page = Math.max(detailRows(drawing, height) - 1, 1);
	useInput((input, key) => {
		const next = selectedByKey(drawing, selected, input, key);
		const order = orderOfKey(task, input);
		if (next !== undefined) {
			choose(next);
			scroll(0);
		} else if (key.return) {
			give({type: 'focus-task', task: `${run.id}/${selected}`});
		} else if (order !== undefined) {
			give(order);
		} else if (key.pageDown || input === ' ' || key.pageUp || input === 'b') {
			scroll(Math.max(offset + (isBack(input, key) ? -page : page), 0));
		} else if (key.escape || input === 'q') {
			give({type: 'close'});
		}
	});
	const details = taskLines(state, task, now, inner(width), glyphsFor(isAscii));
	const lines = screenOf({drawing, run, selected, now, details, offset, width: inner(width), height});
	return (
		<OverlayFrame title={`Tasks of ${run.id}`} keys={[['Enter', 'pane'], ...keysOfTask(task), ['Esc', 'close'], ['arrows', 'choose'], ['Space', 'page']]} width={width} height={height} isAscii={isAscii}>
			<PaintedLines lines={lines} width={inner(width)} height={innerRows(height)} isAscii={isAscii}/>
		</OverlayFrame>
	);
}

/** Whoever is at work is what a person looks for first. */
function firstOf(run: Run): string {
	const tasks = tasksOf(run);
	return (tasks.find(({phase}) => phase === 'working') ?? tasks.find(({phase}) => phase !== 'landed') ?? tasks[0]!).id;
}

function isBack(input: string, key: Key): boolean {
	return key.pageUp || input === 'b';
}

type Parts = {
	readonly drawing: GraphDrawing;
	readonly run: Run;
	readonly selected: string;
	readonly now: number;
	readonly details: readonly Line[];
	readonly offset: number;
	readonly width: number;
	readonly height: number;
};

/** The graph has what it needs up to half of the height, the details what is left. */
function screenOf({drawing, run, selected, now, details, offset, width, height}: Parts): Line[] {
	const rows = detailRows(drawing, height);
	const first = Math.min(offset, Math.max(details.length - rows, 0));
	return [
		...graphLines(drawing, selected, {width, height: graphRows(drawing, height), toneOf: id => standing(run.tasks[id]!, now).tone}),
		[],
		...details.slice(first, first + rows).map(line => fit(line, width)),
	];
}

function graphRows(drawing: GraphDrawing, height: number): number {
	const half = Math.floor(innerRows(height) / 2);
	return Math.min(drawing.rows.length, Math.max(half, 1));
}

function detailRows(drawing: GraphDrawing, height: number): number {
	return Math.max(innerRows(height) - graphRows(drawing, height) - 1, 1);
}
