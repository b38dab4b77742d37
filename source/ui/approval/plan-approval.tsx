import {useMemo, useReducer, type ReactElement} from 'react';
import {Box, useApp, useInput, useWindowSize, type Key} from 'ink';
import type {OtherAgents} from '../../plan/agent-called.ts';
import type {Plan} from '../../model/plan.ts';
import {drawPlan, graphLines} from '../graph-view.ts';
import {PaintedLines} from '../painted-line.tsx';
import {fit, type Line} from '../line.ts';
import {glyphsFor} from '../theme.ts';
import {actOfKey} from './approval-keys.ts';
import {bodyOf, footLines, headLines, ruleLine, type PlanNotes} from './approval-lines.ts';
import {approvalReducer, beginApproval, planOf, type ApprovalState} from './approval-state.ts';

/** What a person answers, with the plan as they left it. `edit` opens it in their editor, `save` writes it to its file; both come back. */
export type Approval = {readonly kind: 'approved' | 'rejected' | 'edit' | 'save'; readonly plan: Plan};

export type PlanApprovalProps = {
	readonly plan: Plan;
	/** Agents of the person's own. */
	readonly agents?: OtherAgents;
	/** Looks a plan over, after each change. */
	readonly notesOf: (plan: Plan) => PlanNotes;
	readonly isAscii: boolean;
	readonly onAnswer: (answer: Approval) => void;
};

/** Shows a plan as a graph with the details of one task, lets the person change it, and asks whether to start it. Fills the terminal it is rendered on. */
export function PlanApproval({plan: first, agents = {}, notesOf, isAscii, onAnswer}: PlanApprovalProps): ReactElement {
	const {columns, rows} = useWindowSize();
	const {exit} = useApp();
	const [state, act] = useReducer(approvalReducer, first, plan => beginApproval(plan, agents));
	const plan = planOf(state);
	const notes = useMemo(() => notesOf(plan), [notesOf, plan]);
	const width = Math.max(columns - 2, 1);
	const drawing = useMemo(() => drawPlan(plan, new Set(notes.warnings.flatMap(({tasks}) => tasks)), {width, isAscii}), [plan, width, isAscii, notes]);
	useInput((input: string, key: Key) => {
		const meant = actOfKey(state, drawing, input, key);
		if (meant?.type === 'answer') {
			onAnswer({kind: meant.answer, plan});
			exit();
		} else if (meant !== undefined) {
			act(meant);
		}
	});
	return (
		<Box flexDirection='column' paddingX={1} height={rows} overflow='hidden'>
			<PaintedLines lines={screenLines(state, notes, drawing, {width, height: rows, isAscii})} width={width} height={rows} isAscii={isAscii}/>
		</Box>
	);
}

type Sizes = {readonly width: number; readonly height: number; readonly isAscii: boolean};

/** All rows of the screen. The graph has what it needs up to half of the height, the details what is left; on a screen too low for all, the keys stay. */
export function screenLines(state: ApprovalState, notes: PlanNotes, drawing: ReturnType<typeof drawPlan>, {width, height, isAscii}: Sizes): Line[] {
	const glyphs = glyphsFor(isAscii);
	const head = headLines(planOf(state), notes.warnings.length, width, glyphs);
	const foot = footLines(state, width);
	const room = Math.max(height - head.length - foot.length - 2, 2);
	const graphRows = Math.min(drawing.rows.length, Math.max(Math.floor(room / 2), 1));
	const bodyRows = room - graphRows;
	const {lines, first} = bodyOf(state, notes, {width, rows: bodyRows}, glyphs);
	const shown = lines.slice(first, first + bodyRows);
	return [
		...head,
		[],
		...graphLines(drawing, state.selected, {width, height: graphRows}),
		ruleLine(state, width, glyphs),
		...shown,
		...Array.from({length: bodyRows - shown.length}, () => []),
		...foot,
	].slice(-height).map(line => fit(line, width));
}
