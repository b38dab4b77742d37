import type {GraphDrawing} from '../../graph/graph.ts';
import {directionOf, selectedByKey} from '../graph-keys.ts';
import type {ApprovalAct, ApprovalState} from './approval-state.ts';

export type AnswerAct = {readonly type: 'answer'; readonly answer: 'approved' | 'rejected' | 'edit' | 'save'};

/** What of a key besides its text matters here, as Ink tells it. */
export type PressedKey = Readonly<Record<(typeof keyNames)[number], boolean>>;

/** Names of the keys that matter here. */
export const keyNames = ['ctrl', 'meta', 'shift', 'escape', 'return', 'tab', 'backspace', 'delete', 'upArrow', 'downArrow', 'leftArrow', 'rightArrow', 'pageUp', 'pageDown'] as const;

/** What a key means where the person is. */
export function actOfKey(state: ApprovalState, drawing: GraphDrawing, input: string, key: PressedKey): ApprovalAct | AnswerAct | undefined {
	if (key.ctrl && input === 'c') {
		return {type: 'answer', answer: 'rejected'};
	}

	switch (state.mode.kind) {
		case 'look': {
			return keyWhileLooking(state, drawing, input, key);
		}

		case 'warnings': {
			return scrolling(input, key) ?? (key.escape || key.return || input === 'q' || input === '!' ? {type: 'back'} : undefined);
		}

		case 'fields': {
			return keyWhileChoosing(input, key);
		}

		case 'edit': {
			return keyWhileTyping(input, key);
		}
	}
}

function keyWhileLooking(state: ApprovalState, drawing: GraphDrawing, input: string, key: PressedKey): ApprovalAct | AnswerAct | undefined {
	const task = selectedByKey(drawing, state.selected, input, key);
	if (task !== undefined) {
		return {type: 'select', task};
	}

	return key.return ? {type: 'fields'} : scrolling(input, key) ?? (key.escape ? {type: 'answer', answer: 'rejected'} : keys.get(input));
}

const keys: ReadonlyMap<string, ApprovalAct | AnswerAct> = new Map(Object.entries({
	y: {type: 'answer', answer: 'approved'},
	n: {type: 'answer', answer: 'rejected'},
	q: {type: 'answer', answer: 'rejected'},
	e: {type: 'answer', answer: 'edit'},
	w: {type: 'answer', answer: 'save'},
	a: {type: 'edit', field: 'agent'},
	c: {type: 'edit', field: 'owns'},
	d: {type: 'drop'},
	s: {type: 'split'},
	u: {type: 'undo'},
	'+': {type: 'workers', change: 1},
	'-': {type: 'workers', change: -1},
	'!': {type: 'warnings'},
} as const));

/** Lines that a page of the details is taken for. */
const page = 5;

function scrolling(input: string, key: PressedKey): ApprovalAct | undefined {
	if (key.pageDown || input === ' ') {
		return {type: 'scroll', lines: page};
	}

	return key.pageUp || input === 'b' ? {type: 'scroll', lines: -page} : undefined;
}

function keyWhileChoosing(input: string, key: PressedKey): ApprovalAct | undefined {
	if (key.escape || input === 'q') {
		return {type: 'back'};
	}

	if (key.return) {
		return {type: 'edit-field'};
	}

	const direction = key.tab ? 'down' : directionOf(input, key);
	return direction === 'up' || direction === 'down' ? {type: 'move-field', change: direction === 'up' ? -1 : 1} : undefined;
}

function keyWhileTyping(input: string, key: PressedKey): ApprovalAct | undefined {
	if (key.escape) {
		return {type: 'back'};
	}

	if (key.return) {
		return {type: 'accept'};
	}

	if (key.backspace || key.delete) {
		return {type: 'erase'};
	}

	if (key.ctrl) {
		return input === 'u' ? {type: 'erase-all'} : undefined;
	}

	const text = input.replaceAll(/\p{Control}+/gv, ' ');
	return text === '' || key.meta ? undefined : {type: 'type', text};
}
