import type {ListedSession} from '../../model/listed-session.ts';
import type {RunId, TaskKey} from '../../model/names.ts';
import type {Rectangle} from '../../layout/tree.ts';
import type {Act} from '../key-table.ts';
import {wrap} from '../line.ts';
import {inner} from './frame-size.ts';
import type {Moment} from './moments.ts';

/** A window above the panes. It takes the keys until it is closed. */
export type Overlay =
	| {readonly kind: 'help'}
	| {readonly kind: 'palette'}
	| {readonly kind: 'plan'}
	| {readonly kind: 'dag'}
	| {readonly kind: 'locks'}
	| {readonly kind: 'bus'}
	/** Shows the run's decisions, and asks for one where two values collide. */
	| {readonly kind: 'settle'}
	| {readonly kind: 'time'; readonly run: RunId; readonly moments: readonly Moment[]}
	| {readonly kind: 'sessions'; readonly sessions: readonly ListedSession[]}
	| {readonly kind: 'task'; readonly task: TaskKey}
	| {readonly kind: 'review'; readonly task: TaskKey; readonly diff: string}
	/** A question before something that can't be undone. */
	| {readonly kind: 'confirm'; readonly question: string; readonly consequence: string; readonly confirmed: Order}
	| {readonly kind: 'rename'; readonly pane: number; readonly name: string};

/** What an overlay asks of the client. */
export type Order =
	| {readonly type: 'close'}
	| {readonly type: 'act'; readonly act: Act}
	| {readonly type: 'task'; readonly verb: 'pause' | 'resume' | 'retry' | 'cancel' | 'land'; readonly task: TaskKey | string}
	/** Ask the person first. */
	| {readonly type: 'ask-task'; readonly verb: 'retry' | 'land' | 'cancel'; readonly task: TaskKey}
	| {readonly type: 'review'; readonly task: TaskKey}
	/** What the task's worker is asked after a look at its changes. */
	| {readonly type: 'comment'; readonly task: TaskKey; readonly text: string}
	| {readonly type: 'note'; readonly text: string}
	| {readonly type: 'settle'; readonly key: string; readonly value: string}
	| {readonly type: 'show-session'; readonly root: string}
	| {readonly type: 'close-pane'; readonly pane: number}
	| {readonly type: 'rename'; readonly pane: number; readonly name: string}
	| {readonly type: 'focus-task'; readonly task: TaskKey};

export type Give = (order: Order) => void;

/** Chooses an overlay's place: in the middle, no larger than it needs and than the terminal is. */
export function overlayPlace(overlay: Overlay, columns: number, rows: number): Rectangle {
	const wanted = wantedSize(overlay, columns, rows);
	const width = Math.min(wanted.width, columns);
	const height = Math.min(wanted.height, rows);
	return {x: Math.floor((columns - width) / 2), y: Math.floor((rows - height) / 2), width, height};
}

function wantedSize(overlay: Overlay, columns: number, rows: number): {width: number; height: number} {
	switch (overlay.kind) {
		case 'help': {
			return columns >= 126 ? {width: 122, height: 28} : {width: 76, height: rows};
		}

		case 'palette': {
			return {width: 70, height: Math.min(rows - 2, 18)};
		}

		case 'confirm': {
			return {width: 64, height: wrap(overlay.consequence, inner(Math.min(64, columns))).length + 4};
		}

		case 'rename': {
			return {width: 50, height: 3};
		}

		case 'settle': {
			return {width: 70, height: Math.min(rows - 2, 16)};
		}

		case 'sessions': {
			return {width: 76, height: Math.min(overlay.sessions.length + 2, rows - 2)};
		}

		case 'time':
		case 'plan':
		case 'dag':
		case 'locks':
		case 'bus':
		case 'review':
		case 'task': {
			return {width: Math.min(columns - 4, 120), height: Math.max(rows - 4, Math.min(rows, 14))};
		}
	}
}
