import {compareClaims} from '../claims/compare-claims.ts';
import type {Plan} from '../model/plan.ts';
import type {Paces} from '../model/pace.ts';
import type {Run} from '../model/run.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task} from '../model/task.ts';
import {blockersOf} from './blockers.ts';
import {remainingPath} from './critical-path.ts';
import {heldBack} from './capacity.ts';
import {emit, type Draft} from './draft.ts';
import {expectedMinutes} from './estimates.ts';
import {excludeIn} from './exclude.ts';
import {freeSlots, openRuns, tasksOf} from './find.ts';
import {holdOf} from './hold.ts';
import {keepsContent} from './keeps-content.ts';
import {wantedClaims} from './wanted-claims.ts';

/**
Starts every task that can start, the most pressing first: longest remaining path, and a share of what waits for the same claims.
A task takes all its declared claims at once or none, so one that waits holds nothing up.
*/
export function startTasks(draft: Draft): void {
	for (const run of openRuns(draft.state)) {
		if (!run.cancelled && freeSlots(run) > 0) {
			startTasksOf(draft, run);
		}
	}
}

/** Returns the tasks that wait for nothing but their claims and a worker, the most pressing first. */
export function readyTasks({paces}: Pick<SessionState, 'paces'>, run: Run): Task[] {
	const {paths, rivals} = urgencyOf(run.plan, paces);
	const behind = (id: string) => rivals.get(id)!
		.filter(rival => run.tasks[rival]!.phase === 'waiting')
		.reduce((sum, rival) => sum + paths.get(rival)!, 0);
	const pressure = ({urgent, id}: Task) => [Number(urgent), paths.get(id)! + (contentionShare * behind(id)), rivals.get(id)!.length];
	return tasksOf(run)
		// A process of a cancelled attempt may still be ending in the worktree.
		.filter(task => task.phase === 'waiting' && !task.paused && !task.running && task.plan.needs.every(need => run.tasks[need]!.phase === 'landed'))
		// A stable sort: equals keep the plan's order.
		.toSorted((a, b) => compareLists(pressure(a), pressure(b)));
}

function startTasksOf(draft: Draft, run: Run): void {
	const {paths} = urgencyOf(run.plan, draft.state.paces);
	let slots = freeSlots(run);
	for (const task of readyTasks(draft.state, run)) {
		if (slots === 0 || heldBack(draft.state, task) !== undefined || !areClaimsFree(draft.state, task)) {
			continue;
		}

		const hold = holdOf(draft.state, draft.state.runs[run.id]!, task, {slots, paths, now: draft.now});
		if (hold) {
			if (task.held === undefined) {
				emit(draft, {type: 'start-held', task: task.key, ...hold});
			}

			continue;
		}

		start(draft, run, task);
		slots--;
	}
}

/** Largest first, by the first number that differs. */
function compareLists(a: readonly number[], b: readonly number[]): number {
	const index = a.findIndex((value, place) => value !== b[place]);
	return index === -1 ? 0 : b[index]! - a[index]!;
}

function areClaimsFree(state: SessionState, task: Task): boolean {
	return wantedClaims(task).every(claim => blockersOf(state, task.key, claim).length === 0);
}

function start(draft: Draft, run: Run, task: Task): void {
	const {token} = draft.state;
	emit(draft, {
		type: 'task-claimed',
		task: task.key,
		locks: wantedClaims(task).toSorted(compareClaims).map((claim, index) => ({claim, token: token + index + 1})),
		onto: run.head,
		keep: keepsContent(task),
	});
}

/**
Share of the work behind a task's claims that counts as if it needed the task: they can't all be at work at once, but only some come after it.
From a quarter to all of it, the histories replayed take about one percent less time than without.
*/
const contentionShare = 0.25;

type Urgency = {
	readonly paces: Paces;
	readonly paths: ReadonlyMap<string, number>;
	/** The other tasks whose claims overlap each one's. */
	readonly rivals: ReadonlyMap<string, readonly string[]>;
};

/** A plan never changes, and comparing all its claims is the dearest thing the engine does; what tasks take is learnt now and then. */
function urgencyOf(plan: Plan, paces: Paces): Urgency {
	const known = urgencies.get(plan);
	if (known?.paces === paces) {
		return known;
	}

	const urgency = {
		paces,
		paths: remainingPath(plan.tasks.map(task => ({id: task.id, needs: task.needs, minutes: expectedMinutes(paces, task)}))),
		rivals: known?.rivals ?? new Map(plan.tasks.map(task => [
			task.id,
			plan.tasks
				.filter(other => other !== task && task.owns.some(claim => other.owns.some(wanted => excludeIn(plan, claim, wanted))))
				.map(({id}) => id),
		])),
	};
	urgencies.set(plan, urgency);
	return urgency;
}

const urgencies = new WeakMap<Plan, Urgency>();
