import type {Remark} from './write-plan.ts';

/** Remarks of one task that give the same reason, as one. */
export type JoinedRemark = {readonly field: Remark['field']; readonly values: readonly string[]; readonly because: string};

/** Joins what is remarked on a task by its reasons, so that each is said once. */
export function joinRemarks(remarks: readonly Remark[], task: string): JoinedRemark[] {
	const own = remarks.filter(remark => remark.task === task);
	const byReason = Map.groupBy(own, ({field, because}) => `${field} ${because}`);
	return byReason.values().map(same => ({field: same[0]!.field, values: same.map(({value}) => value), because: same[0]!.because})).toArray();
}
