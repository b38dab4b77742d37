import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';
import type {Bound, Budget, Usage} from '../../model/usage.ts';
import {amounts, boundsIn} from '../../wording/describe-usage.ts';
import {usageOfRun} from './usage.ts';

/** A budget and what has been used of it. */
export type Account = {readonly run: Run; readonly task?: Task; readonly budget: Budget; readonly used: Usage};

/** Returns a task's own account where it has a budget and has used something. */
export function accountOf(run: Run, task: Task): Account | undefined {
	return task.budget && task.usage && {run, task, budget: task.budget, used: task.usage.total};
}

/** Returns a run's account where it has a budget. */
export function accountOfRun(run: Run): Account | undefined {
	return run.budget && {run, budget: run.budget, used: usageOfRun(run)};
}

/** Returns the account that keeps a task from going on: its own or its run's, when it is used up. */
export function spentBy(run: Run, task: Task): Account | undefined {
	return [accountOf(run, task), accountOfRun(run)].find(account => account && shareOf(account) >= 1);
}

/** Returns the run's account when it is used up. */
export function spentByRun(run: Run): Account | undefined {
	const account = accountOfRun(run);
	return account && shareOf(account) >= 1 ? account : undefined;
}

/** Returns what share of a budget has been used, by whatever is nearest to its bound. */
export function shareOf({budget, used}: Pick<Account, 'budget' | 'used'>): number {
	return Math.max(0, ...boundsIn(budget).map(([bound, most]) => counted[bound](used) / most));
}

/** Returns a sentence that says what of a budget was used: `It has used $5.02 of its $5.00.` */
export function describeUse({task, budget, used}: Account): string {
	const whose = task ? 'its' : 'the run\'s';
	const parts = boundsIn(budget).map(([bound, most]) => `${amounts[bound](counted[bound](used))} of ${whose} ${amounts[bound](most)}`);
	return `${task ? 'It' : 'The run'} has used ${parts.join(' and ')}.`;
}

/** Returns why a task can't go on, with the next step. */
export function describeSpent(account: Account): string {
	const {task, budget} = account;
	const raise = boundsIn(budget).map(([bound]) => `--${bound} N`).join(' ');
	return `${describeUse(account)} What was written is saved. To let it go on: jupiter-tui budget${task ? ` ${task.id}` : ''} ${raise}`;
}

const counted: Readonly<Record<Bound, (used: Usage) => number>> = {
	dollars: ({dollars}) => dollars,
	tokens: ({inputTokens, outputTokens}) => inputTokens + outputTokens,
	minutes: ({minutes = 0}) => minutes,
};
