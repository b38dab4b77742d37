import {compareClaims} from '../../claims/compare-claims.ts';
import {choicesProblem} from '../../claims/engine-owned.ts';
import {parseClaim} from '../../claims/parse-claim.ts';
import {maxBatch, maxVerifySlots} from '../../model/limits/landing.ts';
import {maxClaimsPerTask, maxTasks} from '../../model/limits/planning.ts';
import type {Claim, Plan, PlanTask} from '../../model/plan.ts';
import {findCycle} from '../schedule/critical-path.ts';

/**
Returns the plan with its claims in canonical form, or a sentence saying why it can't be run.
`plan/` says it better and with line numbers; this keeps the engine whole whoever asks.
*/
export function checkPlan(plan: Plan): Plan | string {
	const ids = new Set(plan.tasks.map(({id}) => id));
	if (plan.tasks.length === 0 || plan.tasks.length > maxTasks) {
		return `The plan has ${plan.tasks.length} tasks. Give it 1 to ${maxTasks}.`;
	}

	if (!Number.isSafeInteger(plan.workers) || plan.workers < 1) {
		return `The plan has ${plan.workers} workers. Give it at least 1.`;
	}

	const {verifySlots = 1} = plan;
	if (!Number.isSafeInteger(verifySlots) || verifySlots < 1 || verifySlots > maxVerifySlots) {
		return `The plan has ${verifySlots} verification slots. Give it 1 to ${maxVerifySlots}.`;
	}

	const {batch = 1} = plan;
	if (!Number.isSafeInteger(batch) || batch < 1 || batch > maxBatch) {
		return `The plan verifies ${batch} tasks together. Let it be 1 to ${maxBatch}.`;
	}

	if (ids.size < plan.tasks.length) {
		return 'Two tasks have the same id. Give each its own.';
	}

	const choices = choicesProblem(plan.engineOwned);
	if (choices !== undefined) {
		return choices;
	}

	const missing = plan.tasks.flatMap(({needs}) => needs).find(need => !ids.has(need));
	if (missing !== undefined) {
		return `A task needs \`${missing}\`, which is not in the plan. Name a task of the plan.`;
	}

	const cycle = findCycle(plan.tasks);
	return cycle
		? `Tasks need each other in a circle: ${cycle.join(' → ')}. Drop one of these needs.`
		: withCanonicalClaims(plan);
}

function withCanonicalClaims(plan: Plan): Plan | string {
	const tasks: PlanTask[] = [];
	for (const task of plan.tasks) {
		const owns = canonical(task.owns);
		const reads = canonical(task.reads);
		if (typeof owns === 'string' || typeof reads === 'string') {
			return `Task \`${task.id}\`: ${typeof owns === 'string' ? owns : reads as string}`;
		}

		tasks.push({...task, owns, reads});
	}

	const neighbours = plan.neighbours?.filter(pair => pair.every(claim => typeof parseClaim(claim) !== 'string'));
	return {...plan, tasks, ...(neighbours && {neighbours})};
}

function canonical(claims: readonly Claim[]): Claim[] | string {
	if (claims.length > maxClaimsPerTask) {
		return `It has ${claims.length} claims. Claim folders or globs instead, ${maxClaimsPerTask} at most.`;
	}

	const texts = new Set<Claim>();
	for (const claim of claims) {
		const parsed = parseClaim(claim);
		if (typeof parsed === 'string') {
			return parsed;
		}

		texts.add(parsed.text);
	}

	return [...texts].toSorted(compareClaims);
}
