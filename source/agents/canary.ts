import type {Launch, LaunchCommand} from './agent.ts';

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

/** Server-sent events whose names are their types. */
export const eventStream = (events: ReadonlyArray<{readonly type: string; readonly [field: string]: unknown}>): string =>
	events.map(event => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
