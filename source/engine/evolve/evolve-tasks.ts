import type {Event, JournalEntry} from '../../model/event.ts';
import {maxComments} from '../../model/limits/bus.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {noUsage} from '../../model/usage.ts';
import {endsByExit} from '../agent-name.ts';
import {learn} from '../schedule/estimates.ts';
import {isRepair, repairKinds} from '../failures/is-repair.ts';
import {hasEnded, isAtWork, runIdOf, taskOf} from '../find.ts';
import {changeRun, changeRunOf, changeTask, withPerformed} from './change.ts';
import type {Evolvers} from './evolver.ts';
import {withLocks, withoutHoldings, withoutWaits} from './evolve-locks.ts';
import {withExposure, withTold, withUnreadMissed} from './evolve-reads.ts';

type TaskEvent = 'landing-waits' | 'task-claimed' | 'start-held' | 'worktree-made' | 'agent-started' | 'agent-exited' | 'agent-lost' | 'agent-taken' | 'agent-handed-back' | 'status-changed'
	| 'task-submitted' | 'task-landed'
	| 'attempt-failed' | 'attempt-saved' | 'task-yielded' | 'retry-scheduled' | 'retry-due' | 'task-blocked' | 'task-cancelled'
	| 'task-reopened' | 'task-hurried' | 'task-commented' | 'task-paused' | 'task-resumed';

/** What events about tasks, their agents and landings do to the state. */
export const evolveTasks: Evolvers<TaskEvent> = {
	'task-claimed'(state, {task: key, locks, onto, keep}, {seq, at}) {
		const task = taskOf(state, key);
		const locked = withLocks(state, locks.map(({claim, token}) => ({claim, holder: key, token, since: at})));
		return changeTask(locked, key, {...newLaunch(task), ...(task.attempt === 0 && newAttempt(task)), attempt: Math.max(1, task.attempt), losses: 0, base: onto, keep, startedAt: task.startedAt ?? at, age: task.age ?? seq}, attemptDrops);
	},
	'start-held': (state, {task, for: rival, until}) => changeTask(state, task, {held: {for: rival, until}}),
	'worktree-made': (state, {task, path, base}) =>
		changeTask(state, task, {phase: 'starting', worktree: path, base, running: true, isSaved: false, status: 'starting'}, ['composed']),
	'agent-started'(state, {task, pane}) {
		const {phase, plan: {agent}} = taskOf(state, task);
		// A command says nothing of how it is: it works until it ends.
		return changeTask(state, task, {pane, ...(phase === 'starting' && {phase: 'working', status: endsByExit(agent) ? 'working' : 'starting'})});
	},
	'agent-exited': (state, {task, code, signal}) =>
		changeTask(state, task, {running: false, exit: {code, ...(signal !== undefined && {signal})}}, ['isTaken']),
	'agent-taken': (state, {task}) => changeTask(state, task, {isTaken: true}),
	'agent-handed-back': (state, {task}) => changeTask(state, task, {}, ['isTaken']),
	'agent-lost'(state, {task: key}) {
		const task = taskOf(state, key);
		return isAtWork(task)
			? changeTask(state, key, {...newLaunch(task), losses: task.losses + 1, keep: true, ...(task.limited !== undefined && {limited: 'at-start'})}, launchDrops)
			: changeTask(state, key, {running: false});
	},
	'status-changed'(state, {task, status, message}) {
		return message === undefined
			? changeTask(state, task, {status}, ['statusMessage'])
			: changeTask(state, task, {status, statusMessage: message});
	},
	'task-submitted'(state, {task}, {at}) {
		const left = withUnreadMissed(withoutWaits(state, task), task);
		const submitted = changeTask(left, task, {phase: 'submitted', status: 'done', submittedAt: at}, ['limited', 'stall', 'statusMessage']);
		return changeRunOf(submitted, task, ({landingQueue}) => ({landingQueue: [...landingQueue, taskOf(state, task).id]}));
	},
	'task-landed'(state, {task, commit}, {at}) {
		const {changes = []} = taskOf(state, task).landing!;
		const taught = {...withExposure(state, task), paces: learn(state.paces, taskOf(state, task))};
		const landed = ended(taught, task, {phase: 'landed', endedAt: at, commit, unowned: []});
		return changeRunOf(landed, task, ({heads}) => ({heads: [...heads, {head: commit, by: task, changes}]}));
	},
	'landing-waits': (state, {task}) => changeTask(withPerformed(state, task), task, {phase: 'submitted'}, ['landing']),
	'attempt-failed': evolveFailure,
	'attempt-saved'(state, {task, reference}) {
		const saved = {phase: 'backing-off', isSaved: true} as const;
		return reference === undefined
			? changeTask(state, task, saved, ['saved'])
			: changeTask(state, task, {...saved, saved: reference});
	},
	'task-yielded'(state, {task: key, claims}) {
		const {yields = 0} = taskOf(state, key);
		return changeTask(withoutHoldings(state, key), key, {phase: 'waiting', yields: yields + 1, late: claims});
	},
	'retry-scheduled': (state, {task, retryAt}) => changeTask(state, task, {retryAt}),
	'retry-due'(state, {task: key, onto, keep, isRestart}) {
		const task = taskOf(state, key);
		return isRestart === true
			? changeTask(state, key, {...newLaunch(task), restarts: (task.restarts ?? 0) + 1, base: onto, keep}, launchDrops)
			: changeTask(state, key, {...newLaunch(task), ...(!isRepair(task) && newAttempt(task)), attempt: task.attempt + Number(!isRepair(task)), losses: 0, base: onto, keep}, keep ? attemptDrops : [...attemptDrops, 'composed']);
	},
	'task-blocked': (state, {task, reason, for: what}, {at}) => ended(state, task, {phase: 'blocked', endedAt: at, reason, ...(what !== undefined && {blockedFor: what})}),
	'task-cancelled': (state, {task, reason}, {at}) => ended(state, task, {phase: 'cancelled', endedAt: at, reason}),
	'task-reopened'(before, {task}) {
		const state = unhindered(before, task);
		return hasEnded(taskOf(state, task))
			? changeTask(state, task, {phase: 'waiting', attempt: 0}, ['reason', 'endedAt', 'landing', 'retryAt', 'submittedAt', 'blockedFor'])
			: changeTask(withoutWaits(state, task), task, {phase: 'returning', attempt: 0}, ['limited', 'stall']);
	},
	'task-hurried': (state, {task}) => changeTask(unhindered(state, task), task, {urgent: true}),
	'task-commented': (state, {task, text}) => changeTask(state, task, {comments: [...taskOf(state, task).comments ?? [], text].slice(-maxComments)}),
	'task-paused': (state, {task}) => changeTask(state, task, {paused: true}),
	'task-resumed': (state, {task}) => changeTask(state, task, {paused: false}),
};

/** What a new launch of a task's agent leaves behind. */
export const launchDrops = ['pane', 'exit', 'landing', 'reverts', 'retryAt', 'statusMessage', 'submittedAt', 'stall', 'isTaken'] as const;
/** What a new attempt leaves behind. */
const attemptDrops = [...launchDrops, 'limited', 'pauses', 'nudges', 'restarts'] as const;

/** Returns what a new launch of a task's agent begins with. */
export function newLaunch(task: Task): Partial<Task> {
	return {phase: 'preparing', launch: task.launch + 1, running: false, status: 'none', unowned: []};
}

/** Returns what a new attempt begins with besides. */
function newAttempt({usage}: Task): Partial<Task> {
	return usage === undefined ? {} : {usage: {...usage, attempt: noUsage}};
}

function evolveFailure(state: SessionState, {task: key, failure}: Extract<Event, {type: 'attempt-failed'}>, _entry: JournalEntry): SessionState {
	const {landing, run, late = [], repairs = 0, asked = []} = taskOf(state, key);
	const wanted = state.waiting.filter(({task}) => task === key).map(({claim}) => claim);
	const left = withoutWaits(withPerformed(state, key), key);
	const failed = changeTask(unqueued(left, key), key, {
		phase: 'returning',
		status: 'failed',
		failure,
		// On anything but the head it would bring the work of others along.
		...(landing?.commit !== undefined && landing.onto === state.runs[run]!.head && {composed: landing.commit}),
		...(failure.kind === 'gave-way' && {late: [...late, ...wanted]}),
		...(repairKinds.has(failure.kind) && {repairs: repairs + 1}),
		...(failure.asks && {asked: [...asked, ...failure.asks]}),
	}, ['landing', 'submittedAt', 'limited', 'stall']);
	const told = withTold(failed, key, {tells: failure.tells ?? []});
	return failure.kind === 'conflict' ? changeRun(told, run, ({conflicts}) => ({conflicts: conflicts + 1})) : told;
}

/** A task that has ended holds nothing, waits for nothing and is told nothing; what it landed is kept to look at. */
function ended(state: SessionState, key: TaskKey, changes: Partial<Task> & {readonly phase: Task['phase']}): SessionState {
	const left = unqueued(withoutHoldings(state, key), key);
	return changeTask({...left, heard: left.heard.filter(({task}) => task !== key)}, key, changes, ['retryAt', 'limited', 'stall', changes.phase === 'landed' ? 'reason' : 'landing']);
}

/** Whoever asks for a landing or a new try has put right what was in the way. */
function unhindered(state: SessionState, key: TaskKey): SessionState {
	return changeRun(state, runIdOf(key), () => ({}), ['hindrances']);
}

function unqueued(state: SessionState, key: TaskKey): SessionState {
	const {id, run} = taskOf(state, key);
	return changeRun(state, run, ({landingQueue}) => ({landingQueue: landingQueue.filter(other => other !== id)}));
}

