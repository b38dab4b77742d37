import type {JournalEntry} from '../model/event.ts';
import type {Plan} from '../model/plan.ts';
import type {RunId, TaskKey} from '../model/names.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Budget, UsageReport} from '../model/usage.ts';

/**
What goes over the engine's socket: JSON messages in the same framing as the host's.
A request is answered once by its number; a subscriber gets a snapshot, then every journal entry after it, each once and in order.
*/
export const engineProtocol = 1;

export type EngineHello = {readonly type: 'hello'; readonly protocol: number; readonly version: string; readonly token?: string};
export type EngineWelcome = {readonly type: 'welcome'; readonly protocol: number; readonly version: string; readonly pid: number; readonly epoch: number};

/** What can be asked. Worker calls need the worker's token in the hello and act only as that worker. */
export type EngineCall =
	/** Snapshot now, entries from then on. */
	| {readonly type: 'subscribe'}
	| {readonly type: 'start-run'; readonly plan: Plan}
	| {readonly type: 'task'; readonly verb: 'pause' | 'resume' | 'retry' | 'cancel' | 'land'; readonly task: TaskKey | string}
	| {readonly type: 'cancel-run'; readonly run: RunId}
	/** Sets what a task or a run may use; the last run started where neither is named. */
	| {readonly type: 'set-budget'; readonly task?: TaskKey | string; readonly run?: RunId; readonly budget: Budget}
	/** Tries again to let the target branch follow the run's result. */
	| {readonly type: 'follow-run'; readonly run: RunId}
	| {readonly type: 'claim'; readonly claim: string}
	| {readonly type: 'release'; readonly claim: string}
	| {readonly type: 'publish'; readonly symbol: string; readonly signature: string}
	| {readonly type: 'decide'; readonly key: string; readonly value: string}
	| {readonly type: 'settle'; readonly key: string; readonly value: string}
	/** Agrees on another interface of a frozen symbol; a person's alone to say. */
	| {readonly type: 'amend'; readonly symbol: string; readonly signature?: string}
	| {readonly type: 'comment'; readonly task: TaskKey | string; readonly text: string}
	| {readonly type: 'note'; readonly text: string}
	| {readonly type: 'ask'; readonly task: string; readonly text: string}
	| {readonly type: 'done'}
	/** What the worker's agent has used of its model. */
	| {readonly type: 'used'; readonly report: UsageReport}
	/** The worker's provider gives no more until `until`, in milliseconds since 1970; unknown when absent. */
	| {readonly type: 'limited'; readonly until?: number; readonly message?: string}
	/** What the hook of an agent was given; the value is what it answers. */
	| {readonly type: 'hook'; readonly agent: string; readonly body: unknown}
	/** A command line that a worker's agent runs; the value is the one to run in its place. */
	| {readonly type: 'shell'; readonly command: string}
	/** A message of the Model Context Protocol; the value is the answer, if it wants one. */
	| {readonly type: 'mcp'; readonly message: unknown}
	/** Journal entries after `after`, at most `limit`. */
	| {readonly type: 'entries'; readonly after: number; readonly limit: number}
	/** The state as it was after entry `seq`. */
	| {readonly type: 'state-at'; readonly seq?: number}
	| {readonly type: 'diff'; readonly task: TaskKey | string}
	| {readonly type: 'vitals'}
	/** Tries whether an agent asks before it writes; the value is `proven`, `unproven` or `broken`, or nothing where there is nothing to try. */
	| {readonly type: 'try-agent'; readonly agent: string}
	| {readonly type: 'shut-down'; readonly withHost: boolean};

export type EngineReply =
	| {readonly type: 'reply'; readonly request: number; readonly ok: true; readonly value: unknown}
	/** `error` is one sentence with the next step; `detail` may hold more lines. */
	| {readonly type: 'reply'; readonly request: number; readonly ok: false; readonly error: string; readonly detail?: string};

export type EngineNews =
	| {readonly type: 'snapshot'; readonly state: SessionState; readonly recent: readonly JournalEntry[]}
	| {readonly type: 'entry'; readonly entry: JournalEntry}
	| {readonly type: 'vitals'; readonly vitals: Vitals};

/** What is true now but not journalled. */
export type Vitals = {
	/** Load average of one minute divided by the number of processors. */
	readonly load: number;
	readonly memoryFreeShare: number;
	readonly at: number;
};
