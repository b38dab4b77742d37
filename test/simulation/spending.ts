import {taskOf} from '../../source/engine/find.ts';
import {tell, type Process, type World} from './world.ts';

/** An agent's model has answered once: its conversation has used that much more, and says what it comes to. */
export function spend(world: World, {task, launch, isZombie}: Process): void {
	const spent = (world.spent.get(task) ?? 0) + tokensOfAnswer;
	world.spent.set(task, spent);
	// Of the agent that a host lost nobody hears any more.
	if (!isZombie && taskOf(world.state, task).launch === launch) {
		tell(world, {type: 'usage-seen', task, launch, day: '2026-11-21', report: {meter: 'conversation', counts: 'total', outputTokens: spent}});
	}
}

/** What one answer uses. */
export const tokensOfAnswer = 100;
