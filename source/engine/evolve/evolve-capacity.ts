import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {agentName} from '../agent-name.ts';
import {isAtWork, openRuns, taskOf, tasksOf} from '../find.ts';
import {changeTask} from './change.ts';
import {newLaunch, launchDrops} from './evolve-tasks.ts';
import type {Evolvers} from './evolver.ts';

type CapacityEvent = 'caps-set' | 'agent-limited' | 'limit-lifted' | 'agent-resumed' | 'machine-strained' | 'machine-eased' | 'verifications-held' | 'verifications-freed';

/** What events about providers, caps and the machine do to the state. */
export const evolveCapacity: Evolvers<CapacityEvent> = {
	'caps-set'(state, {type, ...settings}) {
		const {patience, ...capacity} = state.capacity;
		return {...state, capacity: {...capacity, ...settings}};
	},
	'agent-limited'(state, {task: key, agent, until, isGuess, way = 'at-work', message}) {
		const limited = held(withLimits(state, {...state.capacity.limits, [agent]: {until, ...(isGuess && {isGuess}), ...(message !== undefined && {message})}}), key, agent);
		const {pauses = 0} = taskOf(state, key);
		return changeTask(limited, key, {limited: way, pauses: pauses + 1, status: 'limited', ...(message !== undefined && {statusMessage: message})}, message === undefined ? ['statusMessage'] : []);
	},
	'limit-lifted'(state, {agent}) {
		const {[agent]: over, ...limits} = state.capacity.limits;
		return withLimits(state, limits);
	},
	'agent-resumed'(state, {task: key}) {
		const task = taskOf(state, key);
		return task.exit === undefined
			? changeTask(state, key, resumed(task), ['limited', 'statusMessage'])
			: changeTask(state, key, {...newLaunch(task), keep: true}, [...launchDrops, 'limited']);
	},
	'machine-strained': (state, {by}) => ({...state, capacity: {...state.capacity, strain: by}}),
	'machine-eased'({capacity: {strain, ...capacity}, ...state}) {
		return {...state, capacity};
	},
	'verifications-held': (state, {by}) => ({...state, capacity: {...state.capacity, verifyStrain: by}}),
	'verifications-freed'({capacity: {verifyStrain, ...capacity}, ...state}) {
		return {...state, capacity};
	},
};

/** It waits at its prompt until it is told, or has gone on by itself. */
function resumed({limited}: Task): Partial<Task> {
	return limited === 'at-start' ? {} : {status: limited === 'at-work' ? 'idle' : 'working'};
}

function withLimits(state: SessionState, limits: SessionState['capacity']['limits']): SessionState {
	return {...state, capacity: {...state.capacity, limits}};
}

/** Agents of that name that are about to be started wait as well. */
function held(state: SessionState, reporter: TaskKey, agent: string): SessionState {
	return openRuns(state).flatMap(run => tasksOf(run))
		.filter(task => task.key !== reporter && agentName(task.plan.agent) === agent && isAboutToStart(task))
		.reduce((next, {key}) => changeTask(next, key, {limited: 'at-start'}), state);
}

function isAboutToStart(task: Task): boolean {
	return task.limited === undefined && task.pane === undefined && (task.phase === 'preparing' || isAtWork(task));
}
