import type {Command} from '../../model/command.ts';
import {maxEntriesAnswered} from '../../model/limits/wire.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {EngineCall} from '../../protocol/engine-wire.ts';
import {Refusal} from '../../protocol/refusal.ts';
import type {EnginePeer} from '../../protocol/serve.ts';
import {dayOf} from '../usage/day-of.ts';
import {readPrice} from '../usage/read-price.ts';
import {splitKey, taskOf} from '../world.ts';
import {resolveTask} from './resolve-task.ts';
import type {CallTargets} from './targets.ts';

type CallType = Exclude<EngineCall['type'], 'hook'>;
type CallOf<Type extends CallType> = Extract<EngineCall, {type: Type}>;

/** Whom a call reaches, whom it comes from, and whose it is. */
export type Asked<By = TaskKey | 'user'> = {readonly targets: CallTargets; readonly peer: EnginePeer; readonly by: By};

type Row<From extends string, Call, By = TaskKey | 'user'> = {
	readonly from: From;
	/** Whether a worker that says this shows that it gets on. */
	readonly isProgress?: true;
	readonly answer: (call: Call, asked: Asked<By>) => unknown;
};

/** Who may ask something, and how it is answered. */
export type Callable = Row<'person' | 'anyone' | 'worker', EngineCall>;

/** What can be asked, besides what the gate answers. */
export const callTable: {readonly [Type in CallType]: Row<'person' | 'anyone', CallOf<Type>> | Row<'worker', CallOf<Type>, TaskKey>} = {
	subscribe: {from: 'anyone', answer(_, {targets, peer}) {
		targets.subscribe(peer);
	}},
	'start-run': {from: 'person', async answer(call, {targets}) {
		await targets.takeSettings();
		const base = await targets.headOf(call.plan.into);
		const plan = {...await targets.verification(), ...call.plan};
		submit(targets, {type: 'start-run', plan, base, contracts: await targets.contractsAt(plan, base)});
		return targets.state().currentRun;
	}},
	task: {from: 'person', answer(call, {targets}) {
		const task = resolveTask(targets.state(), call.task);
		return call.verb === 'land' && isLeftOut(targets.state(), task) ? follow(targets, task) : submit(targets, {type: `${call.verb}-task`, task});
	}},
	'cancel-run': {from: 'person', answer: ({run}, {targets}) => submit(targets, {type: 'cancel-run', run})},
	'set-budget': {from: 'person', answer({task, run, budget}, {targets}) {
		const named = task === undefined ? {...run !== undefined && {run}} : {task: resolveTask(targets.state(), task)};
		return submit(targets, {type: 'set-budget', ...named, budget});
	}},
	'follow-run': {from: 'person', answer: ({run}, {targets}) => submit(targets, {type: 'follow-run', run})},
	settle: {from: 'person', answer: ({key, value}, {targets}) => submit(targets, {type: 'settle-decision', key, value})},
	amend: {from: 'person', answer: ({symbol, signature}, {targets}) => submit(targets, {type: 'amend-contract', symbol, ...signature !== undefined && {signature}})},
	claim: {from: 'worker', isProgress: true, answer: ({claim}, {targets, by}) => submit(targets, {type: 'claim', task: by, claim})},
	release: {from: 'worker', isProgress: true, answer: ({claim}, {targets, by}) => submit(targets, {type: 'release', task: by, claim})},
	publish: {from: 'worker', isProgress: true, answer: ({symbol, signature}, {targets, by}) => submit(targets, {type: 'publish', task: by, symbol, signature})},
	ask: {from: 'worker', isProgress: true, answer: ({task: to, text}, {targets, by}) => submit(targets, {type: 'ask', task: by, to, text})},
	done: {from: 'worker', isProgress: true, answer: (_, {targets, by}) => submit(targets, {type: 'done', task: by})},
	decide: {from: 'anyone', isProgress: true, answer: ({key, value}, {targets, by}) => submit(targets, {type: 'decide', by, key, value})},
	comment: {from: 'person', answer: ({task, text}, {targets}) => submit(targets, {type: 'comment-task', task: resolveTask(targets.state(), task), text})},
	note: {from: 'anyone', isProgress: true, answer: ({text}, {targets, by}) => submit(targets, {type: 'note', by, text})},
	used: {from: 'worker', answer({report}, {targets, by}) {
		const price = report.model === undefined ? undefined : readPrice(report.model);
		return submit(targets, {type: 'usage-seen', task: by, launch: launchOf(targets, by), report, day: dayOf(new Date()), ...price !== undefined && {price}});
	}},
	limited: {from: 'worker', answer: ({until, message}, {targets, by}) =>
		submit(targets, {type: 'agent-limited', task: by, launch: launchOf(targets, by), ...until !== undefined && {until}, ...message !== undefined && {message}})},
	shell: {from: 'worker', answer: async ({command}, {targets, by}) => targets.shell(by, command)},
	mcp: {from: 'worker', answer: async ({message}, {targets, by}) => targets.mcp(by, message)},
	entries: {from: 'anyone', answer: ({after, limit}, {targets}) => targets.entries(after, Math.min(limit, maxEntriesAnswered))},
	'state-at': {from: 'anyone', answer: ({seq}, {targets}) => targets.stateAt(seq)},
	diff: {from: 'anyone', answer: async ({task}, {targets}) => targets.diff(resolveTask(targets.state(), task))},
	vitals: {from: 'anyone', answer: (_, {targets}) => targets.vitals()},
	'try-agent': {from: 'person', answer: async ({agent}, {targets}) => targets.tryAgent(agent)},
	'shut-down': {from: 'person', answer({withHost}, {targets}) {
		targets.shutDown(withHost);
	}},
};

/** Has the engine decide; throws its reason where it refuses. */
const submit = (targets: CallTargets, command: Command): string | undefined => {
	const answer = targets.submit(command);
	if (!answer.ok) {
		throw new Refusal(answer.text, answer.detail);
	}

	return answer.text;
};

const launchOf = (targets: CallTargets, worker: TaskKey): number => taskOf(targets.state(), worker).launch;

/** Whether a task has landed and the target branch hasn't come along. */
const isLeftOut = (state: SessionState, key: TaskKey): boolean => {
	const [run] = splitKey(key);
	return taskOf(state, key).phase === 'landed' && state.runs[run]!.intoWaits !== undefined;
};

/** Landing what has landed can only mean the branch it was for. */
const follow = (targets: CallTargets, key: TaskKey): string => {
	const [run] = splitKey(key);
	submit(targets, {type: 'follow-run', run});
	return `\`${targets.state().runs[run]!.plan.into}\` takes what has landed unless something is still in its way. See: jupiter-tui status`;
};
