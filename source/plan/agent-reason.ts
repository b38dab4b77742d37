import type {PlanTask} from '../model/plan.ts';

/** Why a task has its agent, where a rule chose it or the planner suggested it. */
export function agentReason({agentBecause, suggested}: PlanTask): string | undefined {
	return agentBecause ?? (suggested === undefined ? undefined : `suggested: ${suggested}`);
}
