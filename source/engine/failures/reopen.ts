import type {Task} from '../../model/task.ts';
import {accept, emit, refuse, type Answer, type Draft} from '../draft.ts';
import {isAtWork, runOf} from '../find.ts';
import {rivalOf} from '../runs/runs.ts';
import {describeSpent, spentBy} from '../usage/spent.ts';
import {activity} from '../words.ts';

/** Gives a task another try; a run that ended goes on with it. */
export function retry(draft: Draft, task: Task): Answer {
	const {key, id, phase} = task;
	const run = runOf(draft.state, key);
	if (phase === 'backing-off') {
		emit(draft, {type: 'retry-scheduled', task: key, retryAt: draft.now});
		return accept();
	}

	if (isAtWork(task)) {
		emit(draft, {type: 'task-reopened', task: key});
		return accept();
	}

	if (phase !== 'blocked' && phase !== 'cancelled') {
		return refuse(`\`${id}\` ${activity(draft.state, task, draft.now)}. Only a task that failed, was cancelled or is at work can be tried again.`);
	}

	const spent = spentBy(run, task);
	if (spent) {
		return refuse(describeSpent(spent));
	}

	const rival = rivalOf(draft.state, run.plan.into, run.id);
	if (rival) {
		return refuse(`${rival.id} still lands on \`${run.plan.into}\`. Wait for it or cancel it, then retry.`);
	}

	if (run.outcome !== undefined || run.cancelled) {
		emit(draft, {type: 'run-reopened', run: run.id});
	}

	emit(draft, {type: 'task-reopened', task: key});
	return accept();
}
