import type {HeardChange, PublishedChange, Tidings} from '../../model/bus.ts';
import type {Change} from '../../model/change.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {isAtWork, runIdOf, runOf, tasksOf} from '../find.ts';
import {changeRun, changeRunOf} from './change.ts';
import type {Evolvers} from './evolver.ts';

type ReadEvent = 'reads-noted' | 'changes-published' | 'interface-published' | 'contract-refused' | 'contract-amended';

/** What events about reads, the changes that concern them, and contracts do to the state. */
export const evolveReads: Evolvers<ReadEvent> = {
	'reads-noted': (state, {task, reads}) => ({...state, reads: {...state.reads, [task]: [...state.reads[task] ?? [], ...reads]}}),
	'changes-published': (state, {task, changes, withdrawn}) => ({
		...state,
		published: [...without(state.published, task, [...withdrawn, ...changes.map(({symbol}) => symbol)]), ...changes.map(change => ({...change, by: task}))],
	}),
	'interface-published': (state, {task, symbol, signature}) => ({
		...state,
		published: [...without(state.published, task, [symbol]), {symbol, depth: 'interface', is: signature, by: task}],
	}),
	'contract-refused'(state, {task, changes}) {
		const known = new Set(state.breaches.filter(({by}) => by === task).map(({symbol}) => symbol));
		const fresh = changes.filter(({symbol}) => !known.has(symbol)).length;
		return {
			...changeRunOf(state, task, ({refusedWrites}) => ({refusedWrites: refusedWrites + fresh})),
			breaches: [...state.breaches.filter(({by}) => by !== task), ...changes.map(change => ({...change, by: task}))],
		};
	},
	'contract-amended': (state, {run, symbol, version, signature, hash, by}, {at}) => ({
		...changeRun(state, run, ({contracts}) => ({
			contracts: contracts.map(contract => contract.symbol === symbol
				? {symbol, version, signature, by, at, ...(hash !== undefined && {hash})}
				: contract),
		})),
		// Whoever still differs is found again by what is seen next, or at landing.
		breaches: state.breaches.filter(breach => breach.symbol !== symbol || runIdOf(breach.by) !== run),
	}),
};

/** Returns the state with a worker told of others' changes, and that counted. */
export function withTold(state: SessionState, task: TaskKey, {tells = [], takesBack = [], quiet = false}: Tidings): SessionState {
	if (tells.length + takesBack.length === 0) {
		return state;
	}

	const isOver = (heard: HeardChange) => heard.task === task
		&& [...tells, ...takesBack].some(({symbol, by}) => symbol === heard.symbol && by === heard.by);
	return {
		...changeRunOf(state, task, ({notices}) => ({notices: {
			...notices,
			messages: notices.messages + 1,
			interruptions: notices.interruptions + Number(!quiet),
		}})),
		heard: [...state.heard.filter(heard => !isOver(heard)), ...tells.map(change => ({...change, task}))],
	};
}

/** Returns the state with what one message told taken for missed. */
export function withMissed(state: SessionState, message: number): SessionState {
	return {...state, heard: state.heard.map(heard => heard.message === message ? {...heard, isMissed: true} : heard)};
}

/** Returns the state with all messages that a task has been sent and hasn't got taken for missed: it is done without them. */
export function withUnreadMissed(state: SessionState, task: TaskKey): SessionState {
	return state.deliveries.filter(({to}) => to === task).reduce((missed, {id}) => withMissed(missed, id), state);
}

/** Returns the state with the workers at work beside a landing counted. */
export function withExposure(state: SessionState, task: TaskKey): SessionState {
	const others = tasksOf(runOf(state, task)).filter(other => other.key !== task && isAtWork(other)).length;
	return changeRunOf(state, task, ({notices}) => ({notices: {...notices, exposed: notices.exposed + others}}));
}

function without(published: readonly PublishedChange[], task: TaskKey, symbols: ReadonlyArray<Change['symbol']>): PublishedChange[] {
	return published.filter(({by, symbol}) => by !== task || !symbols.includes(symbol));
}
