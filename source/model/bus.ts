import type {Change} from './change.ts';
import type {RunId, TaskKey} from './names.ts';
import type {Claim} from './plan.ts';

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
