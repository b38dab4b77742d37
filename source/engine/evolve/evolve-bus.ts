import type {Decision, OtherValue} from '../../model/bus.ts';
import type {RunId} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {otherValues} from '../find.ts';
import {withMissed, withTold} from './evolve-reads.ts';
import type {Evolvers} from './evolver.ts';

type BusEvent = 'note-posted' | 'decision-made' | 'decision-collided' | 'decision-settled'
	| 'message-queued' | 'message-delivered';

/** What events between workers do to the state. Notes live in the journal alone. */
export const evolveBus: Evolvers<BusEvent> = {
	'note-posted': state => state,
	'decision-made': (state, {run, key, value, by}, {at}) => ({...state, decisions: [...state.decisions, {run, key, value, by, at}]}),
	'decision-collided': (state, {run, key, value, by}, {at}) =>
		changeDecision(state, run, key, decision => withOthers(decision, [...otherValues(decision).filter(other => other.by !== by), {value, by, at}])),
	// A person settles it for all; a worker only for itself and for those who wanted the same.
	'decision-settled': (state, {run, key, value, by}) =>
		changeDecision(state, run, key, decision => withOthers({...decision, value}, by === 'user' ? [] : otherValues(decision).filter(other => other.by !== by && other.value !== value))),
	'message-queued': (state, {id, to, text, quiet = false, tells, takesBack}, {at}) => withTold(
		{...state, deliveries: [...state.deliveries, {id, to, text, at, ...(quiet && {quiet})}]},
		to,
		{quiet, ...(tells && {tells: tells.map(change => ({...change, message: id}))}), ...(takesBack && {takesBack})},
	),
	'message-delivered': (state, {id, isLost}) => ({
		...(isLost === true ? withMissed(state, id) : state),
		deliveries: state.deliveries.filter(delivery => delivery.id !== id),
	}),
};

function withOthers({collision: _, more: __, ...decision}: Decision, [collision, ...more]: readonly OtherValue[]): Decision {
	return {...decision, ...(collision && {collision}), ...(more.length > 0 && {more})};
}

function changeDecision(state: SessionState, run: RunId, key: string, change: (decision: Decision) => Decision): SessionState {
	return {
		...state,
		decisions: state.decisions.map(decision => decision.run === run && decision.key === key ? change(decision) : decision),
	};
}
