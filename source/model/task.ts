import type {Stall} from './activity.ts';
import type {Failure} from './failure.ts';
import type {Landing} from './landing.ts';
import type {RunId, TaskKey} from './names.ts';
import type {Claim, PlanTask} from './plan.ts';
import type {Budget, TaskUsage} from './usage.ts';

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
	/** Set while a person types into its agent's pane. */
	readonly isTaken?: true;
	/** Set while its agent waits for its provider's limit to end, before its start or in one of three ways at work; then it takes no worker's place. */
	readonly limited?: LimitedWay | 'at-start';
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
	/** Lines that looked unfinished when it was handed in, by `path: text`: its worker has been asked about them. */
	readonly asked?: readonly string[];
	/** Times it was sent back for a look that is no new try: others had changed what it relies on, or it seemed unfinished. */
	readonly repairs?: number;
	/** Late claims that it had or wanted when it gave way; it takes them with its declared ones when it starts again. */
	readonly late?: readonly Claim[];
	/** Why the last attempt failed; told to the next one. */
	readonly failure?: Failure;
	/** What a person asked of its worker after looking at its changes, oldest first; told to every attempt from then on. */
	readonly comments?: readonly string[];
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
	/** What it may use of its model now. */
	readonly budget?: Budget;
	/** Set when most of that is used and its worker has been told. */
	readonly isBudgetNear?: true;
	/** Set while it is blocked because a budget is used up: it goes on when that is raised. */
	readonly blockedFor?: 'budget';
	/** What its agent has used of its model; absent until it is known. */
	readonly usage?: TaskUsage;
};

export type AgentStatus = 'none' | 'starting' | 'working' | 'needs-permission' | 'asks' | 'idle' | 'done' | 'limited' | 'failed' | 'hung';

/** How an agent waits for its provider: at its prompt, trying again by itself, or where only a new launch gets it on. */
export type LimitedWay = 'at-work' | 'trying' | 'stuck';
