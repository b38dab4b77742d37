import assert from 'node:assert/strict';
import type {PlanTask} from '../model/plan.ts';

/** Sorts tasks into the steps in which they can start at the earliest: a task is one step after the last one that it needs. Needs must be acyclic. */
export function layersOf<Task extends Pick<PlanTask, 'id' | 'needs'>>(tasks: readonly Task[]): Task[][] {
	const layers: Task[][] = [];
	const placed = new Set<string>();
	let left = [...tasks];
	while (left.length > 0) {
		const layer = left.filter(task => task.needs.every(need => placed.has(need)));
		assert.ok(layer.length > 0, 'A plan with a cycle was used before it was checked.');
		for (const {id} of layer) {
			placed.add(id);
		}

		layers.push(layer);
		left = left.filter(task => !placed.has(task.id));
	}

	return layers;
}
