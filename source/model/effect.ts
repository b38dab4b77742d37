import type {Failure} from './failure.ts';
import type {RunId, TaskKey} from './names.ts';

/**
What the world should do. Effects are a function of the state (`outstanding`): an effect is outstanding while the state
is in the phase that wants it, and its key names that phase uniquely (task, launch, attempt, head). A new engine performs
whatever is outstanding again, so each must be safe to perform twice.
*/
export type Effect =
	/**
	Make or reuse the task's worktree and branch, standing on `onto`. With `keep` the content of a former attempt stays,
	and where `composed` is given (a commit that failed at landing) its content is what the worktree shall have.
	*/
	| {readonly type: 'make-worktree'; readonly key: string; readonly task: TaskKey; readonly onto: string; readonly keep: boolean; readonly composed?: string}
	/** Write the briefing, start the agent in a pane, or find the one that this launch already started. `resume` continues its former conversation. */
	| {readonly type: 'start-agent'; readonly key: string; readonly task: TaskKey; readonly worktree: string; readonly attempt: number; readonly launch: number; readonly resume: boolean; readonly failure?: Failure}
	/** The agent's process is to be stopped (task ended, returned or cancelled). `agent-exited` or `agent-lost` ends it; the latter also if there never was one. */
	| {readonly type: 'stop-agent'; readonly key: string; readonly task: TaskKey; readonly launch: number; readonly pane?: number}
	/** The agent's process group is to stand still while the key is outstanding, and goes on when it no longer is. */
	| {readonly type: 'pause-agent'; readonly key: string; readonly task: TaskKey; readonly pane: number}
	/** Watch the worktree for writes while the key is outstanding. */
	| {readonly type: 'watch-worktree'; readonly key: string; readonly task: TaskKey; readonly worktree: string; readonly base: string}
	/** Save the worktree's content, then give these paths the content of `base` again. */
	| {readonly type: 'revert-writes'; readonly key: string; readonly task: TaskKey; readonly worktree: string; readonly base: string; readonly paths: readonly string[]}
	/** `quiet`: the worker needn't be interrupted for it. */
	| {readonly type: 'deliver-message'; readonly key: string; readonly id: number; readonly task: TaskKey; readonly text: string; readonly quiet: boolean}
	/** Make one commit on `onto` of all that the worktree changes, and find what it writes. `onto` need not have landed yet. */
	| {readonly type: 'compose-landing'; readonly key: string; readonly task: TaskKey; readonly worktree: string; readonly base: string; readonly onto: string}
	/** Run the commands on the tree of `commit` in the slot. It is that of the last of `tasks`, whose work no tree verified before has. */
	| {readonly type: 'verify-landing'; readonly key: string; readonly task: TaskKey; readonly tasks: readonly TaskKey[]; readonly commit: string; readonly commands: readonly string[]; readonly slot: number}
	/** Move the result branch from `from` to `commit`, which brings `tasks`, by compare-and-swap; already being at `commit` counts as moved. `token` grows with every move. */
	| {readonly type: 'move-head'; readonly key: string; readonly task: TaskKey; readonly tasks: readonly TaskKey[]; readonly from: string; readonly commit: string; readonly token: number}
	/** Let the target branch follow the result, if that changes nothing under the user. */
	| {readonly type: 'follow-into'; readonly key: string; readonly run: RunId; readonly into: string; readonly head: string}
	/** The agent has stopped: save the worktree's content under `refs/jupiter/…`; reset or remove nothing. */
	| {readonly type: 'save-attempt'; readonly key: string; readonly task: TaskKey; readonly worktree: string; readonly attempt: number}
	/** Call the engine again at this time. */
	| {readonly type: 'wake-at'; readonly key: string; readonly at: number};
