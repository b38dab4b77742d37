import process from 'node:process';
import {createInterface} from 'node:readline';
import {UserError} from '../printing/user-error.ts';
import type {Verb} from '../command.ts';
import {askEngine} from '../session.ts';

/** Passes messages of the Model Context Protocol, one a line, between an agent and the engine until the agent closes its end. */
export const mcp: Verb = async invocation => {
	if (invocation.environment.JUPITER_TOKEN === undefined) {
		throw new UserError('`jupiter-tui mcp` is for an agent in its pane, and this is none (JUPITER_TOKEN is not set). For what a person can do: jupiter-tui --help');
	}

	for await (const line of createInterface({input: process.stdin})) {
		if (line.trim() === '') {
			continue;
		}

		// Asked anew for each message, so that an engine that was restarted meanwhile is no matter.
		const answer = await answerLine(line, async message => askEngine(invocation, {type: 'mcp', message}));
		if (answer !== undefined) {
			process.stdout.write(`${JSON.stringify(answer)}\n`);
		}
	}

	return 0;
};

const answerLine = async (line: string, ask: (message: unknown) => Promise<unknown>): Promise<unknown> => {
	let message: unknown;
	try {
		message = JSON.parse(line);
	} catch {
		return {jsonrpc: '2.0', id: null, error: {code: -32_700, message: 'This line is not JSON.'}};
	}

	try {
		return await ask(message);
	} catch (error) {
		const {id} = message as {readonly id?: unknown};
		return id === undefined ? undefined : {jsonrpc: '2.0', id, error: {code: -32_603, message: error instanceof Error ? error.message : String(error)}};
	}
};
