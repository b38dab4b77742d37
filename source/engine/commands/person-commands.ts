import type {PersonCommand} from '../../model/command.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';
import {setBudget} from '../usage/budgets.ts';
import {checkPlan} from '../runs/check-plan.ts';
import {amendContract} from '../bus/contracts.ts';
import {settleDecision} from '../bus/decisions.ts';
import {accept, emit, refuse, type Answer, type Draft} from '../draft.ts';
import {findTask, hasEnded, isAtWork, isMoving, runOf, taskOf} from '../find.ts';
import {comment} from '../failures/comment.ts';
import {retry} from '../failures/reopen.ts';
import {rivalOf} from '../runs/runs.ts';
import {activity} from '../words.ts';
import type {Handlers} from './handler.ts';

/** What a person may ask for. */
export const personCommands: Handlers<PersonCommand['type']> = {
	'start-run'(draft, {plan: asked, base, contracts = []}) {
		const plan = checkPlan(asked);
		if (typeof plan === 'string') {
			return refuse(plan);
		}

		const rival = rivalOf(draft.state, plan.into);
		if (rival) {
			return refuse(`${rival.id} still lands on \`${plan.into}\`. Wait for it, cancel it, or choose another branch with --into.`);
		}

		const run = `r${draft.state.runCount + 1}`;
		emit(draft, {type: 'run-started', run, plan, base, contracts});
		return accept(run);
	},
	'pause-task': (draft, {task}) => onOpenTask(draft, task, ({paused}) => {
		if (!paused) {
			emit(draft, {type: 'task-paused', task});
		}

		return accept();
	}),
	'resume-task': (draft, {task}) => onOpenTask(draft, task, ({paused}) => {
		if (paused) {
			emit(draft, {type: 'task-resumed', task});
		}

		return accept();
	}),
	'retry-task': (draft, {task}) => onTask(draft, task, found => retry(draft, found)),
	// What is blocked has ended, and still waits for a person to try it again or give it up.
	'cancel-task': (draft, {task}) => onTask(draft, task, found => found.phase === 'blocked' ? cancel(draft, found) : onOpenTask(draft, task, open => cancel(draft, open))),
	'land-task': (draft, {task}) => onOpenTask(draft, task, found => land(draft, found)),
	'comment-task': (draft, {task, text}) => onTask(draft, task, found => comment(draft, found, text)),
	'cancel-run': (draft, {run}) => onOpenRun(draft, run, ({cancelled}) => {
		if (!cancelled) {
			emit(draft, {type: 'run-cancelled', run});
		}

		return accept();
	}),
	'follow-run'(draft, {run: id}) {
		const run = draft.state.runs[id];
		if (!run) {
			return noRun(id);
		}

		if (run.intoWaits === undefined) {
			return accept(`\`${run.plan.into}\` has all that landed.`);
		}

		emit(draft, {type: 'follow-asked', run: id});
		return accept();
	},
	'set-budget'(draft, {task, run = draft.state.currentRun, budget}) {
		if (task !== undefined) {
			return onTask(draft, task, found => found.phase === 'landed' ? refuse(`\`${found.id}\` has landed.`) : setBudget(draft, runOf(draft.state, task), budget, found));
		}

		const found = run === undefined ? undefined : draft.state.runs[run];
		return found === undefined ? noRun(run) : setBudget(draft, found, budget);
	},
	'amend-contract'(draft, {run = draft.state.currentRun, symbol, signature}) {
		return run === undefined ? noRun(run) : onOpenRun(draft, run, found => amendContract(draft, found, symbol, signature));
	},
	'settle-decision'(draft, {run = draft.state.currentRun, key, value}) {
		return run === undefined ? noRun(run) : settleDecision(draft, run, key, value);
	},
};

function cancel(draft: Draft, task: Task): Answer {
	if (isMoving(task)) {
		return refuse(`\`${task.id}\` is landing at this moment. Ask again when it has.`);
	}

	emit(draft, {type: 'task-cancelled', task: task.key, reason: 'A person cancelled it.'});
	return accept();
}

function land(draft: Draft, task: Task): Answer {
	const {key, id, urgent} = task;
	if (!isAtWork(task) && task.phase !== 'submitted' && task.phase !== 'landing') {
		return refuse(`\`${id}\` ${activity(draft.state, task, draft.now)}, so there is nothing to land. Look at it with \`jupiter-tui diff ${id}\`.`);
	}

	// A person's word is as good as the worker's own that it is done.
	if (isAtWork(task)) {
		emit(draft, {type: 'task-submitted', task: key});
	}

	if (!urgent || runOf(draft.state, key).hindrances !== undefined) {
		emit(draft, {type: 'task-hurried', task: key});
	}

	return accept();
}

function onTask(draft: Draft, key: TaskKey, answer: (task: Task) => Answer): Answer {
	const task = findTask(draft.state, key);
	return task ? answer(task) : refuse(`There is no task \`${key}\`. See \`jupiter-tui status\` for the tasks.`);
}

function onOpenTask(draft: Draft, key: TaskKey, answer: (task: Task) => Answer): Answer {
	return onTask(draft, key, task => hasEnded(task)
		? refuse(`\`${task.id}\` ${activity(draft.state, taskOf(draft.state, key), draft.now)}.${task.phase === 'landed' ? '' : ` Try it again with \`jupiter-tui retry ${task.id}\`.`}`)
		: answer(task));
}

function onOpenRun(draft: Draft, id: string, answer: (run: Run) => Answer): Answer {
	const run = draft.state.runs[id];
	if (!run) {
		return noRun(id);
	}

	return run.outcome === undefined ? answer(run) : refuse(`${id} has ended: ${run.outcome}.`);
}

function noRun(id: string | undefined): Answer {
	return refuse(id === undefined ? 'No run has been started. Start one with `jupiter-tui run`.' : `There is no run \`${id}\`. See \`jupiter-tui status\`.`);
}
