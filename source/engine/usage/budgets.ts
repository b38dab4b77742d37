import {nearBudgetShare} from '../../model/limits/usage.ts';
import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';
import type {Budget} from '../../model/usage.ts';
import {accept, emit, tell, type Answer, type Draft} from '../draft.ts';
import {hasEnded, isAtWork, isSpending, openRuns, tasksOf} from '../find.ts';
import {retry} from '../failures/reopen.ts';
import {failAttempt} from '../failures/retries.ts';
import {isStuck, rivalOf} from '../runs/runs.ts';
import {accountOf, accountOfRun, describeSpent, describeUse, shareOf, spentBy, spentByRun, type Account} from './spent.ts';

/** Stops workers whose budget, or whose run's, is used up, and says so once before that. What has been handed in may land. */
export function enforceBudgets(draft: Draft): void {
	for (const {id} of openRuns(draft.state)) {
		const run = draft.state.runs[id]!;
		const account = accountOfRun(run);
		if (account && run.isBudgetNear === undefined && isNear(account)) {
			warn(draft, account);
		}

		for (const task of tasksOf(draft.state.runs[id]!)) {
			enforce(draft, id, task);
		}
	}
}

function enforce(draft: Draft, run: string, task: Task): void {
	const own = accountOf(draft.state.runs[run]!, task);
	if (own && task.isBudgetNear === undefined && !hasEnded(task) && isNear(own)) {
		warn(draft, own);
	}

	const spent = isSpending(task) ? spentBy(draft.state.runs[run]!, task) : undefined;
	if (spent) {
		failAttempt(draft, task.key, {kind: 'over-budget', summary: describeUse(spent), detail: 'It was stopped for that alone. What it wrote is kept, and it goes on there when the budget is raised.'});
	}
}

function isNear(account: Account): boolean {
	return shareOf(account) >= nearBudgetShare;
}

function warn(draft: Draft, account: Account): void {
	const {run, task, used, budget} = account;
	emit(draft, {type: 'budget-near', run: run.id, ...(task && {task: task.key}), used, budget});
	const told = tasksOf(run).filter(other => isAtWork(other) && other.running && (task === undefined || other.key === task.key) && shareOf(account) < 1);
	for (const {key} of told) {
		tell(draft, key, `${describeUse(account)} At its end you are stopped: bring what you have to a good state and hand it in.`, {quiet: true});
	}
}

/** Sets a task's budget, or a run's, and lets those go on that were stopped for one and have room again. */
export function setBudget(draft: Draft, {id}: Run, budget: Budget, task?: Task): Answer {
	emit(draft, {type: 'budget-set', run: id, ...(task && {task: task.key}), budget});
	const run = draft.state.runs[id]!;
	const stopped = tasksOf(run).filter(other => other.phase === 'blocked' && other.blockedFor === 'budget' && spentBy(run, other) === undefined);
	for (const other of stopped) {
		const answer = retry(draft, other);
		if (!answer.ok) {
			return answer;
		}
	}

	// Tasks that were never begun wait for the run's budget alone.
	const isResumable = run.outcome === 'blocked' && stopped.length === 0 && tasksOf(run).some(other => other.phase === 'waiting' && !isStuck(run, other));
	if (isResumable && rivalOf(draft.state, run.plan.into, id) === undefined) {
		emit(draft, {type: 'run-reopened', run: id});
	}

	const spent = task ? spentBy(run, draft.state.runs[id]!.tasks[task.id]!) : spentByRun(run);
	return accept(spent && describeSpent(spent));
}
