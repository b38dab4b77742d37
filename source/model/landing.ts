import type {Change, Footprint, Write} from './change.ts';
import type {Failure} from './failure.ts';
import type {TaskKey} from './names.ts';
import type {Claim} from './plan.ts';

/**
One landing's progress.

composing: its commit is being made. composed: waits to be verified, alone or with others. verifying: its tree is being verified, for itself
and for those before it that have no verification of their own. verified: waits for those before it. failed: it didn't fit, or its tree is red;
it's judged when all before it have landed, since until then the fault may be theirs. moving: the head is on its way there.
*/
export type LandingStage = 'composing' | 'composed' | 'verifying' | 'verified' | 'failed' | 'moving';

/** A step that git, the disk or the machine may keep from being performed. */
export type HinderedStage = Extract<LandingStage, 'composing' | 'verifying' | 'moving'>;

/** How often in a row a step could not be performed, why, and when it is tried again. */
export type Hindrance = {readonly tries: number; readonly reason: string; readonly retryAt: number};

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
	/** Lines it adds that look unfinished, which its worker has been asked about. */
	readonly unfinished?: readonly UnfinishedLine[];
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

/**
A file that the head and a task both changed and that no task locks. It was merged by its keys or lines, made anew by a command,
or, where no command is known for it, left as the head has it.
*/
export type MergedFile = {readonly path: string; readonly how: 'keys' | 'lines' | 'regenerated' | 'head'};

/** What a landing comes to on the head it was composed on. */
export type Composition = Footprint & {
	/** What was merged by structure to compose it. */
	readonly merged?: readonly MergedFile[];
	/** Lines it adds that look unfinished. */
	readonly unfinished?: readonly UnfinishedLine[];
};

/** A line that says itself that something is still to do: its number, and its text without indentation. */
export type UnfinishedLine = {readonly path: string; readonly line: number; readonly text: string};
