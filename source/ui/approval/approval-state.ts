import {changeTask, changeWorkers, dropTask, fieldText, splitTask, type Edited, type TaskField} from '../../plan/edit-plan.ts';
import type {OtherAgents} from '../../plan/agent-called.ts';
import type {Plan, PlanTask} from '../../model/plan.ts';

/** What a person does with a plan before it starts: which task they look at, what they have changed, what they are typing. */
export type ApprovalState = {
	/** The plan as it was shown first, then as each change left it; the last is the one shown. */
	readonly plans: readonly Plan[];
	/** Agents of the person's own. */
	readonly agents: OtherAgents;
	readonly selected: string;
	readonly mode: ApprovalMode;
	/** Lines of the details scrolled past. */
	readonly offset: number;
	/** Why the last change could not be made, or what it did. */
	readonly message?: string;
};

export type ApprovalMode =
	| {readonly kind: 'look'}
	| {readonly kind: 'warnings'}
	/** Choosing a field of the selected task. */
	| {readonly kind: 'fields'; readonly at: number}
	| {readonly kind: 'edit'; readonly field: TaskField; readonly text: string; readonly back: ApprovalMode};

/** Fields in the order in which they are listed. */
export const shownFields: ReadonlyArray<{readonly field: TaskField; readonly name: string}> = [
	{field: 'title', name: 'title'},
	{field: 'agent', name: 'agent'},
	{field: 'owns', name: 'writes'},
	{field: 'reads', name: 'reads'},
	{field: 'needs', name: 'after'},
	{field: 'constraints', name: 'must'},
	{field: 'verify', name: 'verify'},
	{field: 'minutes', name: 'minutes'},
];

/** The state in which a plan is shown first. */
export function beginApproval(plan: Plan, agents: OtherAgents = {}): ApprovalState {
	return {plans: [plan], agents, selected: plan.tasks[0]!.id, mode: {kind: 'look'}, offset: 0};
}

/** The plan as it is now. */
export function planOf({plans}: ApprovalState): Plan {
	return plans.at(-1)!;
}

/** The task that is looked at. */
export function selectedTask(state: ApprovalState): PlanTask {
	return planOf(state).tasks.find(({id}) => id === state.selected)!;
}

export type ApprovalAct =
	EditingAct | {readonly type: 'select'; readonly task: string} | {readonly type: 'scroll'; readonly lines: number} | {readonly type: 'workers'; readonly change: 1 | -1} | {readonly type: 'drop' | 'split' | 'undo' | 'back' | 'warnings' | 'fields'};

/** What concerns the fields of the selected task. */
type EditingAct =
	| {readonly type: 'edit-field'}
	| {readonly type: 'move-field'; readonly change: 1 | -1}
	| {readonly type: 'edit'; readonly field: TaskField}
	| {readonly type: 'type'; readonly text: string}
	| {readonly type: 'erase' | 'erase-all' | 'accept'};

/** What an act makes of the state. */
export function approvalReducer(state: ApprovalState, act: ApprovalAct): ApprovalState {
	const {message: _, ...quiet} = state;
	const plan = planOf(state);
	switch (act.type) {
		case 'select': {
			return {...quiet, selected: act.task, offset: 0};
		}

		case 'scroll': {
			return {...quiet, offset: Math.max(0, state.offset + act.lines)};
		}

		case 'workers': {
			return changed(quiet, changeWorkers(plan, plan.workers + act.change));
		}

		case 'drop': {
			return changed(quiet, dropTask(plan, state.selected));
		}

		case 'split': {
			return changed(quiet, splitTask(plan, state.selected));
		}

		case 'undo': {
			return state.plans.length === 1 ? {...quiet, message: 'Nothing was changed here.'} : withSelection({...quiet, plans: state.plans.slice(0, -1)}, plan);
		}

		case 'warnings':
		case 'fields': {
			return {...quiet, offset: 0, mode: act.type === 'fields' ? {kind: 'fields', at: 0} : {kind: 'warnings'}};
		}

		case 'back': {
			return {...quiet, offset: 0, mode: state.mode.kind === 'edit' ? state.mode.back : {kind: 'look'}};
		}

		case 'edit':
		case 'edit-field':
		case 'move-field':
		case 'type':
		case 'erase':
		case 'erase-all':
		case 'accept': {
			return editing(quiet, act);
		}
	}
}

function editing(state: ApprovalState, act: EditingAct): ApprovalState {
	const {mode} = state;
	if (act.type === 'edit') {
		return {...state, mode: {kind: 'edit', field: act.field, text: fieldText(selectedTask(state), act.field), back: mode}};
	}

	if (mode.kind === 'fields') {
		return act.type === 'edit-field' || act.type === 'move-field' ? choosing(state, mode, act) : state;
	}

	return mode.kind === 'edit' ? typing(state, mode, act) : state;
}

function choosing(state: ApprovalState, mode: ApprovalMode & {readonly kind: 'fields'}, act: EditingAct & {readonly type: 'edit-field' | 'move-field'}): ApprovalState {
	return act.type === 'move-field'
		? {...state, mode: {kind: 'fields', at: Math.min(Math.max(mode.at + act.change, 0), shownFields.length - 1)}}
		: editing(state, {type: 'edit', field: shownFields[mode.at]!.field});
}

function typing(state: ApprovalState, mode: ApprovalMode & {readonly kind: 'edit'}, act: EditingAct): ApprovalState {
	switch (act.type) {
		case 'type': {
			return {...state, mode: {...mode, text: mode.text + act.text}};
		}

		case 'erase': {
			return {...state, mode: {...mode, text: [...mode.text].slice(0, -1).join('')}};
		}

		case 'erase-all': {
			return {...state, mode: {...mode, text: ''}};
		}

		case 'accept': {
			const made = changeTask(planOf(state), state.selected, mode.field, mode.text, state.agents);
			return typeof made === 'string' ? {...state, message: made} : {...changed(state, made), mode: mode.back};
		}

		case 'edit':
		case 'edit-field':
		case 'move-field': {
			return state;
		}
	}
}

function changed(state: ApprovalState, made: Edited): ApprovalState {
	return typeof made === 'string' ? {...state, message: made} : withSelection({...state, plans: [...state.plans, made]}, planOf(state));
}

/** A task that is gone is taken over by what stands in its place. */
function withSelection(state: ApprovalState, former: Plan): ApprovalState {
	const {tasks} = planOf(state);
	if (tasks.some(({id}) => id === state.selected)) {
		return state;
	}

	const index = former.tasks.findIndex(({id}) => id === state.selected);
	return {...state, selected: tasks[Math.min(Math.max(index, 0), tasks.length - 1)]!.id, offset: 0};
}
