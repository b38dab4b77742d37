import type {Task} from '../../model/task.ts';
import {accept, emit, refuse, refuseTooLong, tell, type Answer, type Draft} from '../draft.ts';
import {isAtWork, isMoving} from '../find.ts';
import {failAttempt} from './retries.ts';

/** Takes what a person asks of a task's worker after a look at its changes: told at once to a worker, with its next attempt to one that has handed in or failed. */
export function comment(draft: Draft, task: Task, text: string): Answer {
	const {key, id, phase} = task;
	const tooLong = refuseTooLong(text);
	if (tooLong) {
		return tooLong;
	}

	if (phase === 'landed') {
		return refuse(`\`${id}\` has landed, so nobody works on it any more. Make what you want a task of another run.`);
	}

	if (isMoving(task)) {
		return refuse(`\`${id}\` is landing at this moment. Ask again when it has.`);
	}

	emit(draft, {type: 'task-commented', task: key, text});
	if (isAtWork(task)) {
		tell(draft, key, `A person looked at your changes and asks:\n${text}`);
		return accept(`\`${id}\` reads it with its next step.`);
	}

	if (phase === 'submitted' || phase === 'landing') {
		failAttempt(draft, key, {kind: 'reviewed', summary: 'A person looked at what was handed in and asks for changes.', detail: ''});
		return accept(`\`${id}\` is sent back with it.`);
	}

	return accept(`\`${id}\` reads it with its next attempt.${phase === 'blocked' || phase === 'cancelled' ? ` Start that with \`jupiter-tui retry ${id}\`.` : ''}`);
}
