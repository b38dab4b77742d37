import type {Command} from '../../model/command.ts';
import type {JournalEntry} from '../../model/event.ts';
import type {Plan} from '../../model/plan.ts';
import type {Price} from '../../model/usage.ts';
import type {FrozenInterface} from '../../model/bus.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Answer} from '../../engine/draft.ts';
import type {EngineCall} from '../../protocol/engine-wire.ts';
import type {EnginePeer} from '../../protocol/serve.ts';
import {Refusal} from '../../protocol/refusal.ts';
import {dayOf} from '../usage/day-of.ts';
import {readPrice} from '../usage/read-price.ts';
import {splitKey, taskOf} from '../world.ts';
import {resolveTask} from './resolve-task.ts';

/** What the engine's socket can ask of the process behind it. */
export type CallTargets = {
	readonly submit: (command: Command) => Answer;
	readonly state: () => SessionState;
	readonly subscribe: (peer: EnginePeer) => void;
	readonly entries: (after: number, limit: number) => readonly JournalEntry[];
	readonly stateAt: (seq: number | undefined) => SessionState;
	/** Tells the engine what the repository's settings say now; fails with the sentence that says what is wrong with them. */
	readonly takeSettings: () => Promise<void>;
	readonly headOf: (branch: string) => Promise<string>;
	/** The interfaces that a plan freezes, as they are at a commit. */
	readonly contractsAt: (plan: Plan, commit: string) => Promise<readonly FrozenInterface[]>;
	/** How verification goes where a plan says nothing. */
	readonly verification: () => Promise<Pick<Plan, 'verifySlots' | 'batch'>>;
	readonly diff: (task: TaskKey) => Promise<string>;
	readonly vitals: () => unknown;
	/** Tries whether an agent asks before it writes. */
	readonly tryAgent: (name: string) => Promise<unknown>;
	/** A worker has called; with `isProgress`, to say something. */
	readonly heard: (task: TaskKey, isProgress: boolean) => void;
	readonly shutDown: (withHost: boolean) => void;
	/** Answers a hook of a worker's agent. */
	readonly hook: (token: string | undefined, agent: string, body: unknown) => Promise<unknown>;
	/** The command line that a worker's agent is to run in place of one. */
	readonly shell: (worker: TaskKey, command: string) => Promise<string>;
	/** Answers a message of the Model Context Protocol. */
	readonly mcp: (worker: TaskKey, message: unknown) => Promise<unknown>;
	/** The worker that a token belongs to, if it is the one running now. */
	readonly workerOf: (token: string) => TaskKey | undefined;
};

/** Answers a call of the engine's socket; throws a `Refusal` with the sentence for the caller. */
export const answerCall = async (call: EngineCall, peer: EnginePeer, targets: CallTargets): Promise<unknown> => {
	// The gate looks at the token itself: an agent that is being tried has one, too, and no task.
	if (call.type === 'hook') {
		return targets.hook(peer.token, call.agent, call.body);
	}

	const worker = peer.token === undefined ? undefined : requireWorker(peer.token, targets);
	if (worker !== undefined && !workerCalls.has(call.type)) {
		throw new Refusal(`A worker may not ask for \`${call.type}\`. Run it in a shell outside the worker's pane.`);
	}

	if (worker !== undefined) {
		targets.heard(worker, progressCalls.has(call.type));
	}

	const submit = (command: Command): Answer => accept(targets.submit(command));
	switch (call.type) {
		case 'subscribe': {
			targets.subscribe(peer);
			return undefined;
		}

		case 'start-run': {
			await targets.takeSettings();
			const base = await targets.headOf(call.plan.into);
			const plan = {...await targets.verification(), ...call.plan};
			submit({type: 'start-run', plan, base, contracts: await targets.contractsAt(plan, base)});
			return targets.state().currentRun;
		}

		case 'task': {
			const task = resolveTask(targets.state(), call.task);
			return call.verb === 'land' && isLeftOut(targets.state(), task)
				? follow(targets.state(), task, submit)
				: submit({type: `${call.verb}-task`, task}).text;
		}

		case 'cancel-run': {
			return submit({type: 'cancel-run', run: call.run}).text;
		}

		case 'set-budget': {
			const {task, run, budget} = call;
			const named = task === undefined ? {...run !== undefined && {run}} : {task: resolveTask(targets.state(), task)};
			return submit({type: 'set-budget', ...named, budget}).text;
		}

		case 'follow-run': {
			return submit({type: 'follow-run', run: call.run}).text;
		}

		case 'claim':
		case 'release': {
			return submit({type: call.type, task: insideWorker(worker, call.type), claim: call.claim}).text;
		}

		case 'publish': {
			return submit({type: 'publish', task: insideWorker(worker, call.type), symbol: call.symbol, signature: call.signature}).text;
		}

		case 'ask': {
			return submit({type: 'ask', task: insideWorker(worker, call.type), to: call.task, text: call.text}).text;
		}

		case 'shell': {
			return targets.shell(insideWorker(worker, call.type), call.command);
		}

		case 'mcp': {
			return targets.mcp(insideWorker(worker, call.type), call.message);
		}

		case 'done': {
			return submit({type: 'done', task: insideWorker(worker, call.type)}).text;
		}

		case 'used': {
			const task = insideWorker(worker, call.type);
			const {launch} = taskOf(targets.state(), task);
			return submit({type: 'usage-seen', task, launch, report: call.report, day: dayOf(new Date()), ...call.report.model !== undefined && priced(call.report.model)}).text;
		}

		case 'limited': {
			const task = insideWorker(worker, call.type);
			const {launch} = taskOf(targets.state(), task);
			return submit({type: 'agent-limited', task, launch, ...call.until !== undefined && {until: call.until}, ...call.message !== undefined && {message: call.message}}).text;
		}

		case 'decide': {
			return submit({type: 'decide', by: worker ?? 'user', key: call.key, value: call.value}).text;
		}

		case 'note': {
			return submit({type: 'note', by: worker ?? 'user', text: call.text}).text;
		}

		case 'settle': {
			return submit({type: 'settle-decision', key: call.key, value: call.value}).text;
		}

		case 'amend': {
			return submit({type: 'amend-contract', symbol: call.symbol, ...(call.signature !== undefined && {signature: call.signature})}).text;
		}

		case 'entries': {
			return targets.entries(call.after, Math.min(call.limit, maxEntries));
		}

		case 'state-at': {
			return targets.stateAt(call.seq);
		}

		case 'diff': {
			return targets.diff(resolveTask(targets.state(), call.task));
		}

		case 'vitals': {
			return targets.vitals();
		}

		case 'try-agent': {
			return targets.tryAgent(call.agent);
		}

		case 'shut-down': {
			targets.shutDown(call.withHost);
			return undefined;
		}
	}
};

/** Whether a task has landed and the target branch hasn't come along. */
const isLeftOut = (state: SessionState, key: TaskKey): boolean => {
	const [run] = splitKey(key);
	return taskOf(state, key).phase === 'landed' && state.runs[run]!.intoWaits !== undefined;
};

/** Landing what has landed can only mean the branch it was for. */
const follow = (state: SessionState, key: TaskKey, submit: (command: Command) => Answer): string => {
	const [run] = splitKey(key);
	submit({type: 'follow-run', run});
	return `\`${state.runs[run]!.plan.into}\` takes what has landed unless something is still in its way. See: jupiter-tui status`;
};

/** What a worker may ask besides acting as itself: reading. */
const workerCalls: ReadonlySet<EngineCall['type']> = new Set(['subscribe', 'claim', 'release', 'publish', 'decide', 'note', 'ask', 'done', 'limited', 'used', 'shell', 'mcp', 'entries', 'state-at', 'diff', 'vitals']);

/** What a worker says that shows it gets on. */
const progressCalls: ReadonlySet<EngineCall['type']> = new Set(['claim', 'release', 'publish', 'decide', 'note', 'ask', 'done']);

/** Entries one answer carries; a caller that wants more asks again from the last one's number. */
const maxEntries = 5000;

const accept = (answer: Answer): Answer => {
	if (!answer.ok) {
		throw new Refusal(answer.text, answer.detail);
	}

	return answer;
};

const requireWorker = (token: string, targets: CallTargets): TaskKey => {
	const worker = targets.workerOf(token);
	if (worker === undefined) {
		throw new Refusal('This worker is not the one at work on its task any more, so nothing it asks for is done. Stop; what it wrote is saved.');
	}

	return worker;
};

const insideWorker = (worker: TaskKey | undefined, verb: string): TaskKey => {
	if (worker === undefined) {
		throw new Refusal(`\`jupiter-tui ${verb}\` is for a worker in its pane, where JUPITER_TOKEN says which one it is.`);
	}

	return worker;
};

const priced = (model: string): {readonly price?: Price} => {
	const price = readPrice(model);
	return price === undefined ? {} : {price};
};
