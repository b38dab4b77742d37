import type {Contract} from './bus.ts';
import type {Change} from './change.ts';
import type {HinderedStage, Hindrance} from './landing.ts';
import type {RunId, TaskKey} from './names.ts';
import type {Plan} from './plan.ts';
import type {Task} from './task.ts';
import type {Budget} from './usage.ts';

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
	/** The steps of landings that can't be performed now, by no fault of what lands. */
	readonly hindrances?: Readonly<Partial<Record<HinderedStage, Hindrance>>>;
	/** How the head came to be where it is, oldest first; its base isn't among them. */
	readonly heads: readonly HeadMove[];
	/** The interfaces frozen for this run, as agreed now. */
	readonly contracts: readonly Contract[];
	readonly notices: Notices;
	/** What its tasks may use of their models now. */
	readonly budget?: Budget;
	/** Set when most of that is used and somebody has been told. */
	readonly isBudgetNear?: true;
	/** Writes refused so far, before the write, after it, or at landing. */
	readonly refusedWrites: number;
	/** Landings that met a textual conflict and were sent back; none reaches the target branch. */
	readonly conflicts: number;
};

/** One move of a run's head: by the landing of a task, or by commits of a person, whose changes are told here. */
export type HeadMove = {
	readonly head: string;
	readonly by: TaskKey | 'user';
	readonly changes: readonly Change[];
};

/** How much workers are told of each other's changes. */
export type Notices = {
	readonly messages: number;
	/** Messages and returned attempts that broke into a worker's work; what only changes a body waits in its inbox. */
	readonly interruptions: number;
	/** Workers at work beside each landing, summed up: what interruptions are measured against. */
	readonly exposed: number;
};
