import type {Paces} from '../../model/pace.ts';
import type {Plan} from '../../model/plan.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {excludeIn} from '../locks/exclude.ts';
import {remainingPath} from './critical-path.ts';
import {expectedMinutes} from './estimates.ts';

export type Urgency = {
	readonly paces: Paces;
	/** Expected minutes from each task's start to the end of the longest chain that needs it. */
	readonly paths: ReadonlyMap<string, number>;
	/** The other tasks whose claims overlap each one's. */
	readonly rivals: ReadonlyMap<string, readonly string[]>;
};

/** Returns what makes a plan's tasks pressing. A plan never changes, and comparing all its claims is the dearest thing the engine does; what tasks take is learnt now and then. */
export function urgencyOf(plan: Plan, paces: Paces): Urgency {
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

/** Returns tasks that wait in the order in which they press: those a person asked for, then by longest remaining path, and a share of what waits for the same claims. */
export function byUrgency({paces}: Pick<SessionState, 'paces'>, run: Run, tasks: readonly Task[]): Task[] {
	const {paths, rivals} = urgencyOf(run.plan, paces);
	const behind = (id: string) => rivals.get(id)!
		.filter(rival => run.tasks[rival]!.phase === 'waiting')
		.reduce((sum, rival) => sum + paths.get(rival)!, 0);
	const pressures = new Map(tasks.map(({urgent, id}) => [id, [Number(urgent), paths.get(id)! + (contentionShare * behind(id)), rivals.get(id)!.length]]));
	// A stable sort: equals keep the plan's order.
	return tasks.toSorted((a, b) => compareLists(pressures.get(a.id)!, pressures.get(b.id)!));
}

/** Largest first, by the first number that differs. */
function compareLists(a: readonly number[], b: readonly number[]): number {
	const index = a.findIndex((value, place) => value !== b[place]);
	return index === -1 ? 0 : b[index]! - a[index]!;
}

/**
Share of the work behind a task's claims that counts as if it needed the task: they can't all be at work at once, but only some come after it.
From a quarter to all of it, the histories replayed take about one percent less time than without.
*/
const contentionShare = 0.25;
