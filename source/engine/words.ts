import type {SessionState} from '../model/session-state.ts';
import type {Task} from '../model/task.ts';
import {waitsFor} from './locks/blockers.ts';
import {expectedWorkMs} from './schedule/expected-end.ts';
import {taskOf} from './find.ts';

/** Returns a span of time as a person says it: `12 s`, `3 min`, `2 h`. */
export function span(ms: number): string {
	const seconds = Math.max(0, Math.round(ms / 1000));
	if (seconds < 60) {
		return `${seconds} s`;
	}

	return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Returns items as a list in a sentence: `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
	return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}

/** Returns what a task is doing now, as the end of a sentence that began with its name. */
export function activity(state: SessionState, task: Task, now: number): string {
	const run = state.runs[task.run]!;
	switch (task.phase) {
		case 'waiting': {
			return 'has not started';
		}

		case 'preparing':
		case 'starting': {
			return 'is starting';
		}

		case 'working': {
			const waits = waitsFor(state, task.key).map(key => `\`${taskOf(state, key).id}\``);
			const left = expectedWorkMs(state.paces, task, now);
			return waits.length > 0
				? `is at work and waits for ${list([...new Set(waits)])}`
				: `is ${task.paused ? 'paused' : 'at work'}${left > 0 ? `, about ${span(left)} left` : ''}`;
		}

		case 'submitted': {
			const place = run.landingQueue.indexOf(task.id) + 1;
			return `is done and waits to land (${place} of ${run.landingQueue.length} in the landing order)`;
		}

		case 'landing': {
			return 'is landing now';
		}

		case 'returning':
		case 'backing-off': {
			return task.failure?.kind === 'gave-way' ? 'gives way and is about to start again' : 'failed and is about to try again';
		}

		case 'landed': {
			return 'has landed';
		}

		case 'blocked': {
			return 'is blocked';
		}

		case 'cancelled': {
			return 'is cancelled';
		}
	}
}
