import {maxLoad, maxVerifyLoad, minFreeMemoryShare, minVerifyMemoryShare, strainMargin} from '../../model/limits/schedule.ts';
import type {Capacity, Strain} from '../../model/capacity.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {agentName} from '../agent-name.ts';
import {accept, emit, type Answer, type Draft} from '../draft.ts';
import {openRuns, takesSlot, tasksOf} from '../find.ts';
import {describeSpent, spentByRun} from '../usage/spent.ts';

/** What keeps an agent from being started although its task could be. */
export type HeldBack = {
	readonly kind: 'budget' | 'quota' | 'cap' | 'machine';
	/** One sentence, without the task's own name. */
	readonly text: string;
	/** The tasks at work that it waits for. */
	readonly on: readonly TaskKey[];
	/** When it ends by itself, in milliseconds since 1970. */
	readonly until?: number;
};

/** Returns what holds a task's agent back, or nothing when it may start as far as providers, caps and the machine go. */
export function heldBack(state: SessionState, {plan, run: id}: Pick<Task, 'plan' | 'run'>): HeldBack | undefined {
	const spent = spentByRun(state.runs[id]!);
	if (spent) {
		return {kind: 'budget', text: describeSpent(spent), on: []};
	}

	const {caps, limits, strain} = state.capacity;
	const name = agentName(plan.agent);
	const limit = limits[name];
	if (limit) {
		return {kind: 'quota', text: `Waits until the provider of \`${name}\` gives more.`, on: [], until: limit.until};
	}

	const busy = openRuns(state).flatMap(run => tasksOf(run)).filter(task => takesSlot(task));
	const alike = busy.filter(task => agentName(task.plan.agent) === name);
	const cap = caps[name];
	if (cap !== undefined && alike.length >= cap) {
		return {kind: 'cap', text: `Waits for one of ${cap} \`${name}\` to be free.`, on: alike.map(({key}) => key)};
	}

	// Whoever is at work frees something at its end, so that this ends; with nobody at work waiting would help nobody.
	return strain !== undefined && busy.length > 0
		? {kind: 'machine', text: strainTexts[strain], on: busy.map(({key}) => key)}
		: undefined;
}

type Settings = Pick<Capacity, 'caps' | 'patience'>;

/** Takes the settings over that are the engine's business. */
export function setCaps(draft: Draft, settings: Settings): Answer {
	const {capacity} = draft.state;
	const isSame = capacity.patience === settings.patience
		&& JSON.stringify(sorted(capacity.caps)) === JSON.stringify(sorted(settings.caps));
	if (!isSame) {
		emit(draft, {type: 'caps-set', ...settings});
	}

	return accept();
}

/** Notices when the machine has nothing to spare for another worker or a second verification, and when it has again; a margin keeps it from changing its mind all the time. */
export function judgeMachine(draft: Draft, memoryFreeShare: number, load: number): Answer {
	const {strain, verifyStrain} = draft.state.capacity;
	const machine = {memory: memoryFreeShare, load};
	const next = strainOf(machine, strain, {memory: minFreeMemoryShare, load: maxLoad});
	if (next !== strain) {
		emit(draft, next === undefined ? {type: 'machine-eased'} : {type: 'machine-strained', by: next});
	}

	const nextVerify = strainOf(machine, verifyStrain, {memory: minVerifyMemoryShare, load: maxVerifyLoad});
	if (nextVerify !== verifyStrain) {
		emit(draft, nextVerify === undefined ? {type: 'verifications-freed'} : {type: 'verifications-held', by: nextVerify});
	}

	return accept();
}

type Vitals = Readonly<Record<Strain, number>>;

function strainOf(machine: Vitals, before: Strain | undefined, least: Vitals): Strain | undefined {
	const eased = before === undefined ? 1 : strainMargin;
	return machine.memory < least.memory * eased ? 'memory' : (machine.load > least.load / eased ? 'load' : undefined);
}

const strainTexts: Readonly<Record<Strain, string>> = {
	memory: 'Waits for memory: this machine has hardly any left, and a worker at work will free some.',
	load: 'Waits for the machine, which is busier than it can bear, until a worker at work has ended.',
};

function sorted(caps: Readonly<Record<string, number>>): Array<[string, number]> {
	return Object.entries(caps).toSorted(([a], [b]) => a < b ? -1 : 1);
}
