import type {Answer} from '../../engine/draft.ts';
import {startCommit} from '../../git/reading/commits.ts';
import {diffOf} from '../../git/reading/diff-of.ts';
import type {Repository} from '../../git/repository.ts';
import {snapshotTree} from '../../git/worktrees/snapshot.ts';
import type {FrozenInterface} from '../../model/bus.ts';
import type {Command} from '../../model/command.ts';
import type {JournalEntry} from '../../model/event.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Plan} from '../../model/plan.ts';
import type {SessionState} from '../../model/session-state.ts';
import {Refusal} from '../../protocol/refusal.ts';
import type {EnginePeer} from '../../protocol/serve.ts';
import type {Journal} from '../../storage/journal.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';
import type {ActivityBook} from '../panes/activity.ts';
import type {Core} from '../core.ts';
import {replay} from '../replay.ts';
import {readSettings, takeSettings} from '../read-settings.ts';
import {frozenInterfaces} from '../indexes/frozen-interfaces.ts';
import {verificationOf} from '../verify-slots.ts';
import {readVitals} from '../vitals.ts';
import type {Gate} from '../gate/gate.ts';
import {taskOf} from '../world.ts';
import type {Subscriptions} from './subscriptions.ts';

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

export type TargetParts = {
	readonly repository: Repository;
	readonly parser: SourceParser;
	readonly core: Core;
	readonly journal: Journal;
	readonly subscriptions: Subscriptions;
	/** Told of every call of a worker. */
	readonly heard: ActivityBook['heard'];
	readonly gate: Gate;
	readonly tryAgent: CallTargets['tryAgent'];
	readonly workerOf: (token: string) => TaskKey | undefined;
	readonly shutDown: (withHost: boolean) => void;
};

/** Joins what callers may ask to the parts that answer it. */
export const createTargets = ({repository, parser, core, journal, subscriptions, gate, workerOf, heard, tryAgent, shutDown}: TargetParts): CallTargets => ({
	submit: core.submit,
	state: core.state,
	subscribe: subscriptions.subscribe,
	entries: (after, limit) => journal.read(after, limit),
	stateAt: seq => seq === undefined ? core.state() : stateAt(journal, seq),
	takeSettings: async () => takeSettings(repository, core),
	headOf: async branch => headOf(repository, branch),
	contractsAt: async (plan, commit) => frozenInterfaces(repository, parser, plan.contracts, commit),
	verification: async () => verificationOf(await readSettings(repository)),
	diff: async task => diffOfTask(repository, core.state(), task),
	vitals: () => readVitals(Date.now()),
	heard,
	tryAgent,
	shutDown,
	hook: gate.hook,
	shell: gate.shell,
	mcp: gate.mcp,
	workerOf,
});

/** The state after entry `seq`, from the journal's beginning. */
const stateAt = (journal: Journal, seq: number): SessionState => {
	if (seq < 0 || seq > journal.last()) {
		throw new Refusal(`There is no entry ${seq}. The journal has ${journal.last()}; see \`jupiter-tui log\`.`);
	}

	return replay(journal, seq);
};

/** Where a run into this branch starts. */
const headOf = async (repository: Repository, branch: string): Promise<string> => {
	const commit = await startCommit(repository, branch);
	if (commit === undefined) {
		throw new Refusal(`There is no branch ${branch}, and nothing is checked out to make it from. Name another with --into.`);
	}

	return commit;
};

/** What a task has landed, or what its worktree changes now. */
const diffOfTask = async (repository: Repository, state: SessionState, key: TaskKey): Promise<string> => {
	const {commit, worktree, base, id} = taskOf(state, key);
	if (commit !== undefined) {
		return diffOf({repository, from: `${commit}^`, to: commit});
	}

	if (worktree === undefined || base === undefined) {
		throw new Refusal(`${id} has written nothing yet: it has not started.`);
	}

	const snapshot = await snapshotTree(worktree, base);
	if (!snapshot.ok) {
		throw new Refusal(snapshot.obstacles.map(({detail}) => detail).join(' '));
	}

	return diffOf({repository, from: base, to: snapshot.tree});
};
