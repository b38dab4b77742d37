/** A person's rule for who gets a task that names no agent. Of what it says all must fit; the first rule that does counts. */
export type AgentRule = {
	readonly agent: string;
	/** Globs: each of the task's claims is on one of them. */
	readonly paths?: readonly string[];
	/** One of these is in its title or prompt, in whatever case. */
	readonly words?: readonly string[];
	/** It is expected to take longer than so many minutes. */
	readonly above?: number;
	/** It is expected to take less. */
	readonly below?: number;
};
