import type {Claim, Plan} from '../../model/plan.ts';
import {absentClaims} from '../../plan/absent-claims.ts';
import {checkPlan, type Warning} from '../../plan/check-plan.ts';
import type {PlanOptions} from '../../plan/parse-plan.ts';
import type {Remark} from '../../plan/write-plan.ts';
import type {Home} from '../session.ts';
import {lookUpPlan} from './look-up-plan.ts';

/** A plan that can be run, with what there is to know about it before. */
export type CheckedPlan = {
	readonly plan: Plan;
	readonly warnings: readonly Warning[];
	/** Claims on what isn't there yet. */
	readonly absent: readonly Claim[];
	/** Why a task claims or needs what its planner didn't name. */
	readonly additions: readonly Remark[];
	/** Looks another form of it over, as it is being changed. */
	readonly look: (plan: Plan) => PlanLook;
	/** The file that it stands in. */
	readonly source: PlanSourceFile;
};

/** What there is to know about a plan before it is run. */
export type PlanLook = {readonly warnings: readonly Warning[]; readonly absent: readonly Claim[]};

/** A plan's file, and how it was read. */
export type PlanSourceFile = {readonly path: string; readonly options: PlanOptions};

/** Looks a plan up in the repository: neighbours that git would take for a conflict, what isn't there, what will make it slow. */
export async function checkAgainst(plan: Plan, {repository}: Home, rest: Pick<CheckedPlan, 'source' | 'additions'>): Promise<CheckedPlan> {
	const lookup = await lookUpPlan(plan, repository);
	const whole = {...plan, ...lookup !== undefined && {neighbours: lookup.neighbours}};
	const look = (candidate: Plan): PlanLook => ({warnings: checkPlan(candidate, lookup), absent: lookup === undefined ? [] : absentClaims(candidate, lookup)});
	return {...rest, look, ...look(whole), plan: whole};
}
