import {taskOf} from '../find.ts';
import {changeTask} from './change.ts';
import type {Evolvers} from './evolver.ts';

/** What events about stalled agents do to the state. */
export const evolveStalls: Evolvers<'agent-stalled' | 'agent-recovered'> = {
	'agent-stalled'(state, {task, kind, message}, {at}) {
		const {nudges = 0} = taskOf(state, task);
		return changeTask(state, task, {stall: {kind, at}, nudges: nudges + 1, status: 'hung', statusMessage: message});
	},
	'agent-recovered': (state, {task}) => changeTask(state, task, {status: 'working'}, ['stall', 'statusMessage']),
};
