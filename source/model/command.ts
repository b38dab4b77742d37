import type {Activity} from './activity.ts';
import type {Plan} from './plan.ts';
import type {FrozenInterface} from './bus.ts';
import type {Change, Footprint} from './change.ts';
import type {Failure} from './failure.ts';
import type {Composition} from './landing.ts';
import type {RunId, TaskKey} from './names.ts';
import type {AgentStatus, LimitedWay} from './task.ts';
import type {Budget, Price, UsageReport} from './usage.ts';

/** What the engine is asked or told. Everything that can change the state comes in as one of these. */
export type Command = PersonCommand | AgentCommand | ReportCommand;

/** Asked by a person at a client or a shell. */
export type PersonCommand =
	/** `contracts` are the interfaces that the plan freezes, as they are at `base`. */
	| {readonly type: 'start-run'; readonly plan: Plan; readonly base: string; readonly contracts?: readonly FrozenInterface[]}
	| {readonly type: 'pause-task'; readonly task: TaskKey}
	| {readonly type: 'resume-task'; readonly task: TaskKey}
	| {readonly type: 'retry-task'; readonly task: TaskKey}
	| {readonly type: 'cancel-task'; readonly task: TaskKey}
	| {readonly type: 'land-task'; readonly task: TaskKey}
	/** What the person asks of the worker after looking at its changes. */
	| {readonly type: 'comment-task'; readonly task: TaskKey; readonly text: string}
	| {readonly type: 'cancel-run'; readonly run: RunId}
	/** Sets what a task may use, or a whole run; the last one started where neither is named. An empty budget takes the bounds away. */
	| {readonly type: 'set-budget'; readonly task?: TaskKey; readonly run?: RunId; readonly budget: Budget}
	/** Tries again to let the target branch follow the result, after a person has made room for it. */
	| {readonly type: 'follow-run'; readonly run: RunId}
	/** Agrees on another interface of a frozen symbol: `signature`, or the one that its task has asked for. `run` is the last one started when absent. */
	| {readonly type: 'amend-contract'; readonly run?: RunId; readonly symbol: string; readonly signature?: string}
	/** `run` is the last one started when absent. */
	| {readonly type: 'settle-decision'; readonly run?: RunId; readonly key: string; readonly value: string};

/** Asked by a worker for itself. */
export type AgentCommand =
	| {readonly type: 'claim'; readonly task: TaskKey; readonly claim: string}
	| {readonly type: 'release'; readonly task: TaskKey; readonly claim: string}
	| {readonly type: 'publish'; readonly task: TaskKey; readonly symbol: string; readonly signature: string}
	| {readonly type: 'decide'; readonly by: TaskKey | 'user'; readonly key: string; readonly value: string}
	| {readonly type: 'note'; readonly by: TaskKey | 'user'; readonly text: string}
	/** `to` is the id of a task of the same run. */
	| {readonly type: 'ask'; readonly task: TaskKey; readonly to: string; readonly text: string}
	| {readonly type: 'done'; readonly task: TaskKey};

/**
Reported by the world: the outcome of an effect, or what a watcher saw.
`effect` is the key of the effect that caused it; a report whose effect is no longer outstanding is stale and dropped.
*/
export type ReportCommand =
	| {readonly type: 'engine-start'; readonly epoch: number}
	| {readonly type: 'tick'}
	| {readonly type: 'worktree-made'; readonly effect: string; readonly task: TaskKey; readonly path: string; readonly base: string}
	/** Any effect that could not be performed, apart from landings and their own failures. */
	| {readonly type: 'effect-failed'; readonly effect: string; readonly failure: Failure}
	| {readonly type: 'agent-started'; readonly effect: string; readonly task: TaskKey; readonly pane: number}
	| {readonly type: 'agent-exited'; readonly task: TaskKey; readonly launch: number; readonly code: number; readonly signal?: string}
	| {readonly type: 'agent-lost'; readonly task: TaskKey; readonly launch: number}
	| {readonly type: 'agent-status'; readonly task: TaskKey; readonly launch: number; readonly status: AgentStatus; readonly message?: string}
	/** A person begins to type into the agent's pane, or is done. */
	| {readonly type: 'agent-taken'; readonly task: TaskKey; readonly launch: number; readonly isTaken: boolean}
	/** The agent's provider gives no more until `until` (milliseconds since 1970; unknown when absent), or gives again when that is over. Holds all tasks of that agent back. At its prompt where `way` says nothing else. */
	| {readonly type: 'agent-limited'; readonly task: TaskKey; readonly launch: number; readonly until?: number; readonly way?: LimitedWay; readonly message?: string}
	/** What the repository's settings say for the engine: most workers at once by agent, patience with quiet agents. */
	| {readonly type: 'settings-seen'; readonly caps: Readonly<Record<string, number>>; readonly patience?: number}
	/** What was seen of an agent at work up to now. */
	| {readonly type: 'activity-seen'; readonly task: TaskKey; readonly launch: number; readonly activity: Activity}
	/** What the agent says that it has used up to now, on this day; `price` is the user's for its model. */
	| {readonly type: 'usage-seen'; readonly task: TaskKey; readonly launch: number; readonly report: UsageReport; readonly day: string; readonly price?: Price}
	/** How busy the machine is: free share of its memory, load average by processor. */
	| {readonly type: 'machine-seen'; readonly memoryFreeShare: number; readonly load: number}
	/** Everything that the worktree writes now compared with its base, not only what is new. */
	| ({readonly type: 'writes-seen'; readonly task: TaskKey} & Footprint)
	/** What the agent was seen to read: paths and symbols. */
	| {readonly type: 'reads-seen'; readonly task: TaskKey; readonly reads: readonly string[]}
	/** Paths that were written again meanwhile are left out. `reference` is where their content is saved. */
	| {readonly type: 'writes-reverted'; readonly effect: string; readonly task: TaskKey; readonly paths: readonly string[]; readonly reference?: string}
	| {readonly type: 'message-delivered'; readonly effect: string; readonly id: number}
	/** `commit` equal to the landing's `onto` says that the task changes nothing. */
	| ({readonly type: 'landing-composed'; readonly effect: string; readonly task: TaskKey; readonly commit: string} & Composition)
	| {readonly type: 'landing-verified'; readonly effect: string; readonly task: TaskKey}
	| {readonly type: 'landing-failed'; readonly effect: string; readonly task: TaskKey; readonly failure: Failure}
	| {readonly type: 'head-moved'; readonly effect: string; readonly task: TaskKey; readonly commit: string}
	/** The result branch was not at the landing's `onto`; `head` is where it is. */
	| {readonly type: 'head-refused'; readonly effect: string; readonly task: TaskKey; readonly head: string; readonly changes: readonly Change[]}
	/** A person's own commits on the target branch now are the head of the result too: the result branch was moved there from `from`, which changes this. */
	| {readonly type: 'head-adopted'; readonly run: RunId; readonly from: string; readonly head: string; readonly changes: readonly Change[]}
	| {readonly type: 'into-followed'; readonly effect: string; readonly run: RunId; readonly head: string}
	| {readonly type: 'into-waits'; readonly effect: string; readonly run: RunId; readonly head: string; readonly reason: string}
	| {readonly type: 'attempt-saved'; readonly effect: string; readonly task: TaskKey; readonly reference?: string};
