import {mergeByOf, type EngineOwnedChoices} from '../../claims/engine-owned.ts';
import {nameOfWrite} from '../../claims/name-of-write.ts';
import type {Claim} from '../../model/plan.ts';
import type {Change, Footprint} from '../../model/change.ts';
import type {Failure} from '../../model/failure.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {endsByExit} from '../agent-name.ts';
import {depthFor} from '../bus/depth-for.ts';
import {changedLines} from '../bus/describe-change.ts';
import type {Draft} from '../draft.ts';
import {runOf, taskOf} from '../find.ts';
import {heardOf, landedSince, movesSince, reliedOn, toldChange, type ForeignChange} from '../bus/foreign-changes.ts';
import {list, span} from '../words.ts';

/** What others landed, since a task's base, that bears on its landing. */
export type ReadVerdict = {
	/** All that the task relied on. */
	readonly reads: readonly Claim[];
	/** Interfaces that changed under it without its worker knowing: it can't land as it is. */
	readonly stale: readonly ForeignChange[];
	/** Tasks whose changes it relies on or that rely on its changes: both their verify commands have to pass on the composed tree. */
	readonly meets: readonly TaskKey[];
};

/**
Validates what a task relied on against what landed since its base, as optimistic concurrency control does (Kung and Robinson 1981),
in both directions: a landed task may rely on what this one changes.
*/
export function validateReads(state: SessionState, key: TaskKey, footprint: Footprint): ReadVerdict {
	const task = taskOf(state, key);
	const reads = [...new Set([...reliedOn(state, key).flat(), ...footprint.reads, ...edited(footprint, runOf(state, key).plan.engineOwned)])];
	const hits = landedSince(state, task).flatMap(change => {
		const depth = depthFor(reads, change);
		return depth === undefined || change.isInert ? [] : [{...change, depth}];
	});
	const isStale = (change: ForeignChange) => change.depth === 'interface' && !knows(state, key, change);
	const changers = hits.filter(change => !isStale(change)).map(({by}) => by).filter(by => by !== 'user');
	return {
		reads,
		stale: hits.filter(change => isStale(change)),
		meets: [...new Set([...changers, ...readersOf(state, task, footprint.changes)])],
	};
}

/** Returns why a task whose reads are stale can't land, as its next attempt is told. */
export function staleFailure({state, now}: Pick<Draft, 'state' | 'now'>, key: TaskKey, stale: readonly ForeignChange[]): Failure {
	const symbols = [...new Set(stale.map(({symbol}) => `\`${symbol}\``))];
	const changers = [...new Set(stale.map(({by}) => by === 'user' ? 'a person' : `\`${taskOf(state, by).id}\``))];
	const shown = symbols.length > 3 ? [...symbols.slice(0, 3), `${symbols.length - 3} more`] : symbols;
	return {
		kind: 'interface-changed',
		summary: `${list(shown)}, which it relies on, ${symbols.length === 1 ? 'was' : 'were'} changed by ${list(changers)} after it began.`,
		detail: [
			...stale.map(change => explain(state, key, change, now)),
			'help: your work is kept, and stands on what has landed as far as it fits; make it agree with these interfaces, then say: jupiter-tui done',
		].join('\n\n'),
		tells: stale.map(change => toldChange(change)),
	};
}

/** Whoever edits a symbol relies on what it was, unless the file is made anew. */
function edited({writes}: Footprint, choices: EngineOwnedChoices): Claim[] {
	return writes
		.filter(({path, symbol, change}) => symbol !== undefined && (change === 'changed' || change === 'removed') && mergeByOf(path, choices) !== 'regenerate')
		.map(write => `${write.path}#${nameOfWrite(write)!}`);
}

/** A briefing is always read. A message is by an agent that reads its terminal, and then tests still have to say that it was understood. */
function knows(state: SessionState, key: TaskKey, change: ForeignChange): boolean {
	const heard = heardOf(state, key, change);
	if (heard?.message === undefined) {
		return heard !== undefined;
	}

	const {plan} = taskOf(state, key);
	const changer = change.by === 'user' ? undefined : taskOf(state, change.by).plan.verify;
	return heard.isMissed !== true && !endsByExit(plan.agent) && (plan.verify ?? changer ?? runOf(state, key).plan.verify) !== undefined;
}

function explain(state: SessionState, key: TaskKey, change: ForeignChange, now: number): string {
	const {symbol, by, is} = change;
	const task = taskOf(state, key);
	return [
		`error: ${is === undefined ? `\`${symbol}\` is gone` : `the interface of \`${symbol}\` has changed`}`,
		`  --> relied on by ${key} (${task.plan.title})`,
		`   = changed by ${by === 'user' ? 'a person' : authorOf(taskOf(state, by), now)}`,
		...changedLines(change),
	].join('\n');
}

function authorOf({key, plan, endedAt}: Task, now: number): string {
	return `${key} (${plan.title})${endedAt === undefined ? '' : `, which landed ${span(now - endedAt)} ago`}`;
}

/** Tasks that landed since this one's base, without knowing of it, and rely on what it changes. */
function readersOf(state: SessionState, task: Task, changes: readonly Change[]): TaskKey[] {
	return movesSince(state, task).map(({by}) => by)
		.filter(by => by !== 'user')
		.filter(by => changes.some(change => !change.isInert && depthFor(taskOf(state, by).landing!.reads ?? [], change) !== undefined));
}
