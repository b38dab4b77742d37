import type {Verb} from '../command.ts';
import {askEngine} from '../session.ts';

/** Prints a command line as one that can write nothing of other workers': the shell of an agent runs it in place of what it was given. */
export const shell: Verb = async invocation => {
	console.log(await askEngine(invocation, {type: 'shell', command: invocation.operands[0]!}));
	return 0;
};
