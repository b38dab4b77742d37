import assert from 'node:assert/strict';
import type {Command} from '../model/command.ts';
import type {Effect} from '../model/effect.ts';
import type {Event} from '../model/event.ts';
import type {SessionState} from '../model/session-state.ts';
import {refuse, type Answer, type Draft} from './draft.ts';
import type {Handler, Handlers} from './commands/handler.ts';
import {checkInvariants} from './invariants.ts';
import {outstanding} from './outstanding.ts';
import {personCommands} from './commands/person-commands.ts';
import {reportCommands} from './commands/report-commands.ts';
import {settle} from './settle.ts';
import {workerCommands} from './commands/worker-commands.ts';

/** What a command led to. */
export type Step = {
	readonly state: SessionState;
	/** To be journalled together, before any effect is performed. */
	readonly events: readonly Event[];
	/** Effects that are outstanding now and weren't before. */
	readonly effects: readonly Effect[];
	/** Keys of the effects that no longer are: to be stopped where still under way, their results to be dropped. */
	readonly ended: readonly string[];
	readonly answer: Answer;
};

/**
Decides a command: the only door of the engine. `now` is in milliseconds since 1970.
Pure: the same state, command and time always lead to the same step. Throws an AssertionError when an invariant breaks;
then nothing of the step may be kept, and the engine has to be frozen.
*/
export function step(state: SessionState, command: Command, now: number): Step {
	if (state.frozen !== undefined && command.type !== 'engine-start') {
		const reason = `The engine stopped deciding to keep your work safe: ${state.frozen}`;
		return {state, events: [], effects: [], ended: [], answer: refuse(`${reason} Panes live on. Restart it with \`jupiter-tui stop\` and \`jupiter-tui\`.`)};
	}

	const draft: Draft = {state, events: [], now};
	const handler = handlers[command.type] as Handler<Command['type']>;
	const answer = handler(draft, command);
	settle(draft);
	assert.equal(draft.state.seq, state.seq + draft.events.length);
	checkInvariants(draft.state, command.type === 'engine-start' ? undefined : state);
	return {state: draft.state, events: draft.events, ...difference(state, draft.state), answer};
}

const handlers: Handlers<Command['type']> = {...personCommands, ...workerCommands, ...reportCommands};

function difference(before: SessionState, after: SessionState): Pick<Step, 'effects' | 'ended'> {
	const past = new Set(outstanding(before).map(({key}) => key));
	const present = new Set(outstanding(after).map(({key}) => key));
	return {
		effects: outstanding(after).filter(({key}) => !past.has(key)),
		ended: [...past.difference(present)],
	};
}
