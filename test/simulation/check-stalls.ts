import assert from 'node:assert/strict';
import type {TaskKey} from '../../source/model/names.ts';
import type {World} from './world.ts';

/** Checks that only those are nudged who have stalled, and that nobody is nudged or started again without end. */
export function checkStalls({journal, stalled}: World): void {
	const nudges = new Map<TaskKey, number>();
	const restarts = new Map<TaskKey, number>();
	for (const {event} of journal) {
		if (event.type === 'agent-stalled') {
			assert.ok(stalled.has(event.task), `${event.task} is nudged though it gets on.`);
			count(nudges, event.task, 2, 'nudged');
		} else if (event.type === 'retry-due' && event.isRestart === true) {
			count(restarts, event.task, 1, 'started again');
		} else if (event.type === 'retry-due' || event.type === 'task-claimed') {
			nudges.delete(event.task);
			restarts.delete(event.task);
		}
	}
}

function count(counts: Map<TaskKey, number>, task: TaskKey, most: number, what: string): void {
	const times = (counts.get(task) ?? 0) + 1;
	assert.ok(times <= most, `${task} is ${what} ${times} times in one attempt.`);
	counts.set(task, times);
}
