import type {Claim} from '../../model/plan.ts';
import type {HeardChange, PublishedChange} from '../../model/bus.ts';
import type {Change} from '../../model/change.ts';
import type {TaskKey} from '../../model/names.ts';
import type {HeadMove} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {runIdOf, runOf, taskOf} from '../find.ts';
import {aheadOf} from '../landing/pipeline.ts';
import {depthFor} from './depth-for.ts';

/** A change that somebody else made, and whether it is on the branch already. */
export type ForeignChange = Change & {readonly by: TaskKey | 'user'; readonly isLanded: boolean};

/** Returns how the run's branch has moved since the commit that a task's worktree stands on, oldest first; for one in the pipeline also how it will have moved. */
export function movesSince(state: SessionState, task: Task): HeadMove[] {
	const run = runOf(state, task.key);
	const ahead = aheadOf(run, task).map(({key, landing}): HeadMove => ({head: landing!.commit!, by: key, changes: landing!.changes ?? []}));
	// A base that is no head is the run's own, or unknown: then all of them count.
	const since = run.heads.findLastIndex(({head}) => head === task.base) + 1;
	return [...run.heads.slice(since), ...ahead].filter(({by}) => by !== task.key);
}

/** Returns what these moves changed; what one author changed more than once as one change. */
export function landedSince(state: SessionState, task: Task): ForeignChange[] {
	const moves = movesSince(state, task);
	const [first] = moves;
	if (!first) {
		return [];
	}

	const last = moves.at(-1)!;
	const known = landedBetween.get(first)?.get(last);
	if (known) {
		return known;
	}

	const landed = mergedChanges(moves);
	landedBetween.set(first, (landedBetween.get(first) ?? new WeakMap<HeadMove, ForeignChange[]>()).set(last, landed));
	return landed;
}

/** By the first and the last move: what is compared at every step has to stay the same object. */
const landedBetween = new WeakMap<HeadMove, WeakMap<HeadMove, ForeignChange[]>>();

function mergedChanges(moves: readonly HeadMove[]): ForeignChange[] {
	const all = moves.flatMap(({by, changes}) => changes.map((change): ForeignChange => ({...change, by, isLanded: true})));
	const merged = new Map<string, ForeignChange>();
	for (const change of all) {
		const key = `${change.by} ${change.symbol}`;
		const former = merged.get(key);
		merged.set(key, former ? followedBy(former, change) : change);
	}

	return merged.values().toArray();
}

/** A change of the body after one of the interface leaves it one of the interface. */
function followedBy(former: ForeignChange, {was: _, ...change}: ForeignChange): ForeignChange {
	return change.depth === 'body' && former.depth === 'interface' ? former : {...change, ...(former.was !== undefined && {was: former.was})};
}

/** Returns what the other tasks of a run have changed in their worktrees and not landed. */
export function notLanded(state: SessionState, task: Task): ForeignChange[] {
	return state.published
		.filter(({by}) => by !== task.key && runIdOf(by) === task.run)
		.map(change => {
			const known = unlanded.get(change) ?? {...change, isLanded: false};
			unlanded.set(change, known);
			return known;
		});
}

const unlanded = new WeakMap<PublishedChange, ForeignChange>();

/** Returns the lists of what a task is known to rely on. */
export function reliedOn(state: SessionState, key: TaskKey): ReadonlyArray<readonly Claim[]> {
	return [taskOf(state, key).plan.reads, state.reads[key] ?? []];
}

/** Returns the deepest that a change goes for whoever relies on any of these lists. */
export function depthForAll(lists: ReadonlyArray<readonly Claim[]>, change: Change): Change['depth'] | undefined {
	const depths = lists.map(reads => depthFor(reads, change));
	return depths.find(depth => depth === 'interface') ?? depths.find(depth => depth === 'body');
}

/** Whether two changes of a symbol come to the same. What a body does is one change, however often it is rewritten. */
export function isSameChange(a: Change, b: Change): boolean {
	return a.symbol === b.symbol && a.depth === b.depth
		&& (a.depth === 'body' || (a.hash !== undefined && b.hash !== undefined ? a.hash === b.hash : isSameText(a.is, b.is)));
}

/** Whether two signatures differ in layout at most. */
export function isSameText(a: string | undefined, b: string | undefined): boolean {
	return a === b || (a !== undefined && b !== undefined && collapsed(a) === collapsed(b));
}

/** Returns what a task was told that says the same as a change. */
export function heardOf(state: SessionState, task: TaskKey, change: Change): HeardChange | undefined {
	return state.heard.find(heard => heard.task === task && isSameChange(heard, change));
}

/** Returns a change as it is noted of whoever is told. */
export function toldChange({isLanded: _, ...change}: ForeignChange): Omit<HeardChange, 'task'> {
	return change;
}

function collapsed(text: string): string {
	return text.replaceAll(/\s+/g, ' ').replaceAll(/[,;] ?(?=$|[)\]}])/g, '').trim();
}
