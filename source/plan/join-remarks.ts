import {maxShownRemarks} from '../model/limits/planning.ts';
import type {Remark} from './write-plan.ts';

/** Remarks of one task that give the same reason, as one. */
export type JoinedRemark = {readonly field: Remark['field']; readonly text: string};

/** Joins what is remarked on a task by its reasons, so that each is said once: `a, b: uses c`. */
export function joinRemarks(remarks: readonly Remark[], task: string): JoinedRemark[] {
	const own = remarks.filter(remark => remark.task === task);
	const byReason = Map.groupBy(own, ({field, because}) => `${field} ${because}`);
	return byReason.values().map(same => ({field: same[0]!.field, text: `${listed(same)}: ${same[0]!.because}`})).toArray();
}

function listed(same: readonly Remark[]): string {
	const shown = same.slice(0, maxShownRemarks).map(({value}) => value).join(', ');
	return same.length > maxShownRemarks ? `${shown} and ${same.length - maxShownRemarks} more` : shown;
}
