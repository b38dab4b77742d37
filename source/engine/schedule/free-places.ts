import {maxYields} from '../../model/limits/failures.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {awaitsClaims, lateBlockers} from '../locks/blockers.ts';
import {emit, tell, type Draft} from '../draft.ts';
import {freeSlots, openRuns, runOf, takesSlot, taskOf, tasksOf} from '../find.ts';
import {giveWay, youngestOf} from '../locks/give-way.ts';
import {heldBack} from './capacity.ts';

/**
Keeps a task that was begun from waiting for a worker's place while those who have the places wait for its claims:
a place is held like a lock, so that they would wait for each other for ever. The youngest who waits for it gives way.
*/
export function freePlaces(draft: Draft): void {
	const stuck = openRuns(draft.state).flatMap(run => tasksOf(run)).filter(task => wantsPlace(task, draft.now));
	for (const {key} of stuck) {
		const placed = placesInWay(draft.state, taskOf(draft.state, key));
		if (placed.length === 0 || placed.some(task => !awaitsClaims(draft.state, task.key))) {
			continue;
		}

		const waiting = placed.filter(task => lateBlockers(draft.state, task.key).some(blocker => blocker.task === key));
		if (waiting.length > 0) {
			giveUpPlace(draft, youngestOf(waiting), taskOf(draft.state, key));
		}
	}
}

/** Whether nothing but a place keeps a task with claims from going on. */
function wantsPlace({phase, paused, retryAt, limited}: Task, now: number): boolean {
	return !paused && (limited !== undefined || (phase === 'backing-off' && retryAt! <= now));
}

/** Returns the tasks at work one of which has to end before this one may go on. */
function placesInWay(state: SessionState, task: Task): Task[] {
	const run = runOf(state, task.key);
	return freeSlots(run) <= 0
		? tasksOf(run).filter(other => takesSlot(other))
		: heldBack(state, task)?.on.map(key => taskOf(state, key)) ?? [];
}

/** One that has given way often enough goes on without what it waits for instead. */
function giveUpPlace(draft: Draft, {key, yields = 0}: Task, {id}: Task): void {
	if (yields < maxYields) {
		giveWay(draft, key, `\`${id}\`, which holds what it waits for and needs a worker's place to go on`);
		return;
	}

	const claims = draft.state.waiting.filter(wait => wait.task === key).map(({claim}) => claim);
	emit(draft, {type: 'locks-released', task: key, claims});
	tell(draft, key, `You don't get ${claims.map(claim => `\`${claim}\``).join(', ')} before you are done: \`${id}\` holds it and goes on only when you have ended. Finish without it and say done.`);
}
