import type {Event} from '../model/event.ts';
import type {Tidings} from '../model/bus.ts';
import {maxBusText} from '../model/limits/bus.ts';
import type {TaskKey} from '../model/names.ts';
import type {SessionState} from '../model/session-state.ts';
import {evolve} from './evolve/evolve.ts';

/** One step in the making: the state so far and the events that led to it. Lives no longer than its step. */
export type Draft = {
	state: SessionState;
	readonly events: Event[];
	/** Milliseconds since 1970. */
	readonly now: number;
};

/** What a command is told. A refusal's `text` is one sentence with the next step; `detail` may hold more lines. */
export type Answer =
	| {readonly ok: true; readonly text?: string}
	| {readonly ok: false; readonly text: string; readonly detail?: string};

/** Lets an event happen: the state evolves by it at once. */
export function emit(draft: Draft, event: Event): void {
	draft.state = evolve(draft.state, {seq: draft.state.seq + 1, at: draft.now, epoch: draft.state.epoch, event});
	draft.events.push(event);
}

/** Queues a message to a worker. */
export function tell(draft: Draft, to: TaskKey, text: string, tidings: Tidings = {}): void {
	emit(draft, {type: 'message-queued', id: draft.state.seq + 1, to, text, ...tidings});
}

/** Returns the answer to a command that was carried out. */
export function accept(text?: string): Answer {
	return text === undefined ? {ok: true} : {ok: true, text};
}

/** Returns the answer to a command that was not carried out. */
export function refuse(text: string, detail?: string): Answer {
	return detail === undefined ? {ok: false, text} : {ok: false, text, detail};
}

/** Refuses a text that is more than an agent should be told at once. */
export function refuseTooLong(text: string): Answer | undefined {
	return text.length > maxBusText ? refuse(`That is ${text.length} characters. Say it in ${maxBusText}.`) : undefined;
}
