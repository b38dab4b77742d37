import type {Verb} from '../command.ts';
import {askEngine} from '../session.ts';

/** Asks a task's worker for changes, and says when it will read that. */
export const comment: Verb = async invocation => {
	const [task = '', ...words] = invocation.operands;
	console.log(await askEngine(invocation, {type: 'comment', task, text: words.join(' ')}));
	return 0;
};
