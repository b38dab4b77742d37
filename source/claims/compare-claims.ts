import type {Claim} from '../model/plan.ts';

/** The one total order in which claims are taken: by code units, so that it is the same in every process and language. */
export function compareClaims(a: Claim, b: Claim): number {
	return a < b ? -1 : Number(a > b);
}
