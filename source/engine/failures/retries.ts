import {maxAttempts, maxFailureDetail, maxRetryDelayMs, retryDelayMs} from '../../model/limits/failures.ts';
import {maxRestarts} from '../../model/limits/stalls.ts';
import type {Failure} from '../../model/failure.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Task} from '../../model/task.ts';
import {endsByExit} from '../agent-name.ts';
import {heldBack} from '../schedule/capacity.ts';
import {emit, type Draft} from '../draft.ts';
import {freeSlots, isAtWork, openRuns, taskOf, tasksOf} from '../find.ts';
import {describeSpent, spentBy} from '../usage/spent.ts';
import {list} from '../words.ts';
import {keepsContent} from './keeps-content.ts';
import {isRepair} from './is-repair.ts';

/** Ends an attempt: its agent is stopped, its content saved, and then it is tried again or blocked. */
export function failAttempt(draft: Draft, task: TaskKey, failure: Failure): void {
	const detail = failure.detail + leftOut(taskOf(draft.state, task));
	emit(draft, {type: 'attempt-failed', task, failure: {...failure, detail: detail.slice(-maxFailureDetail)}});
}

/** What a landing had to leave out may be why it failed, and only the worker can make it anew. */
function leftOut({landing}: Task): string {
	const paths = (landing?.merged ?? []).filter(({how}) => how === 'head').map(({path}) => path);
	return paths.length === 0 ? '' : `\n\nBoth the head and you changed ${list(paths.map(path => `\`${path}\``))}, and no command is set to make that anew, so that the head's is there now. Make it anew yourself.`;
}

/** Judges agents that have ended: a command's exit status says whether it is done, an agent with a person's screen has to say so itself. */
export function judgeExits(draft: Draft): void {
	const exited = openTasks(draft).filter(task => isAtWork(task) && !task.running);
	for (const {key, plan: {agent}, exit, limited} of exited) {
		const {code, signal} = exit!;
		if (endsByExit(agent) && code === 0 && signal === undefined) {
			emit(draft, {type: 'task-submitted', task: key});
			continue;
		}

		// Its provider stopped it; it's started again when there is more.
		if (limited !== undefined) {
			continue;
		}

		const how = signal === undefined ? `with exit status ${code}` : `by ${signal}`;
		failAttempt(draft, key, {
			kind: 'agent-failed',
			summary: !endsByExit(agent) && code === 0 ? 'The agent ended without saying done.' : `The agent ended ${how}.`,
			detail: 'See the pane of that attempt for what it printed.',
		});
	}
}

/** Decides what becomes of attempts that failed and whose content is safe: another try after a pause, or blocked. */
export function settleAttempts(draft: Draft): void {
	for (const task of openTasks(draft)) {
		if (task.phase === 'returning' && !task.running && task.worktree === undefined) {
			emit(draft, {type: 'attempt-saved', task: task.key});
		}

		const {phase, retryAt, attempt, failure} = taskOf(draft.state, task.key);
		if (phase !== 'backing-off') {
			continue;
		}

		if (retryAt === undefined && failure?.kind === 'gave-way') {
			giveBack(draft, task.key);
			continue;
		}

		const spent = spentBy(draft.state.runs[task.run]!, taskOf(draft.state, task.key));
		if (spent) {
			emit(draft, {type: 'task-blocked', task: task.key, reason: describeSpent(spent), for: 'budget'});
			continue;
		}

		if (retryAt !== undefined) {
			continue;
		}

		if (failure?.kind === 'agent-unfit') {
			emit(draft, {type: 'task-blocked', task: task.key, reason: `${failure.summary} Then \`jupiter-tui retry ${task.id}\`.`});
			continue;
		}

		if (isRestart(taskOf(draft.state, task.key))) {
			emit(draft, {type: 'retry-scheduled', task: task.key, retryAt: draft.now});
			continue;
		}

		if (attempt >= maxAttempts && !isRepair(task)) {
			emit(draft, {type: 'task-blocked', task: task.key, reason: blockedReason(task, failure)});
		} else {
			emit(draft, {type: 'retry-scheduled', task: task.key, retryAt: draft.now + (isRepair(task) ? 0 : delayMs(attempt))});
		}
	}
}

/** Lets a task that gave way go back to waiting; it will want all that it had. */
function giveBack(draft: Draft, key: TaskKey): void {
	const {late = [], plan} = taskOf(draft.state, key);
	const held = draft.state.locks.filter(({holder}) => holder === key).map(({claim}) => claim);
	const claims = [...new Set([...late, ...held])].filter(claim => !plan.owns.includes(claim));
	emit(draft, {type: 'task-yielded', task: key, claims});
}

/** Starts the attempts whose pause is over, where their run has a worker free; before new tasks, as these hold locks. */
export function startRetries(draft: Draft): void {
	for (const {key} of openTasks(draft)) {
		const task = taskOf(draft.state, key);
		const run = draft.state.runs[task.run]!;
		if (task.phase === 'backing-off' && !task.paused && task.retryAt! <= draft.now && freeSlots(run) > 0 && !heldBack(draft.state, task)) {
			emit(draft, {type: 'retry-due', task: key, onto: run.head, keep: keepsContent(task), ...(isRestart(task) && {isRestart: true})});
		}
	}
}

/** Whether an attempt that stalled isn't over yet: its agent is started again and resumes. One that a person reopened begins anew. */
function isRestart({attempt, failure, restarts = 0}: Task): boolean {
	return attempt > 0 && failure?.kind === 'stalled' && restarts < maxRestarts;
}

function openTasks(draft: Draft): Task[] {
	return openRuns(draft.state).flatMap(run => tasksOf(run));
}

function delayMs(attempt: number): number {
	return attempt === 0 ? 0 : Math.min(maxRetryDelayMs, retryDelayMs * (2 ** (attempt - 1)));
}

function blockedReason({id, attempt}: Task, failure: Failure | undefined): string {
	const summary = failure?.summary ?? 'It failed.';
	return `${summary} That was attempt ${attempt} of ${maxAttempts}. Look at its pane and \`jupiter-tui diff ${id}\`, then \`jupiter-tui retry ${id}\` or \`jupiter-tui cancel ${id}\`.`;
}
