import process from 'node:process';
import {text} from 'node:stream/consumers';
import {hookDeadlineMs} from '../../model/limits/agents.ts';
import type {Verb} from '../command.ts';
import {askEngine} from '../session.ts';

/** Passes on what an agent's hook is given on stdin, and prints the engine's answer. Fails where that can't be had in time, which is a no. */
export const hook: Verb = async invocation => {
	const timer = setTimeout(() => {
		console.error('The engine did not answer in time, so nothing may be written. Try again in a moment.');
		// eslint-disable-next-line unicorn/no-process-exit -- an agent's own time limit would let the write through
		process.exit(2);
	}, hookDeadlineMs);
	try {
		const given = JSON.parse(await text(process.stdin)) as unknown;
		const answer = await askEngine(invocation, {type: 'hook', agent: invocation.operands[0]!, body: given});
		process.stdout.write(typeof answer === 'string' ? answer : JSON.stringify(answer));
		return 0;
	} catch (error) {
		console.error(`Nothing may be written now: ${error instanceof Error ? error.message : String(error)}`);
		return 2;
	} finally {
		clearTimeout(timer);
	}
};
