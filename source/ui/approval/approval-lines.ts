import type {Claim, Plan, PlanTask} from '../../model/plan.ts';
import {agentReason} from '../../plan/agent-reason.ts';
import {commonClaims, findConflicts, type Conflict} from '../../plan/conflicts.ts';
import {fieldText} from '../../plan/edit-plan.ts';
import {expectedTimes} from '../../plan/expected-times.ts';
import {joinRemarks} from '../../plan/join-remarks.ts';
import type {Remark} from '../../plan/write-plan.ts';
import {keyLine, typingKeys, type ShownKey} from '../key-line.ts';
import {fit, joinLines, say, spread, wrap, type Line} from '../line.ts';
import type {Glyphs} from '../theme.ts';
import {agentWord} from '../title-line.ts';
import {planOf, selectedTask, shownFields, type ApprovalMode, type ApprovalState} from './approval-state.ts';

/** What is known of a plan besides what it says, made anew when it changes. */
export type PlanNotes = {
	readonly warnings: ReadonlyArray<{readonly tasks: readonly string[]; readonly message: string}>;
	readonly absent: readonly Claim[];
	readonly additions: readonly Remark[];
};

/** The lines above the graph: what for, with what, how long by workers, and how many warnings. */
export function headLines(plan: Plan, warnings: number, width: number, glyphs: Glyphs): Line[] {
	const isProven = plan.verify !== undefined;
	return [
		[say(plan.goal, 'strong')],
		[say(`${plan.tasks.length} ${plan.tasks.length === 1 ? 'task' : 'tasks'} onto `, 'quiet'), say(plan.into), say(`, ${plan.workers} ${plan.workers === 1 ? 'worker' : 'workers'} ${glyphs.dot} `, 'quiet'), say(isProven ? `verified by ${plan.verify}` : 'nothing verifies it', isProven ? 'quiet' : 'warning')],
		spread(timesLine(plan, glyphs), warnings === 0 ? [] : [say(`${glyphs.attention} ${warnings} ${warnings === 1 ? 'warning' : 'warnings'} `, 'warning'), say('!', 'key')], width),
	];
}

/** Expected minutes for each number of workers, the plan's own lit. Numbers that gain nothing are left out. */
function timesLine(plan: Plan, glyphs: Glyphs): Line {
	const times = expectedTimes(plan);
	const own = Math.min(plan.workers, times.length);
	const telling = times.filter(({workers, minutes}, index) => index === 0 || minutes !== times[index - 1]!.minutes || workers === own);
	const parts = telling.map(({workers, minutes}): Line => {
		const isOwn = workers === own;
		const count = isOwn ? plan.workers : workers;
		return [say(`${workers === 1 ? `${count} ${count === 1 ? 'worker' : 'workers'}` : count}: ${minutesText(minutes)}`, isOwn ? 'focus' : 'quiet')];
	});
	return joinLines(parts, [say(` ${glyphs.dot} `, 'quiet')]);
}

function minutesText(minutes: number): string {
	return `${Number(minutes.toFixed(1))} min`;
}

/** Lines to look through, and the first of them to show. */
export type Body = {readonly lines: readonly Line[]; readonly first: number};

/** The lines below the graph, by what the person does: a task, its fields, or all warnings. A chosen field is among the rows shown. */
export function bodyOf(state: ApprovalState, notes: PlanNotes, {width, rows}: {readonly width: number; readonly rows: number}, glyphs: Glyphs): Body {
	if (state.mode.kind === 'fields' || state.mode.kind === 'edit') {
		const fields = fieldLines(state, width);
		return {lines: fields.flat(), first: Math.max(fields.slice(0, chosenField(state.mode) + 1).flat().length - rows, 0)};
	}

	const lines = state.mode.kind === 'warnings'
		? notes.warnings.flatMap(({message}) => marked(message, 'warning', width, glyphs))
		: taskLines(planOf(state), selectedTask(state), notes, width, glyphs);
	return {lines, first: Math.min(state.offset, Math.max(lines.length - rows, 0))};
}

function chosenField(mode: ApprovalMode & {readonly kind: 'fields' | 'edit'}): number {
	return mode.kind === 'fields' ? mode.at : shownFields.findIndex(({field}) => field === mode.field);
}

/** The line between graph and details, naming what is below. */
export function ruleLine(state: ApprovalState, width: number, glyphs: Glyphs): Line {
	const task = selectedTask(state);
	const title = state.mode.kind === 'warnings' ? [say('Warnings ', 'warning')] : [say(`${task.id} `, 'accent'), ...task.title === task.id ? [] : [say(`${task.title} `)]];
	const agent = agentWord(task.agent);
	const right = state.mode.kind === 'warnings' ? '' : ` ${agent === '' ? '' : `${agent}, `}${minutesText(task.minutes)}`;
	return spread(title, [say(right, 'quiet')], width, 'quiet', glyphs.horizontal);
}

function taskLines(plan: Plan, task: PlanTask, notes: PlanNotes, width: number, glyphs: Glyphs): Line[] {
	const reason = agentReason(task);
	const told = joinRemarks(notes.additions, task.id).map(({field, text}) => `${field === 'owns' ? '' : 'waits for '}${text}`);
	return [
		...notes.warnings.filter(({tasks}) => tasks.includes(task.id)).flatMap(({message}) => marked(message, 'warning', width, glyphs)),
		...fact('writes', task.owns.map(claim => notes.absent.includes(claim) ? `${claim} (new)` : claim).join(', '), width),
		...fact('reads', task.reads.join(', '), width),
		...fact('after', task.needs.join(', '), width),
		...turnLines(plan, task, width),
		...fact('must', task.constraints.join('; '), width),
		...fact('keeps', keptInterfaces(plan, task), width),
		...fact('decided', Object.entries(plan.decisions).map(([key, value]) => `${key} is ${value}`).join(', '), width),
		...fact('verify', task.verify ?? '', width),
		...fact('agent', reason === undefined ? '' : `${agentWord(task.agent)}, ${reason}`, width),
		...task.agent.kind === 'command' ? fact('runs', task.agent.command, width) : [],
		...fact('added', told.join('; '), width),
		...task.prompt === task.title ? [] : [[], ...wrap(task.prompt, width).map((text): Line => [say(text)])],
	];
}

/** Frozen interfaces in what a task writes. */
function keptInterfaces({contracts}: Plan, {owns}: PlanTask): string {
	const own = contracts.filter(contract => commonClaims(owns, [contract]).length > 0);
	return own.length === 0 ? '' : `the interface of ${own.join(', ')}, on which others build`;
}

/** With whom a task takes turns, and what both want. */
function turnLines(plan: Plan, {id}: PlanTask, width: number): Line[] {
	const mine = findConflicts(plan).filter(({first, second}) => first === id || second === id);
	return mine.flatMap(conflict => fact('turns', `with ${otherOf(conflict, id)}: ${conflict.isTouching ? 'git would take these for one place,' : 'both write'} ${conflict.claims.slice(0, 3).join(', ')}`, width));
}

function otherOf({first, second}: Conflict, id: string): string {
	return first === id ? second : first;
}

/** The rows of each field. */
function fieldLines(state: ApprovalState, width: number): Line[][] {
	const {mode} = state;
	const task = selectedTask(state);
	return shownFields.map(({field, name}, index): Line[] => {
		if (mode.kind === 'edit' && mode.field === field) {
			return editedLines(name, mode.text, width);
		}

		const isChosen = mode.kind === 'fields' && mode.at === index;
		const text = fieldText(task, field);
		return [fit([say(name.padEnd(labelWidth), isChosen ? 'bar' : 'quiet'), say(text === '' ? ' ' : text, isChosen ? 'bar' : 'plain')], width, isChosen ? 'bar' : 'plain')];
	});
}

/** What is typed, with its end in sight. */
function editedLines(name: string, text: string, width: number): Line[] {
	const rows = wrap(text, Math.max(width - labelWidth - 1, 1));
	return rows.slice(-editedRows).map((row, index, shown): Line => [
		say((index === 0 ? name : '').padEnd(labelWidth), 'key'),
		say(row),
		...index === shown.length - 1 ? [say(' ', 'bar')] : [],
	]);
}

/** Rows of a long text that are shown while it is typed. */
const editedRows = 4;
const labelWidth = 9;

function fact(name: string, text: string, width: number): Line[] {
	return text === '' ? [] : wrap(text, width - labelWidth).map((row, index): Line => [say((index === 0 ? name : '').padEnd(labelWidth), 'quiet'), say(row)]);
}

function marked(text: string, tone: 'warning', width: number, glyphs: Glyphs): Line[] {
	return wrap(text, width - 2).map((row, index): Line => [say(index === 0 ? `${glyphs.attention} ` : '  ', tone), say(row)]);
}

/** The keys that work now, and above them why something did not. */
export function footLines({mode, message, plans}: ApprovalState, width: number): Line[] {
	const words = message === undefined ? [] : wrap(message, width).slice(0, 2).map((text): Line => [say(text, 'warning')]);
	const isChanged = plans.length > 1 && mode.kind === 'look' && message === undefined;
	return [...words, ...isChanged ? [keyLine(changedKeys, width)] : [], keyLine(keysOf[mode.kind], width)];
}

const changedKeys: readonly ShownKey[] = [['u', 'undo the last change'], ['w', 'write the changes to the file']];

const keysOf: Readonly<Record<ApprovalState['mode']['kind'], readonly ShownKey[]>> = {
	look: [
		['y', 'start'],
		['n', 'leave'],
		['Enter', 'edit'],
		['d', 'drop'],
		['s', 'split'],
		['+-', 'workers'],
		['e', 'open in editor'],
		['arrows', 'choose'],
		['Space', 'scroll'],
		['a', 'agent'],
		['c', 'claims'],
	],
	warnings: [['Esc', 'back'], ['Space', 'further']],
	fields: [['Enter', 'change it'], ['arrows', 'choose'], ['Esc', 'back']],
	edit: typingKeys,
};
