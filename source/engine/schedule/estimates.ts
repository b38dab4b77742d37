import {maxPaceCount, maxPaceFactor, paceWeight} from '../../model/limits/schedule.ts';
import type {Paces} from '../../model/pace.ts';
import type {PlanTask} from '../../model/plan.ts';
import type {Task} from '../../model/task.ts';
import {agentName} from '../agent-name.ts';

/**
Returns the minutes a task is expected to take: what its plan says, corrected by how tasks of its agent and size have compared with theirs.
Few of them correct little: each kind is drawn towards its agent's mean, and that towards the plan.
*/
export function expectedMinutes(paces: Paces, task: PlanTask): number {
	const name = agentName(task.agent);
	const alike = sizes.map(size => paces[`${name}/${size}`]).filter(pace => pace !== undefined);
	if (alike.length === 0) {
		return task.minutes;
	}

	const mean = sumOf(alike.map(({sum}) => sum)) / (sumOf(alike.map(({count}) => count)) + paceWeight);
	const {sum, count} = paces[kindOf(task)] ?? {sum: 0, count: 0};
	return task.minutes * Math.exp((sum + (paceWeight * mean)) / (count + paceWeight));
}

/** Returns the paces with one more task that is done. One that failed, or waited for its provider, says nothing about its size. */
export function learn(paces: Paces, {plan, attempt, pauses = 0, startedAt, submittedAt}: Task): Paces {
	if (attempt !== 1 || pauses > 0 || startedAt === undefined || submittedAt === undefined || submittedAt <= startedAt) {
		return paces;
	}

	const kind = kindOf(plan);
	const {count, sum} = paces[kind] ?? {count: 0, sum: 0};
	const ratio = (submittedAt - startedAt) / (plan.minutes * 60_000);
	const bounded = Math.log(Math.min(maxPaceFactor, Math.max(1 / maxPaceFactor, ratio)));
	// At the most that are counted, the new one takes the place of an average old one.
	const kept = count < maxPaceCount ? {count, sum} : {count: count - 1, sum: sum - (sum / count)};
	return {...paces, [kind]: {count: kept.count + 1, sum: kept.sum + bounded}};
}

const sizes = ['small', 'medium', 'large'] as const;

/** People guess small and large tasks wrong in different ways. */
function kindOf({agent, minutes}: PlanTask): string {
	return `${agentName(agent)}/${minutes < 5 ? 'small' : (minutes < 20 ? 'medium' : 'large')}`;
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
