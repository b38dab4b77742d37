import type {Decision, RunId, SessionState} from '../model/run.ts';
import {withMissed, withTold} from './evolve-reads.ts';
import type {Evolvers} from './evolver.ts';

type BusEvent = 'note-posted' | 'decision-made' | 'decision-collided' | 'decision-settled'
	| 'message-queued' | 'message-delivered';

/** What events between workers do to the state. Notes live in the journal alone. */
export const evolveBus: Evolvers<BusEvent> = {
	'note-posted': state => state,
	'decision-made': (state, {run, key, value, by}, {at}) => ({...state, decisions: [...state.decisions, {run, key, value, by, at}]}),
	'decision-collided': (state, {run, key, value, by}, {at}) =>
		changeDecision(state, run, key, decision => ({...decision, collision: {value, by, at}})),
	'decision-settled': (state, {run, key, value}) =>
		changeDecision(state, run, key, ({collision, ...decision}) => ({...decision, value})),
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

function changeDecision(state: SessionState, run: RunId, key: string, change: (decision: Decision) => Decision): SessionState {
	return {
		...state,
		decisions: state.decisions.map(decision => decision.run === run && decision.key === key ? change(decision) : decision),
	};
}
