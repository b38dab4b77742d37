import type {TaskKey} from './names.ts';
import type {Claim} from './plan.ts';

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
