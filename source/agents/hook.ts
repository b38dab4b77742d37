import type {LimitedWay} from '../model/task.ts';
import type {IntendedEdit} from './intended-edit.ts';
import type {Spending, UsageLog} from './usage-log.ts';

/** What an agent's hook tells, in one form for all agents. */
export type HookCall =
	/** It is about to use a tool. Edits and commands are asked about; what it reads is only noted. */
	| {readonly type: 'wants'; readonly edits: readonly IntendedEdit[]; readonly shell?: string; readonly reads: readonly string[]}
	/** Its tools have run, and its model is asked next: what is answered now is in that request. */
	| {readonly type: 'worked'}
	/** It got a prompt, typed by whomever. */
	| {readonly type: 'prompted'}
	/** Its conversation was begun, resumed or shortened. */
	| {readonly type: 'started'; readonly isShortened: boolean}
	| {readonly type: 'asks'; readonly status: 'needs-permission' | 'asks'; readonly message?: string}
	/** How it is, and nothing is asked for. */
	| {readonly type: 'seen'; readonly status: 'working' | 'idle'}
	/** Its turn is over. `wasHeld` says that it was told once already to go on. */
	| {readonly type: 'stopped'; readonly wasHeld: boolean}
	/** Its model gave no answer. Of a limit it may be known when it ends, in milliseconds since 1970, and how the agent waits for that. */
	| {readonly type: 'failed'; readonly isLimit: boolean; readonly message: string; readonly until?: number; readonly way?: LimitedWay}
	/** What it has used of its model. */
	| ({readonly type: 'spent'} & Spending)
	/** Its model has answered a request. */
	| {readonly type: 'answered'}
	/** Nothing that matters here. */
	| {readonly type: 'other'};

/** What the hook is answered. All absent: go on as your own rules say. */
export type HookAnswer = {
	readonly verdict?: 'allow' | 'deny';
	/** Why not; the model reads it. */
	readonly reason?: string;
	/** Put into the next request to the model. */
	readonly context?: string;
	/** Don't stop yet; the model reads why. */
	readonly goOn?: string;
	/** One line for the agent's own status line. */
	readonly line?: string;
};

/** How one agent's hooks speak. Both are pure; a body that makes no sense is thrown out with a sentence. */
export type Hooks = {
	readonly read: (body: unknown) => HookCall;
	/** The body of the answer to a call, in the agent's own form. */
	readonly write: (body: unknown, answer: HookAnswer) => unknown;
	/** What its telemetry tells besides: the body of one call of OpenTelemetry's logs over HTTP. */
	readonly readTelemetry?: (body: unknown) => readonly HookCall[];
	/** The log of its conversation, where that tells more of what it has used than its hooks do. */
	readonly log?: UsageLog;
};
