import type {Paces} from '../../model/pace.ts';
import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';
import {hasEnded} from '../find.ts';
import {remainingPath} from './critical-path.ts';
import {expectedMinutes} from './estimates.ts';

/** Returns how long a task is expected to be at work yet, ms; nothing of one that has been for longer than that. */
export function expectedWorkMs(paces: Paces, {plan, startedAt, submittedAt}: Task, now: number): number {
	const whole = expectedMinutes(paces, plan) * 60_000;
	const spent = startedAt === undefined ? 0 : (submittedAt ?? now) - startedAt;
	return submittedAt === undefined ? Math.max(0, whole - spent) : 0;
}

/** Returns when a run is expected to end, ms from now: by its longest chain of needs, or by its work for so many workers. Nothing when all of it has ended. */
export function expectedRemainingMs(paces: Paces, run: Run, now: number): number | undefined {
	const left = Object.values(run.tasks).filter(task => !hasEnded(task));
	if (left.length === 0) {
		return undefined;
	}

	const chain = left.map(task => ({id: task.id, needs: task.plan.needs, minutes: expectedWorkMs(paces, task, now)}));
	const work = chain.reduce((sum, {minutes}) => sum + minutes, 0);
	return Math.max(work / run.plan.workers, ...remainingPath(chain).values());
}
