import {maxYields} from '../../model/limits/failures.ts';
import type {Claim} from '../../model/plan.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Task} from '../../model/task.ts';
import type {Draft} from '../draft.ts';
import {taskOf} from '../find.ts';
import {failAttempt} from '../failures/retries.ts';
import type {Fate} from './explain-refusal.ts';
import {circleClosedBy} from './blockers.ts';

/**
Sees to it that a late claim can wait. Where its waiting would close a circle of tasks that wait for each other, the youngest of them
gives way, as in wound-wait (Rosenkrantz, Stearns and Lewis 1978); when that would be the asking task itself, it is told no.
*/
export function breakCircles(draft: Draft, task: TaskKey, claim: Claim): Fate {
	let fate: Fate = 'queued';
	for (;;) {
		const circle = circleClosedBy(draft.state, task, claim);
		if (!circle) {
			return fate;
		}

		const youngest = youngestOf(circle.map(key => taskOf(draft.state, key)));
		if (youngest.key === task || (youngest.yields ?? 0) >= maxYields) {
			return 'circle';
		}

		giveWay(draft, youngest.key, `\`${taskOf(draft.state, task).id}\`, which is older and needs \`${claim}\`, while each waited for the other`);
		fate = 'gives-way';
	}
}

/** Returns the task that was started last of those that have been. */
export function youngestOf(tasks: readonly Task[]): Task {
	return tasks.reduce((best, task) => task.age! > best.age! ? task : best);
}

/** Lets a task give way; `why` says to whom, and what for. Its content is saved and its agent stopped before it gives anything back. */
export function giveWay(draft: Draft, key: TaskKey, why: string): void {
	failAttempt(draft, key, {
		kind: 'gave-way',
		summary: `It gave way to ${why}.`,
		detail: 'What was written is still there, carried over to what has landed meanwhile. This time all claims known so far are granted from the start.',
	});
}
