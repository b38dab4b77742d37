import type {StallKind} from './activity.ts';
import type {Strain} from './capacity.ts';
import type {Claim, Plan} from './plan.ts';
import type {FrozenInterface, Tidings} from './bus.ts';
import type {Change} from './change.ts';
import type {Failure} from './failure.ts';
import type {Composition, HinderedStage} from './landing.ts';
import type {RunId, TaskKey} from './names.ts';
import type {AgentStatus, LimitedWay} from './task.ts';
import type {Budget, Counters, Usage} from './usage.ts';

/** What has happened. Journalled before any effect is performed; the state is these, evolved. */
export type Event =
	| {readonly type: 'engine-started'; readonly epoch: number}
	| {readonly type: 'run-started'; readonly run: RunId; readonly plan: Plan; readonly base: string; readonly contracts?: readonly FrozenInterface[]}
	/** The task starts: all its declared claims are locked, in one event; its worktree is to be made on `onto`, with its former content when `keep`. */
	| {readonly type: 'task-claimed'; readonly task: TaskKey; readonly locks: ReadonlyArray<{readonly claim: string; readonly token: number}>; readonly onto: string; readonly keep: boolean}
	/** The task could start and waits a moment, as it would be in the way of `for`, which is more pressing and about to start. */
	| {readonly type: 'start-held'; readonly task: TaskKey; readonly for: string; readonly until: number}
	/** A claim that the plan didn't declare. */
	| {readonly type: 'lock-granted'; readonly task: TaskKey; readonly claim: string; readonly token: number}
	| {readonly type: 'claim-refused'; readonly task: TaskKey; readonly claim: string; readonly holder: TaskKey; readonly reason: string}
	| {readonly type: 'claim-queued'; readonly task: TaskKey; readonly claim: string; readonly holder: TaskKey}
	/** Late claims given back, granted or still waiting. What a task holds at its end goes with its end, without this. */
	| {readonly type: 'locks-released'; readonly task: TaskKey; readonly claims: readonly string[]}
	| {readonly type: 'worktree-made'; readonly task: TaskKey; readonly path: string; readonly base: string}
	| {readonly type: 'agent-started'; readonly task: TaskKey; readonly pane: number}
	| {readonly type: 'agent-exited'; readonly task: TaskKey; readonly code: number; readonly signal?: string}
	/** Its process is gone through no fault of the task; one at work is started again. */
	| {readonly type: 'agent-lost'; readonly task: TaskKey}
	| {readonly type: 'status-changed'; readonly task: TaskKey; readonly status: AgentStatus; readonly message?: string}
	/** A person types into the agent's pane: nothing of the engine's is typed there until they hand it back. */
	| {readonly type: 'agent-taken'; readonly task: TaskKey}
	| {readonly type: 'agent-handed-back'; readonly task: TaskKey}
	/** The agent's provider gives it no more until then: no task of that agent starts, and this one waits. */
	| {readonly type: 'agent-limited'; readonly task: TaskKey; readonly agent: string; readonly until: number; readonly isGuess?: true; readonly way?: LimitedWay; readonly message?: string}
	| {readonly type: 'limit-lifted'; readonly agent: string}
	/** A task that waited for its agent's limit goes on; its process is started again where it has ended. */
	| {readonly type: 'agent-resumed'; readonly task: TaskKey}
	| {readonly type: 'caps-set'; readonly caps: Readonly<Record<string, number>>; readonly patience?: number}
	/** An agent doesn't get on, and is told so; `message` says how it was noticed. */
	| {readonly type: 'agent-stalled'; readonly task: TaskKey; readonly kind: StallKind; readonly message: string}
	| {readonly type: 'agent-recovered'; readonly task: TaskKey}
	/** What a task's agent has used since its last report; `totals` are what its meter says now, where it counts from its beginning. */
	| {readonly type: 'usage-counted'; readonly task: TaskKey; readonly day: string; readonly used: Usage; readonly meter: string; readonly totals?: Partial<Counters>; readonly model?: string; readonly contextShare?: number}
	/** Of the task, or of the whole run where none is named. */
	| {readonly type: 'budget-set'; readonly run: RunId; readonly task?: TaskKey; readonly budget: Budget}
	/** Most of a budget is used. */
	| {readonly type: 'budget-near'; readonly run: RunId; readonly task?: TaskKey; readonly used: Usage; readonly budget: Budget}
	/** The machine has nothing to spare: no agent starts while another is at work. */
	| {readonly type: 'machine-strained'; readonly by: Strain}
	| {readonly type: 'machine-eased'}
	/** The machine has nothing to spare for a second verification: one at a time is started. */
	| {readonly type: 'verifications-held'; readonly by: Strain}
	| {readonly type: 'verifications-freed'}
	/** All claims that the task's writes lack now; empty when there are none any more. */
	| {readonly type: 'write-unowned'; readonly task: TaskKey; readonly claims: readonly string[]; readonly holders: readonly TaskKey[]}
	/** The engine put back what belongs to others. */
	| {readonly type: 'writes-reverted'; readonly task: TaskKey; readonly paths: readonly string[]; readonly reference?: string}
	/** A worker has said what an interface is going to be. */
	| {readonly type: 'interface-published'; readonly task: TaskKey; readonly symbol: string; readonly signature: string}
	/** What the task's worktree changes now and didn't before, and what it has taken back. */
	| {readonly type: 'changes-published'; readonly task: TaskKey; readonly changes: readonly Change[]; readonly withdrawn: readonly Claim[]}
	/** More that the task is known to rely on. */
	| {readonly type: 'reads-noted'; readonly task: TaskKey; readonly reads: readonly Claim[]}
	/** All changes of frozen interfaces that the task has made or asks for now; empty when there are none any more. */
	| {readonly type: 'contract-refused'; readonly task: TaskKey; readonly changes: readonly Change[]}
	| {readonly type: 'contract-amended'; readonly run: RunId; readonly symbol: Claim; readonly version: number; readonly signature: string; readonly hash?: string; readonly by: 'user'}
	| {readonly type: 'decision-made'; readonly run: RunId; readonly key: string; readonly value: string; readonly by: TaskKey | 'plan' | 'user'}
	| {readonly type: 'decision-collided'; readonly run: RunId; readonly key: string; readonly value: string; readonly by: TaskKey | 'user'}
	| {readonly type: 'decision-settled'; readonly run: RunId; readonly key: string; readonly value: string; readonly by: TaskKey | 'user'}
	| {readonly type: 'note-posted'; readonly by: TaskKey | 'user'; readonly text: string}
	| ({readonly type: 'message-queued'; readonly id: number; readonly to: TaskKey; readonly text: string} & Tidings)
	/** Over, one way or the other; `isLost` when it could not be delivered. */
	| {readonly type: 'message-delivered'; readonly id: number; readonly to?: TaskKey; readonly isLost?: boolean}
	| {readonly type: 'task-submitted'; readonly task: TaskKey}
	/** The task enters the pipeline: it is to be composed on the one before it there, or on the head. */
	| {readonly type: 'landing-started'; readonly task: TaskKey; readonly onto: string}
	| ({readonly type: 'landing-composed'; readonly task: TaskKey; readonly commit: string; readonly meets: readonly TaskKey[]} & Composition)
	/** The tree of `task` is to be verified, for all of `tasks`: it is the last of them. */
	| {readonly type: 'verification-started'; readonly task: TaskKey; readonly tasks: readonly string[]; readonly commands: readonly string[]; readonly slot: number}
	| {readonly type: 'landing-verified'; readonly task: TaskKey}
	/** It could not be composed, or its tree is red; whose fault that is shows when all before it have landed. */
	| {readonly type: 'landing-failed'; readonly task: TaskKey; readonly failure: Failure}
	/** A step could not be performed for these, by no fault of theirs: it is tried again. */
	| {readonly type: 'landing-hindered'; readonly run: RunId; readonly stage: HinderedStage; readonly tasks: readonly string[]; readonly reason: string; readonly retryAt: number}
	/** What these were composed on is no longer what lands before them: they leave the pipeline, keep their places and are composed again. */
	| {readonly type: 'landings-withdrawn'; readonly run: RunId; readonly tasks: readonly string[]; readonly reason: string}
	/** The head is to be moved to the last of these in one step. */
	| {readonly type: 'move-started'; readonly run: RunId; readonly tasks: readonly string[]; readonly token: number}
	/** The result branch is there now, moved by a landing or by somebody else. */
	| {readonly type: 'head-moved'; readonly run: RunId; readonly head: string; readonly by: 'landings' | 'user'; readonly changes: readonly Change[]}
	| {readonly type: 'task-landed'; readonly task: TaskKey; readonly commit: string}
	| {readonly type: 'head-adopted'; readonly run: RunId; readonly head: string; readonly changes: readonly Change[]}
	| {readonly type: 'into-followed'; readonly run: RunId; readonly head: string}
	| {readonly type: 'into-waits'; readonly run: RunId; readonly head: string; readonly reason: string}
	| {readonly type: 'follow-asked'; readonly run: RunId}
	/** It writes what others hold: it waits for that, and then lands. */
	| {readonly type: 'landing-waits'; readonly task: TaskKey}
	| {readonly type: 'attempt-failed'; readonly task: TaskKey; readonly failure: Failure}
	| {readonly type: 'attempt-saved'; readonly task: TaskKey; readonly reference?: string}
	/** An attempt that failed so that an older task could go on: the task gives all it holds back and waits to start again. */
	| {readonly type: 'task-yielded'; readonly task: TaskKey; readonly claims: readonly string[]}
	| {readonly type: 'retry-scheduled'; readonly task: TaskKey; readonly retryAt: number}
	/** `isRestart`: the attempt goes on, with its agent started again. */
	| {readonly type: 'retry-due'; readonly task: TaskKey; readonly onto: string; readonly keep: boolean; readonly isRestart?: true}
	/** `for` a budget: it goes on when that is raised. */
	| {readonly type: 'task-blocked'; readonly task: TaskKey; readonly reason: string; readonly for?: 'budget'}
	| {readonly type: 'task-cancelled'; readonly task: TaskKey; readonly reason: string}
	/** A person asked for a new try: one that ended waits for its claims again, one at work is stopped and started. */
	| {readonly type: 'task-reopened'; readonly task: TaskKey}
	| {readonly type: 'task-hurried'; readonly task: TaskKey}
	| {readonly type: 'task-commented'; readonly task: TaskKey; readonly text: string}
	| {readonly type: 'task-paused'; readonly task: TaskKey}
	| {readonly type: 'task-resumed'; readonly task: TaskKey}
	| {readonly type: 'run-cancelled'; readonly run: RunId}
	| {readonly type: 'run-ended'; readonly run: RunId; readonly outcome: 'landed' | 'blocked' | 'cancelled'}
	| {readonly type: 'run-reopened'; readonly run: RunId}
	/** A run that ended long ago leaves the state; the journal keeps it. */
	| {readonly type: 'run-forgotten'; readonly run: RunId}
	| {readonly type: 'engine-frozen'; readonly reason: string};

/** An event with its place in the journal. */
export type JournalEntry = {
	readonly seq: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly epoch: number;
	readonly event: Event;
};
