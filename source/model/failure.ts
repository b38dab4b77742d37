import type {HeardChange} from './bus.ts';

export type FailureKind = 'agent-failed' | 'verify-failed' | 'not-owned' | 'conflict' | 'unfinished' | 'worktree-failed' | 'interface-changed' | 'contract-broken' | 'gave-way' | 'stalled' | 'over-budget'
	/** A person looked at what was handed in, and asks for changes. */
	| 'reviewed'
	/** The agent isn't here, or didn't show that it asks before it writes: no attempt of the task's. */
	| 'agent-unfit';

export type Failure = {
	readonly kind: FailureKind;
	/** One sentence. */
	readonly summary: string;
	/** What the next attempt should read: a command's output, names of files. Bounded. */
	readonly detail: string;
	/** What its worker is asked about, by `path: text`; nobody asks twice. */
	readonly asks?: readonly string[];
	/** Changes of others that it tells of. */
	readonly tells?: ReadonlyArray<Omit<HeardChange, 'task'>>;
};
