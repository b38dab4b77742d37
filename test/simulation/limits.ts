import type {TaskKey} from '../../source/model/names.ts';
import {taskOf} from '../../source/engine/find.ts';
import {report, tell, trouble, type Action, type Process, type World} from './world.ts';

/** An agent's provider may give no more: it says so, and then waits or ends. */
export function limitActions(world: World, process: Process): Action[] {
	const {task, launch} = process;
	return trouble(world, `${task}:${launch} meets its provider's limit`, () => {
		process.isLimited = true;
		const way = ways[world.random(ways.length)];
		report(world, {type: 'agent-limited', task, launch, ...(world.random(2) === 0 && {until: world.now + 1 + world.random(5000)}), ...(way !== undefined && {way})});
	});
}

const ways = [undefined, 'trying', 'stuck'] as const;

/** What a limited agent does: nothing, it ends as a headless one does, or its next try is answered. One that the engine never heard of goes on by itself. */
export function limitedActions(world: World, process: Process): Action[] {
	const {task, launch} = process;
	const now = taskOf(world.state, task);
	if (now.launch === launch && now.limited === undefined) {
		return [{name: `${task}:${launch} tries again and gets on`, happens() {
			process.isLimited = false;
		}}];
	}

	const end: Action = {name: `${task}:${launch} ends at its limit`, happens() {
		process.exit = {code: 1};
	}};
	const answer: Action = {name: `${task}:${launch} is answered`, happens() {
		process.isLimited = false;
		world.answered.add(task);
		report(world, {type: 'agent-status', task, launch, status: 'working'});
	}};
	return now.launch === launch && now.limited === 'trying' ? [end, answer] : [end];
}

/** A message reaches an agent that waits at its prompt, and it goes on. */
export function wakeLimited(world: World, task: TaskKey): void {
	for (const process of world.processes.values()) {
		if (process.task === task) {
			process.isLimited = false;
		}
	}
}

/** The machine runs out of memory or time, and gets over it. */
export function machineActions(world: World): Action[] {
	return world.state.capacity.strain === undefined
		? trouble(world, 'the machine runs short', () => {
			tell(world, world.random(2) === 0 ? {type: 'machine-seen', memoryFreeShare: 0.01, load: 1} : {type: 'machine-seen', memoryFreeShare: 0.5, load: 40});
		})
		: [{name: 'the machine has room again', happens() {
			tell(world, {type: 'machine-seen', memoryFreeShare: 0.5, load: 1});
		}}];
}
