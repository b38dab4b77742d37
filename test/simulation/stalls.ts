import type {StallKind} from '../../source/model/activity.ts';
import type {TaskKey} from '../../source/model/names.ts';
import {taskOf} from '../../source/engine/find.ts';
import {tell, trouble, type Action, type Process, type World} from './world.ts';

/** An agent may stop getting on, in one way or another. */
export function stallActions(world: World, process: Process): Action[] {
	const kinds: readonly StallKind[] = ['hung', 'silent', 'looping'];
	return trouble(world, `${process.task}:${process.launch} stalls`, () => {
		process.stall = {kind: kinds[world.random(kinds.length)]!, at: world.now};
		world.stalled.add(process.task);
	});
}

/** What is seen of an agent: of one that has stalled that nothing comes of it, of one that was nudged that it lives again. */
export function watchActions(world: World, process: Process): Action[] {
	const {task, launch, stall} = process;
	const now = taskOf(world.state, task);
	if (now.launch !== launch || !now.running || process.isZombie || (stall === undefined && now.stall === undefined)) {
		return [];
	}

	return [{name: `${task}:${launch} is looked at`, happens() {
		world.now += world.random(20 * 60_000);
		const aliveAt = stall?.kind === 'hung' ? stall.at : world.now;
		tell(world, {type: 'activity-seen', task, launch, activity: {aliveAt, progressAt: stall?.at ?? world.now, repeats: stall?.kind === 'looping' ? 30 : 0}});
	}}];
}

/** Some of those that are nudged get on. */
export function nudge(world: World, task: TaskKey): void {
	for (const process of world.processes.values()) {
		if (process.task === task && world.random(2) === 0) {
			delete process.stall;
		}
	}
}
