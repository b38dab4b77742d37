import type {Decision} from '../../model/bus.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {findTask, otherValues} from '../find.ts';

/** Returns the collision that keeps a task from landing, or nothing. One with a task that was given up keeps nobody. */
export function collisionOf(state: SessionState, task: Task): Decision | undefined {
	return state.decisions.find(decision => {
		const others = otherValues(decision).filter(({by}) => !isGivenUp(state, by));
		return decision.run === task.run && others.length > 0 && !isGivenUp(state, decision.by)
			&& (decision.by === task.key || others.some(({by}) => by === task.key));
	});
}

function isGivenUp(state: SessionState, by: Decision['by']): boolean {
	const phase = by === 'plan' || by === 'user' ? undefined : findTask(state, by)?.phase;
	return phase === 'blocked' || phase === 'cancelled';
}
