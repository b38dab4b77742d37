import {remainingPath} from '../engine/critical-path.ts';
import {maxExpectedWorkers} from '../model/limits/planning.ts';
import type {Plan, PlanTask} from '../model/plan.ts';
import {findConflicts, type Conflict} from './conflicts.ts';

export type ExpectedTime = {readonly workers: number; readonly minutes: number};

/** Simulates the plan by its own estimates for 1 to 8 workers: longest remaining path first, tasks with a common claim one after the other. */
export function expectedTimes(plan: Plan, conflicts: readonly Conflict[] = findConflicts(plan)): ExpectedTime[] {
	const paths = remainingPath(plan.tasks);
	const order = plan.tasks.toSorted((a, b) => paths.get(b.id)! - paths.get(a.id)!);
	const rivals = rivalsOf(conflicts);
	return Array.from({length: maxExpectedWorkers}, (_, index) => ({workers: index + 1, minutes: simulate(order, rivals, index + 1)}));
}

type Rivals = ReadonlyMap<string, ReadonlySet<string>>;
type Running = {readonly task: PlanTask; readonly endsAt: number};

function simulate(order: readonly PlanTask[], rivals: Rivals, workers: number): number {
	const landed = new Set<string>();
	let waiting = order;
	let running: readonly Running[] = [];
	let now = 0;
	while (landed.size < order.length) {
		running = startTasks({waiting, running, landed, rivals, workers, now});
		const started = new Set(running.map(({task}) => task));
		waiting = waiting.filter(task => !started.has(task));
		now = Math.min(...running.map(({endsAt}) => endsAt));
		running = landTasks(running, landed, now);
	}

	return now;
}

type Moment = {
	readonly waiting: readonly PlanTask[];
	readonly running: readonly Running[];
	readonly landed: ReadonlySet<string>;
	readonly rivals: Rivals;
	readonly workers: number;
	readonly now: number;
};

function startTasks({waiting, running, landed, rivals, workers, now}: Moment): Running[] {
	const started = [...running];
	for (const task of waiting) {
		const isFree = task.needs.every(need => landed.has(need)) && started.every(other => !rivals.get(task.id)?.has(other.task.id));
		if (isFree && started.length < workers) {
			started.push({task, endsAt: now + task.minutes});
		}
	}

	return started;
}

function landTasks(running: readonly Running[], landed: Set<string>, now: number): Running[] {
	const ended = Object.groupBy(running, ({endsAt}) => endsAt <= now ? 'landed' : 'running');
	for (const {task} of ended.landed ?? []) {
		landed.add(task.id);
	}

	return ended.running ?? [];
}

function rivalsOf(conflicts: readonly Conflict[]): Rivals {
	const rivals = new Map<string, Set<string>>();
	for (const {first, second} of conflicts) {
		rivals.set(first, (rivals.get(first) ?? new Set()).add(second));
		rivals.set(second, (rivals.get(second) ?? new Set()).add(first));
	}

	return rivals;
}
