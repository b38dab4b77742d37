import {maxClaimsPerTask} from '../model/limits/planning.ts';
import type {AgentChoice, Plan, PlanTask} from '../model/plan.ts';
import type {Remark} from '../plan/write-plan.ts';
import {addCallers} from './add-callers.ts';
import {addTests} from './add-tests.ts';
import type {Answer} from './answer.ts';
import {beginDraft} from './begin-draft.ts';
import {refused, withFindings, type Draft, type DraftTask, type Finding} from './draft.ts';
import {estimateTimes} from './estimate.ts';
import type {RepositoryFacts} from './facts.ts';
import {freezeContracts} from './freeze-contracts.ts';
import {judgeTasks} from './judge-tasks.ts';
import {dropImpliedNeeds, isOrdered, orderByClaims, orderPhases} from './order-tasks.ts';
import {settleClaims} from './settle-claims.ts';

/** What a planner has no say in: where work lands, who does it unless one of those offered fits better, and what proves it. */
export type PlanFrame = {
	readonly request: string;
	readonly into: string;
	readonly workers: number;
	readonly agent: AgentChoice;
	readonly verify?: string;
	/** The agents that may be suggested, by name. */
	readonly offered?: OfferedAgents;
};

/** Agents that can be started here, by the names that plans call them. */
export type OfferedAgents = Readonly<Record<string, AgentChoice>>;

export type CompiledPlan = {
	/** Absent when something was refused. */
	readonly plan?: Plan;
	readonly findings: readonly Finding[];
	/** What code added, and why: by task and claim or need. */
	readonly additions: readonly Remark[];
};

/** Makes a plan of a planner's answer, or says what keeps it from being one. The same answer and facts give the same plan. */
export function compilePlan(answer: Answer, facts: RepositoryFacts, frame: PlanFrame): CompiledPlan {
	const settled = judgeTasks(settleClaims(beginDraft(answer, frame.request), facts));
	if (!isOrdered(settled) || hasRefusal(settled)) {
		return {findings: orderPhases(settled).findings, additions: []};
	}

	const draft = completeDraft(settled, facts);
	return {
		findings: draft.findings,
		additions: additionsOf(draft),
		...!hasRefusal(draft) && {plan: planOf(draft, frame)},
	};
}

function completeDraft(draft: Draft, facts: RepositoryFacts): Draft {
	const claimed = addTests(addCallers(orderPhases(draft), facts), facts);
	const ordered = dropImpliedNeeds(orderByClaims(claimed));
	const bounded = withFindings(ordered, ordered.tasks.flatMap(task => overfull(task)));
	return estimateTimes(freezeContracts(bounded, facts), facts);
}

function overfull({id, writes}: DraftTask): Finding[] {
	return writes.length > maxClaimsPerTask
		? [refused(`\`${id}\` would have to claim ${writes.length} things with all that uses what it changes, and a task claims at most ${maxClaimsPerTask}. Cut it up, or claim folders.`)]
		: [];
}

function hasRefusal({findings}: Pick<Draft, 'findings'>): boolean {
	return findings.some(({severity}) => severity === 'refused');
}

function planOf({goal, contracts, decisions, tasks}: Draft, {into, workers, verify, ...agents}: PlanFrame): Plan {
	return {
		version: 1,
		goal,
		into,
		workers,
		...verify !== undefined && {verify},
		contracts,
		decisions,
		tasks: tasks.map(task => planTask(task, agents)),
	};
}

function planTask({id, title, prompt, doneWhen, writes, reads, needs, constraints, minutes, ...suggestion}: DraftTask, agents: Pick<PlanFrame, 'agent' | 'offered'>): PlanTask {
	return {
		id,
		title,
		prompt: doneWhen === '' ? prompt : `${prompt}\n\nDone when: ${doneWhen}`,
		...agentOf(suggestion, agents),
		owns: writes.map(({claim}) => claim),
		reads,
		needs: needs.map(need => need.id),
		constraints,
		minutes,
	};
}

/** A suggestion counts when it's one of those offered and another than the usual agent. */
function agentOf({suggestedAgent: name, suggestedBecause}: Pick<DraftTask, 'suggestedAgent' | 'suggestedBecause'>, {agent: usual, offered = {}}: Pick<PlanFrame, 'agent' | 'offered'>): Pick<PlanTask, 'agent' | 'suggested'> {
	return !Object.hasOwn(offered, name) || (usual.kind === 'known' && usual.name === name)
		? {agent: usual}
		: {agent: offered[name]!, suggested: suggestedBecause === '' ? 'no reason given' : suggestedBecause};
}

function additionsOf({tasks}: Draft): Remark[] {
	return tasks.flatMap(({id, writes, needs}) => [
		...writes.flatMap(({claim, because}) => because === undefined ? [] : [{task: id, field: 'owns' as const, value: claim, because}]),
		...needs.flatMap(need => need.because === undefined ? [] : [{task: id, field: 'needs' as const, value: need.id, because: need.because}]),
	]);
}
