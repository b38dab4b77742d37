import type {Stall} from './activity.ts';
import type {Capacity} from './capacity.ts';
import type {Paces} from './pace.ts';
import type {Claim, Plan, PlanTask} from './plan.ts';

/**
The engine's whole truth, made only by `evolve` from the journal's events.
Plain data throughout, so that it can be sent to a client, compared and printed.
*/
export type SessionState = {
	/** Sequence number of the last event evolved. */
	readonly seq: number;
	/** Counts engines; an older engine's results and appends are refused. */
	readonly epoch: number;
	/** The last fencing token given out. */
	readonly token: number;
	readonly runs: Readonly<Record<RunId, Run>>;
	/** Runs started so far; the next one is named by it. */
	readonly runCount: number;
	/** The run that clients show: the last one started. */
	readonly currentRun?: RunId;
	readonly locks: readonly Lock[];
	/** Late claims that wait their turn, oldest first. */
	readonly waiting: readonly WaitingClaim[];
	readonly decisions: readonly Decision[];
	readonly deliveries: readonly Delivery[];
	/** What each task at work is known to rely on besides what its plan says. */
	readonly reads: Readonly<Record<TaskKey, readonly Claim[]>>;
	/** What tasks at work have changed for those who rely on it, as it stands in their worktrees now. */
	readonly published: readonly PublishedChange[];
	/** The last change of each symbol by each task that a worker has been told of. */
	readonly heard: readonly HeardChange[];
	/** Changes of frozen interfaces that tasks have made or asked for, and that nobody has allowed. */
	readonly breaches: readonly PublishedChange[];
	readonly capacity: Capacity;
	/** How long tasks took, compared with what was expected. */
	readonly paces: Paces;
	/** Set when an invariant broke: the engine decides nothing more, panes live on. */
	readonly frozen?: string;
};

/** `r1`, `r2`, … in the order started. */
export type RunId = string;
/** `r1/auth`: a task's name across runs. */
export type TaskKey = `${RunId}/${string}`;

export type Run = {
	readonly id: RunId;
	readonly plan: Plan;
	/** Commit the run started from. */
	readonly base: string;
	/** Head of `jupiter/<run>/result`: what has landed so far. */
	readonly head: string;
	readonly startedAt: number;
	readonly endedAt?: number;
	readonly outcome?: 'landed' | 'blocked' | 'cancelled';
	readonly tasks: Readonly<Record<string, Task>>;
	/** Task ids in the order they asked to land; one leaves it when it has landed, failed or been given up. Those in phase `landing` are in the pipeline. */
	readonly landingQueue: readonly string[];
	/** Head that the target branch was last asked to follow; with `intoWaits` absent, it has. */
	readonly intoHead: string;
	/** Set when a person cancelled the whole run. */
	readonly cancelled: boolean;
	/** Why the target branch has not followed the result, and what to do; absent when it has. */
	readonly intoWaits?: string;
	/** How the head came to be where it is, oldest first; its base isn't among them. */
	readonly heads: readonly HeadMove[];
	/** The interfaces frozen for this run, as agreed now. */
	readonly contracts: readonly Contract[];
	readonly notices: Notices;
	/** Writes refused so far, before the write, after it, or at landing. */
	readonly refusedWrites: number;
	/** Landings that met a textual conflict and were sent back; none reaches the target branch. */
	readonly conflicts: number;
};

/**
Where a task stands.

waiting: needs or claims or a slot are not free. preparing: its worktree is being made. starting: its agent is being started.
working: the agent is at work. submitted: waits to land. landing: it's in the pipeline, see `landing`. returning: an attempt failed; its content is being saved.
backing-off: waits for `retryAt`. landed, blocked, cancelled: ends (blocked can be retried by a person).
*/
export type TaskPhase =
	| 'waiting' | 'preparing' | 'starting' | 'working' | 'submitted' | 'landing'
	| 'returning' | 'backing-off' | 'landed' | 'blocked' | 'cancelled';

export type Task = {
	readonly key: TaskKey;
	readonly run: RunId;
	readonly id: string;
	readonly plan: PlanTask;
	readonly phase: TaskPhase;
	/** 0 before the first start. Grows with each start of the agent that a failure caused. */
	readonly attempt: number;
	/** Grows with every start of the agent for any reason, so that a former process's news is known as stale. */
	readonly launch: number;
	readonly paused: boolean;
	/** Whether a process of this launch may be alive. */
	readonly running: boolean;
	readonly worktree?: string;
	/** Commit the worktree stands on, or shall stand on while it is being made. */
	readonly base?: string;
	/** Whether the worktree being made keeps the content of a former attempt. */
	readonly keep: boolean;
	/** Commit that failed at landing; the next attempt sees its content. */
	readonly composed?: string;
	/** Whether the worktree's content was saved since an agent last worked in it. */
	readonly isSaved: boolean;
	/** Where the last attempt's content was saved: `refs/jupiter/saved/…`; absent when it had nothing of its own. */
	readonly saved?: string;
	/** Times the agent was lost through no fault of the task in this attempt. */
	readonly losses: number;
	/** For whom it was held back though it could have started, and until when; once only. */
	readonly held?: {readonly for: string; readonly until: number};
	/** Set while its agent waits for its provider's limit to end, at work or before its start; then it takes no worker's place. */
	readonly limited?: 'at-work' | 'at-start';
	/** Times its agent has met such a limit in this attempt. */
	readonly pauses?: number;
	/** Set while its agent doesn't get on and has been told so. */
	readonly stall?: Stall;
	/** Times it was told so in this attempt. */
	readonly nudges?: number;
	/** Times it was started again for that in this attempt. */
	readonly restarts?: number;
	/** How the process of this launch ended; absent while it may be alive. */
	readonly exit?: {readonly code: number; readonly signal?: string};
	/** The host's pane of the last launch; it stays, with its screen, when the agent has ended. */
	readonly pane?: number;
	readonly status: AgentStatus;
	/** What the agent last said about its status. */
	readonly statusMessage?: string;
	/** The landing under way, or the one that landed. */
	readonly landing?: Landing;
	/** Sequence number of its first start: of two tasks that wait for each other the one with the lower number goes first. */
	readonly age?: number;
	/** Times it gave way to an older task. */
	readonly yields?: number;
	/** Times it was sent back because others had changed what it relies on; no fault of its own. */
	readonly repairs?: number;
	/** Late claims that it had or wanted when it gave way; it takes them with its declared ones when it starts again. */
	readonly late?: readonly Claim[];
	/** Why the last attempt failed; told to the next one. */
	readonly failure?: Failure;
	readonly retryAt?: number;
	/** Why the task is blocked or cancelled, and what to do. */
	readonly reason?: string;
	/** Symbols or files written that no lock of the task covers, as the watcher saw them. */
	readonly unowned: readonly Claim[];
	/** Times that such writes were put back in this launch. */
	readonly reverts?: number;
	readonly startedAt?: number;
	readonly submittedAt?: number;
	readonly endedAt?: number;
	readonly commit?: string;
	/** True when a person asked for this task to land before others. */
	readonly urgent: boolean;
};

export type AgentStatus = 'none' | 'starting' | 'working' | 'needs-permission' | 'asks' | 'idle' | 'done' | 'limited' | 'failed' | 'hung';

/**
One landing's progress.

composing: its commit is being made. composed: waits to be verified, alone or with others. verifying: its tree is being verified, for itself
and for those before it that have no verification of their own. verified: waits for those before it. failed: it didn't fit, or its tree is red;
it's judged when all before it have landed, since until then the fault may be theirs. moving: the head is on its way there.
*/
export type LandingStage = 'composing' | 'composed' | 'verifying' | 'verified' | 'failed' | 'moving';

export type Landing = {
	/** Sequence number of the event that began it, so that a former landing's results are known as stale. */
	readonly id: number;
	readonly stage: LandingStage;
	/** What this landing is composed on: the commit of the one before it in the pipeline, or the head. */
	readonly onto: string;
	readonly commit?: string;
	readonly writes?: readonly Write[];
	readonly changes?: readonly Change[];
	/** All that the task relied on, by its patch, its plan and what its agent was seen to read. */
	readonly reads?: readonly Claim[];
	/** Tasks before it that changed what this one relies on, or rely on what it changes: their verify commands run on the composed tree too. */
	readonly meets?: readonly TaskKey[];
	/** What was merged by structure to compose it. */
	readonly merged?: readonly MergedFile[];
	/** The last verification of its tree. */
	readonly verification?: Verification;
	/** Why it is `failed`. */
	readonly failure?: Failure;
	/** Fencing token of the move that brings it onto the result branch: grows with every move. */
	readonly token?: number;
	readonly startedAt: number;
};

/** One verification of the tree of the last task of a batch. */
export type Verification = {
	/** Sequence number of the event that began it. */
	readonly id: number;
	/** Which of the machine's verification slots it has while it runs. */
	readonly slot: number;
	/** Ids of the batch, in landing order: this tree is the first to be verified that has their work. */
	readonly tasks: readonly string[];
	readonly commands: readonly string[];
	readonly startedAt: number;
};

/** What a task's work does to the repository, as the symbols tell. */
export type Footprint = {
	/** What locks are about. */
	readonly writes: readonly Write[];
	/** What that changes for those who rely on it; comments and layout change nothing. */
	readonly changes: readonly Change[];
	/** Symbols that the symbols written refer to. */
	readonly reads: readonly Claim[];
};

/** One thing a patch writes: a symbol, a file's imports, or a whole file (`symbol` absent). */
export type Write = {
	readonly path: string;
	readonly symbol?: string;
	readonly change: 'added' | 'changed' | 'removed' | 'imports';
};

/**
A symbol, or a file where no symbol can tell, that means something else after a patch. A change within a class is one of the class too.
`interface`: whoever uses it has to look; `body`: it may behave otherwise.
*/
export type Change = {
	/** `path#Outer.inner`, or a path. */
	readonly symbol: Claim;
	readonly depth: 'interface' | 'body';
	/** The interface before and after, as a person would quote it, where that is what changed; absent where the symbol isn't there. */
	readonly was?: string;
	readonly is?: string;
	/** Names what came of it, so that one change is told from the next; absent for what a worker has said and nobody has seen written. */
	readonly hash?: string;
};

export type PublishedChange = Change & {readonly by: TaskKey};

/** `by` is `user` for commits and amendments of a person. */
export type HeardChange = Change & {
	readonly task: TaskKey;
	readonly by: TaskKey | 'user';
	/** The message that told it; absent where a briefing did. */
	readonly message?: number;
	/** True when the message didn't arrive before the task was handed in. */
	readonly isMissed?: boolean;
};

/** What of others' changes a message tells. */
export type Tidings = {
	readonly tells?: ReadonlyArray<Omit<HeardChange, 'task'>>;
	/** Changes told before that are no more. */
	readonly takesBack?: ReadonlyArray<Pick<HeardChange, 'symbol' | 'by'>>;
	/** True when the worker needn't be interrupted for it. */
	readonly quiet?: boolean;
};

/**
A file that the head and a task both changed and that no task locks. It was merged by its keys or lines, made anew by a command,
or, where no command is known for it, left as the head has it.
*/
export type MergedFile = {readonly path: string; readonly how: 'keys' | 'lines' | 'regenerated' | 'head'};

/** What a landing comes to on the head it was composed on. */
export type Composition = Footprint & {
	/** What was merged by structure to compose it. */
	readonly merged?: readonly MergedFile[];
};

/** One move of a run's head: by the landing of a task, or by commits of a person, whose changes are told here. */
export type HeadMove = {
	readonly head: string;
	readonly by: TaskKey | 'user';
	readonly changes: readonly Change[];
};

/** An interface that others build on: no task may land another one. */
export type Contract = {
	readonly symbol: Claim;
	/** 1 as the run began; grows with every amendment. */
	readonly version: number;
	readonly signature: string;
	/** Hash of the interface; absent where a person wrote the signature by hand. */
	readonly hash?: string;
	readonly by: 'plan' | 'user';
	readonly at: number;
};

/** The interface of a symbol as it is at some commit. */
export type FrozenInterface = {readonly symbol: Claim; readonly signature: string; readonly hash: string};

/** How much workers are told of each other's changes. */
export type Notices = {
	readonly messages: number;
	/** Messages and returned attempts that broke into a worker's work; what only changes a body waits in its inbox. */
	readonly interruptions: number;
	/** Workers at work beside each landing, summed up: what interruptions are measured against. */
	readonly exposed: number;
};

export type FailureKind = 'agent-failed' | 'verify-failed' | 'not-owned' | 'conflict' | 'unfinished' | 'worktree-failed' | 'interface-changed' | 'contract-broken' | 'gave-way' | 'stalled';

export type Failure = {
	readonly kind: FailureKind;
	/** One sentence. */
	readonly summary: string;
	/** What the next attempt should read: a command's output, names of files. Bounded. */
	readonly detail: string;
	/** Changes of others that it tells of. */
	readonly tells?: ReadonlyArray<Omit<HeardChange, 'task'>>;
};

/** A granted claim. Held until its task lands or is given up. */
export type Lock = {
	readonly claim: Claim;
	readonly holder: TaskKey;
	/** Fencing token: grows with every grant, checked where the write takes effect. */
	readonly token: number;
	readonly since: number;
};

export type WaitingClaim = {
	readonly claim: Claim;
	readonly task: TaskKey;
	readonly since: number;
	/** Whom it waits for. */
	readonly holder: TaskKey;
};

export type Decision = {
	readonly run: RunId;
	readonly key: string;
	readonly value: string;
	readonly by: TaskKey | 'plan' | 'user';
	readonly at: number;
	/** A second value somebody gave; blocks landing until settled. */
	readonly collision?: OtherValue;
	/** Further ones, by others. */
	readonly more?: readonly OtherValue[];
};

/** Another value that a task wants for what is decided. */
export type OtherValue = {readonly value: string; readonly by: TaskKey | 'user'; readonly at: number};

/** A message of the engine to one worker, delivered once. Its id is the sequence number of its event. */
export type Delivery = {
	readonly id: number;
	readonly to: TaskKey;
	readonly text: string;
	readonly at: number;
	/** True when the worker needn't be interrupted for it. */
	readonly quiet?: boolean;
};
