import {usageOfRun} from '../../engine/usage/usage.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import {bounds, type Budget} from '../../model/usage.ts';
import {describeBudget, describeUsage} from '../../wording/describe-usage.ts';
import type {Invocation, Verb} from '../command.ts';
import {amountOption, hasFlag} from '../arguments/options.ts';
import {printJson, printTable} from '../printing/print.ts';
import {askEngine, sessionState} from '../session.ts';
import {UserError, usageError} from '../printing/user-error.ts';

/** Sets the budget of a task or of the run, or shows what was used of all. */
export const budget: Verb = async invocation => {
	const asked = budgetAsked(invocation);
	const [task] = invocation.operands;
	if (asked !== undefined) {
		const answer = await askEngine(invocation, {type: 'set-budget', budget: asked, ...(task !== undefined && {task})});
		console.log(typeof answer === 'string' && answer !== '' ? answer : `${task ?? 'The run'} may use ${describeBudget(asked)}.`);
		return 0;
	}

	if (task !== undefined) {
		throw usageError(`Say what ${task} may use: ${bounds.map(bound => `--${bound} N`).join(', ')} or --none.`, 'budget');
	}

	const state = await sessionState(invocation);
	const run = state.runs[state.currentRun ?? ''];
	if (run === undefined) {
		throw new UserError('No run yet. Start one: jupiter-tui run PLAN');
	}

	if (hasFlag(invocation, 'json')) {
		printJson(tellRun(state, run));
	} else {
		printRun(state, run);
	}

	return 0;
};

function budgetAsked(invocation: Invocation): Budget | undefined {
	const asked = Object.fromEntries(bounds.flatMap(bound => {
		const amount = amountOption(invocation, bound);
		return amount === undefined ? [] : [[bound, amount]];
	}));
	const isNone = hasFlag(invocation, 'none');
	if (isNone ? Object.keys(asked).length > 0 : Object.values(asked).includes(0)) {
		throw usageError(isNone ? '--none goes with no other bound.' : 'A budget of 0 would let nobody work. To take the bounds away: --none.', 'budget');
	}

	return isNone || Object.keys(asked).length > 0 ? asked : undefined;
}

function tellRun(state: SessionState, run: Run) {
	return {
		run: run.id,
		used: usageOfRun(run),
		...(run.budget && {budget: run.budget}),
		tasks: Object.values(run.tasks).map(({id, usage, budget: own}) => ({task: id, ...(usage && {used: usage.total, attempt: usage.attempt}), ...(own && {budget: own})})),
		days: state.days,
	};
}

function printRun({days}: SessionState, run: Run): void {
	printTable([
		[run.id, describeUsage(usageOfRun(run)), run.budget ? `of ${describeBudget(run.budget)}` : ''],
		...Object.values(run.tasks).filter(({usage, budget: own}) => usage ?? own).map(({id, usage, budget: own}) => [
			`  ${id}`, usage ? describeUsage(usage.total) : 'nothing', own ? `of ${describeBudget(own)}` : '',
		]),
		...Object.entries(days).slice(-shownDays).map(([day, used]) => [day, describeUsage(used), '']),
	]);
}

const shownDays = 7;
