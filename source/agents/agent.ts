import type {AgentStatus} from '../model/task.ts';
import type {Hooks} from './hook.ts';
import type {StatusSource} from './judge-status.ts';

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
	/** How its hooks speak, by which it asks before it writes and takes messages along; absent for one that has none. */
	readonly hooks?: Hooks;
	/** What its terminal's title says of how it is, where it says something. */
	readonly readTitle?: (title: string) => AgentStatus | undefined;
	/** Who its title is as sure as; as no more than a title when absent. */
	readonly titleSource?: StatusSource;
	/** How its veto is proved; absent for one that has none. */
	readonly canary?: Canary;
	/** It looks for its shell by name and gives it its model's commands as they are; the shell it finds is one that lets them write nothing of others'. */
	readonly findsShell?: true;
	/** It has no veto, so that it runs as a whole where it can't write what others hold when it starts. */
	readonly isBoxed?: true;
	/** Finds out what `launch` has to know of the program that is installed: further arguments, as a rule. Throws a sentence where it can't. */
	readonly prepare?: (surroundings: Surroundings) => Promise<readonly string[]>;
	/** The program, its arguments and what it needs in its environment beyond `agentEnvironment`. Runs nothing. */
	readonly launch: (launch: Launch) => LaunchCommand;
};

export type Surroundings = {readonly cwd: string; readonly env: Readonly<Record<string, string>>};

export type Launch = {
	readonly worktree: string;
	/** File with the task, its claims, its constraints and, on a retry, why the last attempt failed. */
	readonly briefingPath: string;
	/** The task in the words of the plan. */
	readonly prompt: string;
	/** UUID of its conversation: a new one, or with `resume` the one that a former launch began. */
	readonly sessionId: string;
	readonly attempt: number;
	/** Port on loopback where its hooks and its MCP client find the engine. */
	readonly gate: number;
	/** What `prepare` found out. */
	readonly prepared: readonly string[];
	/** Go on with the conversation that a former launch began. */
	readonly resume: boolean;
};

export type LaunchCommand = {
	readonly command: readonly string[];
	readonly env: Readonly<Record<string, string>>;
};

/**
Proves an agent's veto before a worker gets its task, without an account and without a token spent: the agent is run once on a model on loopback
that asks it to write one file, and the engine says no.
*/
export type Canary = {
	/** Runs the agent without a screen, with the same hooks as a worker's, on the model at this URL. */
	readonly launch: (launch: Launch, model: string) => LaunchCommand;
	/** What the model answers a request with, as server-sent events: once a write of `file` (from the worktree's top), then nothing but words. Nothing for what is no request to a model. */
	readonly answer: (path: string, body: unknown, writing: {readonly file: string; readonly worktree: string}) => string | undefined;
};
