import {isAtWork, openRuns, tasksOf} from '../../engine/find.ts';
import {timeIntervalMs} from '../../model/limits/usage.ts';
import type {Command} from '../../model/command.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import type {Core} from '../core.ts';
import {dayOf} from './day-of.ts';

/** Tells the engine now and then how long workers whose budget has minutes have been at work. Returns a disposer. */
export const watchTime = (core: Core, now: () => number = Date.now): (() => void) => {
	const meter = createTimeMeter();
	const timer = setInterval(() => {
		for (const command of meter.look(core.state(), now())) {
			core.submit(command);
		}
	}, timeIntervalMs);
	return () => {
		clearInterval(timer);
	};
};

/** Measures between looks, so that no time counts in which nobody looked: a machine that slept, an engine that was away. */
export const createTimeMeter = (): {readonly look: (state: SessionState, now: number) => readonly Command[]} => {
	let former: ReadonlyMap<TaskKey, number> = new Map();
	return {
		look(state, now) {
			const timed = openRuns(state).flatMap(run => tasksOf(run).filter(task => isTimed(run, task)));
			const commands = timed.flatMap(({key, launch}): Command[] => {
				const since = former.get(key);
				const minutes = since === undefined ? 0 : Math.min(now - since, 2 * timeIntervalMs) / 60_000;
				return minutes > 0 ? [{type: 'usage-seen', task: key, launch, report: {meter: 'time', counts: 'step', minutes}, day: dayOf(new Date(now))}] : [];
			});
			former = new Map(timed.map(({key}) => [key, now]));
			return commands;
		},
	};
};

/** One that a person has paused, or that its provider lets wait, isn't at work. */
const isTimed = ({budget}: Run, task: Task): boolean =>
	(task.budget?.minutes ?? budget?.minutes) !== undefined && isAtWork(task) && task.running && !task.paused && task.limited === undefined;
