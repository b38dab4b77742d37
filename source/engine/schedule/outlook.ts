import type {SessionState} from '../../model/session-state.ts';
import {openRuns, tasksOf} from '../find.ts';
import {actualBound, bound, efficiency, type Bound} from './bound.ts';
import {expectedRemainingMs} from './expected-end.ts';
import {whyWaiting, type Waiting} from './why-waiting.ts';

/** What follows from a session's state for whoever wants to know how it goes on; nothing in it is kept. */
export type Outlook = {
	readonly runs: ReadonlyArray<{
		readonly run: string;
		/** In minutes as the plan expects, and in milliseconds as the tasks that landed took. */
		readonly planned: Bound;
		readonly actual: Bound;
		/** The actual bound divided by the time taken; absent before the run has ended. */
		readonly efficiency?: number;
		/** Expected time to the end, ms; absent when all has ended. */
		readonly remainingMs?: number;
	}>;
	/** Why tasks of runs that go on don't move, by their key. */
	readonly waiting: Readonly<Record<string, Waiting>>;
};

/** Returns how a session goes on. */
export function outlookOf(state: SessionState, now: number): Outlook {
	return {
		runs: Object.values(state.runs).map(run => {
			const share = efficiency(run);
			const remainingMs = run.outcome === undefined ? expectedRemainingMs(state.paces, run, now) : undefined;
			return {
				run: run.id,
				planned: bound(run),
				actual: actualBound(run),
				...(share !== undefined && {efficiency: share}),
				...(remainingMs !== undefined && {remainingMs}),
			};
		}),
		waiting: Object.fromEntries(openRuns(state).flatMap(run => tasksOf(run)).flatMap(task => {
			const why = whyWaiting(state, task);
			return why === undefined ? [] : [[task.key, why]];
		})),
	};
}
