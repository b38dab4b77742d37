import assert from 'node:assert/strict';
import type {Event} from '../../source/model/event.ts';
import type {TaskKey} from '../../source/model/names.ts';
import type {World} from './world.ts';

/** Checks that what was used is counted once, and that nobody is started, or told by its model anything more, after a budget is used up. */
export function checkBudgets({journal, spent, state}: World): void {
	const model: Model = {used: new Map(), budgets: new Map(), runBudget: Infinity, handedIn: new Set()};
	for (const {key, plan} of Object.values(state.runs.r1!.tasks)) {
		model.budgets.set(key, plan.budget?.tokens ?? Infinity);
	}

	for (const {event} of journal) {
		applyBudgets(model, event);
		applyWork(model, event);
	}

	for (const [task, tokens] of model.used) {
		assert.ok(tokens <= (spent.get(task) ?? 0), `${task} used ${spent.get(task)}, and ${tokens} are counted.`);
	}
}

type Model = {
	readonly used: Map<TaskKey, number>;
	readonly budgets: Map<TaskKey, number>;
	runBudget: number;
	/** Tasks whose work is done: a start that is reported late goes on with nothing. */
	readonly handedIn: Set<TaskKey>;
};

function applyBudgets(model: Model, event: Event): void {
	if (event.type === 'run-started') {
		model.runBudget = event.plan.budget?.tokens ?? Infinity;
	} else if (event.type === 'budget-set' && event.task === undefined) {
		model.runBudget = event.budget.tokens ?? Infinity;
	} else if (event.type === 'budget-set') {
		model.budgets.set(event.task!, event.budget.tokens ?? Infinity);
	} else if (event.type === 'usage-counted') {
		model.used.set(event.task, (model.used.get(event.task) ?? 0) + event.used.outputTokens);
	}
}

function applyWork(model: Model, event: Event): void {
	if (!('task' in event) || event.task === undefined) {
		return;
	}

	if (event.type === 'task-submitted') {
		model.handedIn.add(event.task);
	} else if (reopened.has(event.type)) {
		model.handedIn.delete(event.task);
	}

	if (starts.has(event.type) && !model.handedIn.has(event.task)) {
		checkStart(model, event.task);
	}
}

/** A task that waits for its claims again may be given them, and is stopped before its agent is started. */
const starts: ReadonlySet<Event['type']> = new Set(['agent-started', 'retry-due', 'agent-resumed']);

const reopened: ReadonlySet<Event['type']> = new Set(['attempt-failed', 'task-reopened', 'task-claimed', 'retry-due']);

function checkStart({used, budgets, runBudget}: Model, task: TaskKey): void {
	const all = used.values().reduce((sum, tokens) => sum + tokens, 0);
	assert.ok(all < runBudget, `${task} goes on though the run has used ${all} of ${runBudget}.`);
	assert.ok((used.get(task) ?? 0) < budgets.get(task)!, `${task} goes on though it has used ${used.get(task)} of ${budgets.get(task)}.`);
}
