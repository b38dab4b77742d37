/** What a worker's process is told about itself. */
export type WorkerFacts = {
	readonly task: string;
	readonly run: string;
	readonly worktree: string;
	/** The engine's socket. */
	readonly socket: string;
	/** Lets it act as this worker and as no other. */
	readonly token: string;
	readonly briefing: string;
	readonly attempt: number;
	/** Its own, so that the dev servers of two workers don't meet. */
	readonly port: number;
};

/** The variables of a worker's environment, and of every program it starts. */
export function agentEnvironment({task, run, worktree, socket, token, briefing, attempt, port}: WorkerFacts): Record<string, string> {
	return {
		JUPITER_TASK: task,
		JUPITER_RUN: run,
		JUPITER_WORKTREE: worktree,
		JUPITER_SOCKET: socket,
		JUPITER_TOKEN: token,
		JUPITER_BRIEFING: briefing,
		JUPITER_ATTEMPT: String(attempt),
		PORT: String(port),
	};
}
