import process from 'node:process';
import {createInterface} from 'node:readline/promises';
import {usageError} from './user-error.ts';

/** Asks a yes-or-no question in the terminal; anything but yes is no. Without a terminal it is a usage error naming the option that answers. */
export async function confirm(question: string, verb: string): Promise<boolean> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw usageError('There is no terminal to ask in. Add --yes to answer yes.', verb);
	}

	const terminal = createInterface({input: process.stdin, output: process.stdout});
	const aborted = new AbortController();
	terminal.once('close', () => {
		aborted.abort();
	});
	try {
		return /^y(?:es)?$/iv.test((await terminal.question(`${question} [y/N] `, {signal: aborted.signal})).trim());
	} catch (error) {
		// Ctrl-C and Ctrl-D are a no.
		if (error instanceof Error && error.name === 'AbortError') {
			return false;
		}

		throw error;
	} finally {
		terminal.close();
	}
}
