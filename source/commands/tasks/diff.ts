import process from 'node:process';
import type {Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson} from '../printing/print.ts';
import {askEngine} from '../session.ts';

/** Prints what a task has changed, as git shows it. */
export const diff: Verb = async invocation => {
	const task = invocation.operands[0]!;
	const text = String(await askEngine(invocation, {type: 'diff', task}));
	if (hasFlag(invocation, 'json')) {
		printJson({task, diff: text});
	} else if (text === '') {
		console.error(`${task} has changed nothing yet.`);
	} else {
		process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
	}

	return 0;
};
