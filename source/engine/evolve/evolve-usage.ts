import {maxMeters, maxUsageDays} from '../../model/limits/usage.ts';
import {noUsage, type Counters, type TaskUsage, type Usage} from '../../model/usage.ts';
import {taskOf} from '../find.ts';
import {addUsage} from '../usage/usage.ts';
import {changeRun, changeTask} from './change.ts';
import type {Evolvers} from './evolver.ts';

/** What events about agents' use of their models do to the state. */
export const evolveUsage: Evolvers<'usage-counted' | 'budget-set' | 'budget-near'> = {
	'usage-counted'(state, {task: key, day, used, meter, totals, model, contextShare}) {
		const {total, attempt, meters, ...last} = taskOf(state, key).usage ?? unused;
		const usage: TaskUsage = {
			...last,
			total: addUsage(total, used),
			attempt: addUsage(attempt, used),
			meters: totals === undefined ? meters : withMeter(meters, meter, totals),
			...(model !== undefined && {model}),
			...(contextShare !== undefined && {contextShare}),
		};
		return changeTask({...state, days: withDay(state.days, day, used)}, key, {usage});
	},
	'budget-set'(state, {run, task, budget}) {
		const isAny = Object.keys(budget).length === 0;
		const changes = isAny ? {} : {budget};
		const drops = isAny ? ['budget', 'isBudgetNear'] as const : ['isBudgetNear'] as const;
		return task === undefined ? changeRun(state, run, () => changes, drops) : changeTask(state, task, changes, drops);
	},
	'budget-near': (state, {run, task}) => task === undefined
		? changeRun(state, run, () => ({isBudgetNear: true}))
		: changeTask(state, task, {isBudgetNear: true}),
};

const unused: TaskUsage = {total: noUsage, attempt: noUsage, meters: {}};

function withMeter(meters: TaskUsage['meters'], meter: string, totals: Partial<Counters>): TaskUsage['meters'] {
	const kept = Object.entries(meters).filter(([name]) => name !== meter).slice(-(maxMeters - 1));
	return Object.fromEntries([...kept, [meter, totals]]);
}

function withDay(days: Readonly<Record<string, Usage>>, day: string, used: Usage): Readonly<Record<string, Usage>> {
	const all = {...days, [day]: addUsage(days[day] ?? noUsage, used)};
	const latest = Object.keys(all).toSorted().slice(-maxUsageDays);
	return Object.fromEntries(latest.map(name => [name, all[name]!]));
}
