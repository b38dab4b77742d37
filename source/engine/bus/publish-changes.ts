import {overlaps} from '../../claims/overlaps.ts';
import {parseClaim} from '../../claims/parse-claim.ts';
import {maxReads} from '../../model/limits/bus.ts';
import type {Claim} from '../../model/plan.ts';
import type {Change} from '../../model/change.ts';
import type {TaskKey} from '../../model/names.ts';
import {emit, type Draft} from '../draft.ts';
import {isSameChange} from './foreign-changes.ts';

/** Publishes what a task's worktree changes now, where that is new, and what it has taken back. Whom it concerns is told by the rule for that. */
export function publishChanges(draft: Draft, task: TaskKey, changes: readonly Change[]): void {
	const known = draft.state.published.filter(({by}) => by === task);
	const fresh = changes.filter(change => known.every(other => other.hash === undefined || !isSameChange(other, change)));
	// What a worker has only said isn't in its worktree yet.
	const withdrawn = known.filter(({symbol, hash}) => hash !== undefined && changes.every(change => change.symbol !== symbol)).map(({symbol}) => symbol);
	if (fresh.length > 0 || withdrawn.length > 0) {
		emit(draft, {type: 'changes-published', task, changes: fresh, withdrawn});
	}
}

/** Returns the changes apart from those of what a task may not write. */
export function withoutClaims(changes: readonly Change[], claims: readonly Claim[]): Change[] {
	return changes.filter(({symbol}) => {
		const claim = parseClaim(symbol);
		return typeof claim === 'string' || claims.every(refused => !overlaps(refused, claim.text));
	});
}

/** Notes what a task is seen to rely on, where that is new, up to a bound. Texts that are no claims are left out. */
export function noteReads(draft: Draft, task: TaskKey, reads: readonly string[]): void {
	const known = draft.state.reads[task] ?? [];
	const texts = reads.map(read => parseClaim(read)).filter(claim => typeof claim !== 'string').map(({text}) => text);
	const fresh = [...new Set(texts).difference(new Set(known))].slice(0, maxReads - known.length);
	if (fresh.length > 0) {
		emit(draft, {type: 'reads-noted', task, reads: fresh});
	}
}
