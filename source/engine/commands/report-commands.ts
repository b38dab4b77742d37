import type {ReportCommand} from '../../model/command.ts';
import {maxLosses} from '../../model/limits/failures.ts';
import type {Change, Footprint} from '../../model/change.ts';
import type {TaskKey} from '../../model/names.ts';
import type {AgentStatus, Task} from '../../model/task.ts';
import {judgeMachine, setCaps} from '../schedule/capacity.ts';
import {reportUnowned} from '../landing/check-composed.ts';
import {breachesIn, explainContract, reportBreaches} from '../bus/contracts.ts';
import {accept, emit, tell, type Answer, type Draft} from '../draft.ts';
import {explainRefusal} from '../locks/explain-refusal.ts';
import {findTask, isAtWork, taskOf} from '../find.ts';
import {claimWrites} from '../locks/late-claims.ts';
import {onEffect} from '../on-effect.ts';
import {outstanding} from '../outstanding.ts';
import {noteReads, publishChanges, withoutClaims} from '../bus/publish-changes.ts';
import {goOnLimited, isHeldAtWork, limitAgent} from '../failures/quota.ts';
import {failEffect} from '../failures/fail-effect.ts';
import {failAttempt} from '../failures/retries.ts';
import {judgeActivity} from '../failures/stalls.ts';
import {countUsage} from '../usage/count-usage.ts';
import {list} from '../words.ts';
import {landingReports} from './landing-reports.ts';
import type {Handlers} from './handler.ts';

/** What the world reports. What is stale changes nothing: its effect is over, or another launch has taken its place. */
export const reportCommands: Handlers<ReportCommand['type']> = {
	...landingReports,
	'engine-start'(draft, {epoch}) {
		emit(draft, {type: 'engine-started', epoch});
		return accept();
	},
	tick: () => accept(),
	'worktree-made': (draft, {effect, task, path, base}) => onEffect(draft, effect, 'make-worktree', () => {
		emit(draft, {type: 'worktree-made', task, path, base});
	}),
	'agent-started': (draft, {effect, task, pane}) => onEffect(draft, effect, 'start-agent', () => {
		emit(draft, {type: 'agent-started', task, pane});
	}),
	'agent-exited': (draft, {task, launch, code, signal}) => onProcess(draft, task, launch, () => {
		emit(draft, {type: 'agent-exited', task, code, ...(signal !== undefined && {signal})});
	}),
	'agent-lost': (draft, {task, launch}) => onProcess(draft, task, launch, found => {
		lose(draft, found);
	}),
	'agent-taken': (draft, {task, launch, isTaken}) => onProcess(draft, task, launch, found => {
		if (isTaken !== (found.isTaken ?? false)) {
			emit(draft, {type: isTaken ? 'agent-taken' : 'agent-handed-back', task});
		}
	}),
	'agent-limited': (draft, {task, launch, until, way, message}) => onProcess(draft, task, launch, found => {
		if (isAtWork(found)) {
			limitAgent(draft, found, {...(until !== undefined && {until}), ...(way !== undefined && {way}), ...(message !== undefined && {message})});
		}
	}),
	'settings-seen': (draft, {type, ...settings}) => setCaps(draft, settings),
	'activity-seen': (draft, {task, launch, activity}) => onProcess(draft, task, launch, found => {
		if (isAtWork(found)) {
			judgeActivity(draft, found, activity);
		}
	}),
	'usage-seen'(draft, {task, launch, ...seen}) {
		const found = findTask(draft.state, task);
		// What a process said last may come after its end.
		if (found?.launch === launch) {
			countUsage(draft, found, seen);
		}

		return accept();
	},
	'machine-seen': (draft, {memoryFreeShare, load}) => judgeMachine(draft, memoryFreeShare, load),
	'agent-status': (draft, {task, launch, status, message}) => onProcess(draft, task, launch, found => {
		if (isAtWork(found)) {
			seeStatus(draft, found, {status, ...(message !== undefined && {message})});
		}
	}),
	'writes-seen'(draft, {task, ...footprint}) {
		const found = findTask(draft.state, task);
		if (found && isAtWork(found)) {
			seeWrites(draft, task, footprint);
		}

		return accept();
	},
	'reads-seen'(draft, {task, reads}) {
		const found = findTask(draft.state, task);
		if (found && isAtWork(found)) {
			noteReads(draft, task, reads);
		}

		return accept();
	},
	'writes-reverted': (draft, {effect, task, paths, reference}) => onEffect(draft, effect, 'revert-writes', () => {
		emit(draft, {type: 'writes-reverted', task, paths, ...(reference !== undefined && {reference})});
		if (paths.length > 0) {
			tell(draft, task, revertedText(paths, reference));
		}
	}),
	'message-delivered': (draft, {effect, id}) => onEffect(draft, effect, 'deliver-message', ({task: to}) => {
		emit(draft, {type: 'message-delivered', id, to});
	}),
	'into-followed': (draft, {effect, run, head}) => onEffect(draft, effect, 'follow-into', () => {
		emit(draft, {type: 'into-followed', run, head});
	}),
	'into-waits': (draft, {effect, run, head, reason}) => onEffect(draft, effect, 'follow-into', () => {
		emit(draft, {type: 'into-waits', run, head, reason});
	}),
	'attempt-saved': (draft, {effect, task, reference}) => onEffect(draft, effect, 'save-attempt', () => {
		emit(draft, {type: 'attempt-saved', task, ...(reference !== undefined && {reference})});
	}),
	'effect-failed'(draft, {effect: key, failure}) {
		const effect = outstanding(draft.state).find(candidate => candidate.key === key);
		if (effect) {
			failEffect(draft, effect, failure);
		}

		return accept();
	},
};

function seeStatus(draft: Draft, task: Task, {status, message}: {readonly status: AgentStatus; readonly message?: string}): void {
	const {key} = task;
	if (status === 'limited') {
		limitAgent(draft, task, message === undefined ? {} : {message});
		return;
	}

	// It goes on by itself: its provider let it, or a person gave it another.
	if (isHeldAtWork(task) && status === 'working') {
		goOnLimited(draft, task);
	}

	const {limited, ...known} = taskOf(draft.state, key);
	if (limited === undefined && (known.status !== status || known.statusMessage !== message)) {
		emit(draft, {type: 'status-changed', task: key, status, ...(message !== undefined && {message})});
	}
}

function lose(draft: Draft, task: Task): void {
	emit(draft, {type: 'agent-lost', task: task.key});
	if (isAtWork(task) && task.losses >= maxLosses) {
		failAttempt(draft, task.key, {
			kind: 'agent-failed',
			summary: `The agent was lost with its terminal ${task.losses + 1} times.`,
			detail: 'The host of the panes died each time while this agent worked.',
		});
	}
}

function seeWrites(draft: Draft, task: TaskKey, {writes, changes, reads}: Footprint): void {
	noteReads(draft, task, reads);
	const held = claimWrites(draft, task, writes, false);
	warnUnowned(draft, task, reportUnowned(draft, task, held));
	const breaches = [...breachesIn(draft.state, task, changes), ...wishes(draft, task, changes)];
	for (const breach of reportBreaches(draft, task, breaches)) {
		const {text, detail} = explainContract(draft, task, breach);
		tell(draft, task, `error: ${text}\n${detail}`);
	}

	publishChanges(draft, task, withoutClaims(changes, [...held.map(({claim}) => claim), ...breaches.map(({symbol}) => symbol)]));
}

/** What a worker has asked for and not written is still wanted. */
function wishes({state}: Draft, task: TaskKey, changes: readonly Change[]): Change[] {
	return state.breaches.filter(({by, hash, symbol}) => by === task && hash === undefined && changes.every(change => change.symbol !== symbol));
}

function revertedText(paths: readonly string[], reference: string | undefined): string {
	const place = reference === undefined ? '' : ` What you wrote is saved: git show ${reference}:${paths[0]!}`;
	return `${list(paths.map(path => `\`${path}\``))} ${paths.length === 1 ? 'was' : 'were'} put back as before your task, because another task holds ${paths.length === 1 ? 'it' : 'them'}.${place}`;
}

function warnUnowned(draft: Draft, task: TaskKey, claims: readonly string[]): void {
	for (const claim of claims) {
		const {text, detail} = explainRefusal(draft, task, claim, 'written');
		tell(draft, task, `error: ${text}\n${detail}`);
	}
}

function onProcess(draft: Draft, key: TaskKey, launch: number, act: (task: Task) => void): Answer {
	const task = findTask(draft.state, key);
	if (task?.launch === launch && task.running) {
		act(task);
	}

	return accept();
}
