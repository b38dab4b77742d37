import {lookAheadGain, maxLookAhead, maxLookAheadStarts} from '../../model/limits/schedule.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {hasEnded, takesSlot, tasksOf} from '../find.ts';
import {expectedMinutes} from './estimates.ts';
import {expectedWorkMs} from './expected-end.ts';
import {playOut, type Piece} from './play-out.ts';
import {byUrgency, urgencyOf} from './urgency.ts';

/**
Returns which of several tasks that could start now should: the first, which is the most pressing, unless the run is expected to end
clearly earlier with another. Each is played out to the end for that (a rollout, Bertsekas, Tsitsiklis and Wu 1997), so that at the end
of a run its last tasks fit beside each other. Only near the end, and only among tasks that share no claims: what those come to that do
depends on more than how long they take.
*/
export function chooseStart(state: SessionState, run: Run, able: readonly Task[], now: number): Task {
	const {rivals} = urgencyOf(run.plan, state.paces);
	const isAlone = ({id}: Task) => rivals.get(id)!.every(rival => hasEnded(run.tasks[rival]!));
	const first = able[0]!;
	const others = able.slice(1).filter(task => isAlone(task));
	const waiting = byUrgency(state, run, tasksOf(run).filter(({phase}) => phase === 'waiting'));
	if (others.length === 0 || first.urgent || !isAlone(first) || waiting.length > maxLookAhead) {
		return first;
	}

	const pieces = waiting.map(task => pieceOf(state, run, task, expectedMinutes(state.paces, task.plan)));
	const atWork = tasksOf(run).filter(task => takesSlot(task)).map(task => pieceOf(state, run, task, expectedWorkMs(state.paces, task, now) / 60_000));
	const endWith = ({id}: Task) => playOut({
		places: run.plan.workers,
		atWork: [...atWork, pieces.find(piece => piece.id === id)!],
		waiting: pieces.filter(piece => piece.id !== id),
	});
	let best = {task: first, end: endWith(first) * (1 - lookAheadGain)};
	for (const task of distinct(pieces, others)) {
		const end = endWith(task);
		if (end < best.end) {
			best = {task, end};
		}
	}

	return best.task;
}

function pieceOf({paces}: SessionState, {plan}: Run, {id, plan: {needs}}: Task, minutes: number): Piece {
	return {id, minutes, needs, rivals: urgencyOf(plan, paces).rivals.get(id)!};
}

/** One of each length: those that take equally long make no difference, as a rule. */
function distinct(pieces: readonly Piece[], tasks: readonly Task[]): Task[] {
	const minutes = new Map(pieces.map(piece => [piece.id, piece.minutes]));
	return Map.groupBy(tasks, ({id}) => minutes.get(id)!).values().map(([task]) => task!).take(maxLookAheadStarts).toArray();
}
