import type {HookAnswer, HookCall, Hooks} from '../../agents/hook.ts';
import {isHeldAtWork} from '../../engine/failures/quota.ts';
import {isAtWork} from '../../engine/find.ts';
import {ownWaitMs} from '../../model/limits/failures.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Task} from '../../model/task.ts';
import {taskOf} from '../world.ts';
import type {GateParts} from './gate-parts.ts';
import {judgeEdits} from './judge-edits.ts';
import type {Launched} from './status-reports.ts';
import {placeOfEdit} from './place-of-edit.ts';
import {isOwnCommand} from './own-command.ts';

/** The answer to a hook's call in the agent's own form, and what to do when it has gone out. */
export type HookReply = {readonly body: unknown; readonly sent?: (isSent: boolean) => void};

/** Answers what a worker's hook asks or tells. Throws on a call that makes no sense, which hooks take for a no. */
export const answerHook = async (gate: GateParts, worker: TaskKey, hooks: Hooks, body: unknown): Promise<HookReply> => {
	const call = hooks.read(body);
	const task = taskOf(gate.state(), worker);
	const {sent, ...answer} = await answerTo(gate, task, call);
	await lookAtLog(gate, task, {hooks, body, call});
	return {body: hooks.write(body, answer), ...sent !== undefined && {sent}};
};

/** Takes in what an agent's telemetry tells. */
export const hearTelemetry = async (gate: GateParts, worker: TaskKey, calls: readonly HookCall[]): Promise<void> => {
	for (const call of calls) {
		await answerTo(gate, taskOf(gate.state(), worker), call);
	}
};

/** Its model has answered something, so that the log of its conversation tells more; between two of its tools nothing is asked. */
const lookAtLog = async ({usage}: GateParts, {key, launch}: Task, {hooks: {log}, body, call}: {readonly hooks: Hooks; readonly body: unknown; readonly call: HookCall}): Promise<void> => {
	const path = log === undefined || call.type === 'wants' ? undefined : log.pathIn(body);
	if (path !== undefined) {
		usage.follow({task: key, launch}, log!, path);
	}

	if (call.type === 'stopped' || call.type === 'failed') {
		await usage.settle(key);
	}
};

type Reply = HookAnswer & {readonly sent?: (isSent: boolean) => void};

const answerTo = async (gate: GateParts, task: Task, call: HookCall): Promise<Reply> => {
	const launched: Launched = {task: task.key, launch: task.launch};
	switch (call.type) {
		case 'wants': {
			gate.statuses.see(launched, {source: 'hook', status: 'working'});
			return judge(gate, task, call);
		}

		case 'worked':
		case 'prompted': {
			gate.statuses.see(launched, {source: 'hook', status: 'working'});
			return informed(gate, task);
		}

		case 'started': {
			return call.isShortened ? {context: 'Your conversation was shortened. Your task and what you may write are in .jupiter/briefing.md: read it again.'} : {};
		}

		case 'asks': {
			gate.statuses.see(launched, {source: 'hook', status: call.status, ...call.message !== undefined && {message: call.message}});
			return {};
		}

		case 'seen': {
			gate.statuses.see(launched, {source: 'hook', status: call.status});
			return {};
		}

		case 'stopped': {
			return stopped(gate, task, call.wasHeld);
		}

		case 'failed': {
			seeFailure(gate, launched, call);
			return {};
		}

		case 'answered': {
			// How it is otherwise its hooks tell, and sooner.
			if (isHeldAtWork(task)) {
				gate.statuses.see(launched, {source: 'hook', status: 'working'});
			}

			return {};
		}

		case 'spent': {
			const {type, ...spending} = call;
			gate.usage.see(launched, spending);
			noteReset(gate, task);
			return {};
		}

		case 'other': {
			return {};
		}
	}
};

/** A limit that its agent will soon have waited for holds nobody back. */
const seeFailure = ({statuses}: GateParts, launched: Launched, {isLimit, message, until, way}: Extract<HookCall, {type: 'failed'}>): void => {
	if (way === 'trying' && until !== undefined && until - Date.now() < ownWaitMs) {
		return;
	}

	const limit = {...until !== undefined && {until}, ...way !== undefined && {way}};
	statuses.see(launched, {source: 'hook', status: isLimit ? 'limited' : 'failed', message, ...isLimit && Object.keys(limit).length > 0 && {limit}});
};

/** When a limit ends may be told only after it was met. */
const noteReset = ({usage, submit}: GateParts, {key: task, launch, status, statusMessage: message}: Task): void => {
	const until = usage.exhausted({task, launch});
	if (until > Date.now() && (status === 'limited' || status === 'failed')) {
		submit({type: 'agent-limited', task, launch, until, ...message !== undefined && {message}});
	}
};

const judge = async (gate: GateParts, task: Task, {edits, shell, reads}: Extract<HookCall, {type: 'wants'}>): Promise<Reply> => {
	if (reads.length > 0) {
		await noteReads(gate, task, reads);
	}

	const isWriting = edits.length > 0 || shell !== undefined;
	if (isWriting && !isAtWork(task)) {
		return {verdict: 'deny', reason: `\`${task.id}\` is handed in, so nothing more can be written for it. End your turn; if it comes back you will be told why.`};
	}

	const judged = edits.length === 0 ? {} : await judgeEdits(gate, task, edits);
	return judged.verdict !== 'deny' && shell !== undefined && isOwnCommand(shell) ? {...judged, verdict: 'allow'} : judged;
};

/** Whoever has read a file relies on what was in it. */
const noteReads = async (gate: GateParts, task: Task, reads: readonly string[]): Promise<void> => {
	const places = await Promise.all(reads.map(async read => placeOfEdit(read, task.worktree!, gate)));
	const files = places.flatMap(place => place.kind === 'inside' ? [place.file] : []);
	if (files.length > 0) {
		gate.submit({type: 'reads-seen', task: task.key, reads: files});
	}
};

/** What others told the worker goes into the next request to its model. */
const informed = ({mailbox}: GateParts, {key}: Task): Reply => {
	const taken = mailbox.take(key);
	return taken === undefined ? {} : {context: taken.text, sent: taken.sent};
};

/** An agent that ends its turn with messages unread reads them; one that has not handed in is asked once whether it is done. */
const stopped = (gate: GateParts, task: Task, wasHeld: boolean): Reply => {
	const taken = gate.mailbox.take(task.key);
	if (taken !== undefined) {
		return {goOn: taken.text, sent: taken.sent};
	}

	const waits = gate.state().waiting.some(wait => wait.task === task.key);
	if (isAtWork(task) && !wasHeld && !waits) {
		return {goOn: 'Your task is not handed in. If it is complete, run `jupiter-tui done` or call the tool report_done. If not, go on. If you need a person, say what you need and stop.'};
	}

	gate.statuses.see({task: task.key, launch: task.launch}, {source: 'hook', status: 'idle'});
	return {};
};
