import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';
import type {Budget, Usage} from '../../model/usage.ts';
import {dollars, minutes, tokens} from '../../wording/describe-usage.ts';
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
	return Math.max(used.dollars / (budget.dollars ?? Infinity), tokensOf(used) / (budget.tokens ?? Infinity), (used.minutes ?? 0) / (budget.minutes ?? Infinity));
}

/** Returns a sentence that says what of a budget was used: `It has used $5.02 of its $5.00.` */
export function describeUse({task, budget, used}: Account): string {
	const parts = [
		...(budget.dollars === undefined ? [] : [`${dollars(used.dollars)} of ${task ? 'its' : 'the run\'s'} ${dollars(budget.dollars)}`]),
		...(budget.tokens === undefined ? [] : [`${tokens(tokensOf(used))} of ${tokens(budget.tokens)}`]),
		...(budget.minutes === undefined ? [] : [`${minutes(used.minutes ?? 0)} of ${minutes(budget.minutes)}`]),
	];
	return `${task ? 'It' : 'The run'} has used ${parts.join(' and ')}.`;
}

/** Returns why a task can't go on, with the next step. */
export function describeSpent(account: Account): string {
	const {task, budget} = account;
	const raise = [
		...(budget.dollars === undefined ? [] : ['--dollars N']),
		...(budget.tokens === undefined ? [] : ['--tokens N']),
		...(budget.minutes === undefined ? [] : ['--minutes N']),
	].join(' ');
	return `${describeUse(account)} What was written is saved. To let it go on: jupiter-tui budget${task ? ` ${task.id}` : ''} ${raise}`;
}

function tokensOf({inputTokens, outputTokens}: Usage): number {
	return inputTokens + outputTokens;
}
