import type {Decision, Delivery, HeardChange, PublishedChange} from './bus.ts';
import type {Capacity} from './capacity.ts';
import type {Lock, WaitingClaim} from './lock.ts';
import type {RunId, TaskKey} from './names.ts';
import type {Paces} from './pace.ts';
import type {Claim} from './plan.ts';
import type {Run} from './run.ts';
import type {Usage} from './usage.ts';

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
	/** What this session's agents have used on each of the last days, by `2026-11-21`, as the clock here has it. */
	readonly days: Readonly<Record<string, Usage>>;
	/** Set when an invariant broke: the engine decides nothing more, panes live on. */
	readonly frozen?: string;
};
