import {taskId} from '../../wording/describe-event.ts';
import type {Verb} from '../command.ts';
import {elapsed} from '../printing/elapsed.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson, printTable} from '../printing/print.ts';
import {sessionState} from '../session.ts';

/** Prints the lock table: who may write what, and who waits for whom. */
export const locks: Verb = async invocation => {
	const state = await sessionState(invocation);
	if (hasFlag(invocation, 'json')) {
		printJson({locks: state.locks, waiting: state.waiting});
		return 0;
	}

	if (state.locks.length === 0) {
		console.log('Nobody holds a lock.');
	}

	const now = Date.now();
	printTable([
		...state.locks.map(({claim, holder, token, since}) => [claim, taskId(holder), `for ${elapsed(now - since)}`, `token ${token}`]),
		...state.waiting.map(({claim, task, holder, since}) => [claim, `${taskId(task)} waits`, `for ${elapsed(now - since)}`, `held by ${taskId(holder)}`]),
	]);
	return 0;
};
