import {maxYields} from '../model/limits.ts';
import type {Claim} from '../model/plan.ts';
import type {SessionState, Task, TaskKey} from '../model/run.ts';
import {circleClosedBy} from './blockers.ts';
import type {Draft} from './draft.ts';
import type {Fate} from './explain-refusal.ts';
import {taskOf} from './find.ts';
import {failAttempt} from './retries.ts';

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

		const youngest = youngestOf(draft.state, circle);
		if (youngest.key === task || (youngest.yields ?? 0) >= maxYields) {
			return 'circle';
		}

		giveWay(draft, youngest, task, claim);
		fate = 'gives-way';
	}
}

function youngestOf(state: SessionState, circle: readonly TaskKey[]): Task {
	return circle.map(key => taskOf(state, key)).reduce((best, task) => task.age! > best.age! ? task : best);
}

/** Its content is saved and its agent stopped before it gives anything back. */
function giveWay(draft: Draft, {key}: Task, older: TaskKey, claim: Claim): void {
	failAttempt(draft, key, {
		kind: 'gave-way',
		summary: `It gave way to \`${taskOf(draft.state, older).id}\`, which is older and needs \`${claim}\`, while each waited for the other.`,
		detail: 'What was written is still there, carried over to what has landed meanwhile. This time all claims known so far are granted from the start.',
	});
}
