import {maxBusText} from '../../model/limits/bus.ts';
import type {Claim} from '../../model/plan.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {tell, type Draft} from '../draft.ts';
import {isAtWork, openRuns, taskOf, tasksOf} from '../find.ts';
import {list} from '../words.ts';
import {depthForAll, heardOf, landedSince, notLanded, reliedOn, toldChange, type ForeignChange} from './foreign-changes.ts';
import {describeChange} from './describe-change.ts';

/**
Tells every worker at work what others have changed of what it relies on: each change once, all of one task's in one message,
and when one is taken back, that. It looks at the state alone, so it doesn't matter whether the change or the reading came first.
*/
export function informReaders(draft: Draft): void {
	const atWork = openRuns(draft.state).flatMap(run => tasksOf(run)).filter(task => isAtWork(task));
	for (const task of atWork) {
		informReader(draft, task);
	}
}

function informReader(draft: Draft, task: Task): void {
	const news = [...landedSince(draft.state, task), ...notLanded(draft.state, task)];
	const lists = reliedOn(draft.state, task.key);
	const fresh = news.flatMap(change => {
		const depth = depthForAll(lists, change);
		// Who relies on a whole file is told that something in it changed, without its signature.
		return depth !== undefined && !heardOf(draft.state, task.key, {...change, depth}) ? [{...change, depth}] : [];
	});
	for (const [by, changes] of Map.groupBy(fresh, change => change.by)) {
		tellOf(draft, task.key, by, changes);
	}

	takeBack(draft, task.key, news);
}

function tellOf(draft: Draft, to: TaskKey, by: TaskKey | 'user', changes: readonly ForeignChange[]): void {
	// A class changes with its members, and they say it better.
	const told = changes.filter(change => changes.every(other => !other.symbol.startsWith(`${change.symbol}.`) || other.depth !== change.depth));
	const isQuiet = changes.every(change => change.depth === 'body' && !isBackFromInterface(draft.state, to, change));
	const lines = told.map(change => describeChange(change));
	const help = isQuiet ? [] : ['help: make your work agree with it; what doesn\'t can\'t land'];
	const text = [`${opening(draft.state, by, changes)}, which you rely on:`, ...lines, ...help].join('\n').slice(0, maxBusText);
	tell(draft, to, text, {quiet: isQuiet, tells: changes.map(change => toldChange(change))});
}

/** Whoever had begun to follow another interface has to know that it is the old one again. */
function isBackFromInterface({heard}: SessionState, to: TaskKey, {symbol, by}: ForeignChange): boolean {
	return heard.some(known => known.task === to && known.symbol === symbol && known.by === by && known.depth === 'interface');
}

function opening(state: SessionState, by: TaskKey | 'user', changes: readonly ForeignChange[]): string {
	return by === 'user'
		? 'A person has changed'
		: `\`${taskOf(state, by).id}\` ${changes.some(({isLanded}) => isLanded) ? 'has landed a change of' : 'is changing'}`;
}

/** What a person said stays; what a task said goes with what it wrote, unless that has landed. */
function takeBack(draft: Draft, to: TaskKey, news: readonly ForeignChange[]): void {
	const gone = draft.state.heard.filter(({task, by, symbol}) => task === to && by !== 'user'
		&& news.every(change => change.by !== by || change.symbol !== symbol)
		&& !hasLandedWith(draft.state, by, symbol));
	for (const [by, changes] of Map.groupBy(gone, heard => heard.by as TaskKey)) {
		const text = `\`${taskOf(draft.state, by).id}\` has taken back what it changed of ${list(changes.map(({symbol}) => `\`${symbol}\``))}. Rely on it as it was.`;
		tell(draft, to, text.slice(0, maxBusText), {
			quiet: changes.every(({depth}) => depth === 'body'),
			takesBack: changes.map(({symbol}) => ({symbol, by})),
		});
	}
}

function hasLandedWith(state: SessionState, key: TaskKey, symbol: Claim): boolean {
	const {phase, landing} = taskOf(state, key);
	return phase === 'landed' && landing!.changes?.some(change => change.symbol === symbol) === true;
}
