import type {Command} from '../../source/model/command.ts';
import type {Event} from '../../source/model/event.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {bendCommands, bendEvents, bendState, type Broken} from './bend.ts';

/** Parts that break one rule of reads, contracts and decisions. */
export const brokenReads: readonly Broken[] = [
	{rule: 'what was read is validated', parts: bendCommands(hideReads), finding: /without its worker knowing/v},
	{rule: 'what is told too late is told again', parts: bendState(takeMissedForHeard), finding: /without its worker knowing/v},
	{rule: 'whoever meets is tested together', parts: bendEvents(forgetMeetings), finding: /without the tests of/v},
	{rule: 'a frozen interface stays', parts: bendCommands(hideFrozen), finding: /which is frozen as/v},
	{rule: 'colliding decisions block their landings', parts: bendState(forgetCollisions), finding: /collide with what it decided/v},
];

function hideReads(_state: SessionState, command: Command): Command {
	return 'reads' in command ? {...command, reads: []} : command;
}

function takeMissedForHeard(state: SessionState): SessionState {
	return {...state, heard: state.heard.map(({isMissed: _, ...heard}) => heard)};
}

function forgetMeetings(_state: SessionState, events: readonly Event[]): readonly Event[] {
	return events.map(event => event.type === 'landing-composed' ? {...event, meets: []} : event);
}

function hideFrozen(state: SessionState, command: Command): Command {
	const frozen = new Set(state.runs.r1?.plan.contracts);
	return command.type === 'landing-composed' || command.type === 'writes-seen'
		? {...command, changes: command.changes.filter(({symbol}) => !frozen.has(symbol))}
		: command;
}

function forgetCollisions(state: SessionState): SessionState {
	return {...state, decisions: state.decisions.map(({collision: _, more: __, ...decision}) => decision)};
}
