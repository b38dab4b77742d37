/**
A program that works on a task in a pane. One file each; the engine knows none of them by name.
*/
export type Agent = {
	readonly name: string;
	/** How the pane shows that the work is done: the program exits with 0, or it (or its model) says `jupiter-tui done`. */
	readonly doneBy: 'exit' | 'says-done';
	/** The program that must be on the PATH; absent for what needs none of its own. */
	readonly program?: string;
	/** How to install it: ends a sentence that begins with "Install it with". */
	readonly installation?: string;
	/** The program, its arguments and what it needs in its environment beyond `agentEnvironment`. Runs nothing. */
	readonly launch: (launch: Launch) => LaunchCommand;
};

export type Launch = {
	readonly worktree: string;
	/** File with the task, its claims, its constraints and, on a retry, why the last attempt failed. */
	readonly briefingPath: string;
	/** The task in the words of the plan. */
	readonly prompt: string;
	/** UUID of the task, the same for each launch, by which the agent finds its conversation again. */
	readonly sessionId: string;
	readonly attempt: number;
	/** Go on with the conversation that a former launch began. */
	readonly resume: boolean;
};

export type LaunchCommand = {
	readonly command: readonly string[];
	readonly env: Readonly<Record<string, string>>;
};
