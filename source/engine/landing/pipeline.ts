import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {awaitsClaims} from '../locks/blockers.ts';
import {collisionOf} from '../bus/collisions.ts';
import {isMoving} from '../find.ts';

/** Returns the tasks in a run's pipeline in the order they will land: each is composed on the one before it. */
export function pipelineOf(run: Run): Task[] {
	return run.landingQueue.map(id => run.tasks[id]!)
		.filter(({phase}) => phase === 'landing')
		.toSorted((a, b) => a.landing!.id - b.landing!.id);
}

/** Returns the tasks that may land, the next one first: those the head is on its way to, those a person asked for, then in the order they were done. */
export function landingOrder(state: SessionState, run: Run): Task[] {
	const others = run.landingQueue.map(id => run.tasks[id]!).filter(task => !isMoving(task) && !task.paused && !collisionOf(state, task) && !awaitsClaims(state, task.key));
	return [
		...pipelineOf(run).filter(task => isMoving(task)),
		...others.toSorted((a, b) => Number(b.urgent) - Number(a.urgent)),
	];
}

/** Returns the tasks in the pipeline before this one: what it is composed on has their work, though they have not landed yet. */
export function aheadOf(run: Run, {landing}: Task): Task[] {
	return pipelineOf(run).filter(other => landing !== undefined && other.landing!.id < landing.id);
}
