import {resolveTask} from '../../server/calls/resolve-task.ts';
import {taskOf} from '../../server/world.ts';
import type {Invocation} from '../command.ts';
import {sessionState} from '../session.ts';
import {UserError} from '../printing/user-error.ts';

/** The pane in which a task's agent is or was: `auth`, or with its run `r1/auth`. */
export async function paneOf(invocation: Invocation, name: string): Promise<number> {
	const state = await sessionState(invocation);
	const {pane, phase} = taskOf(state, resolveTask(state, name));
	if (pane === undefined) {
		throw new UserError(`\`${name}\` has no pane: it is ${phase}. See: jupiter-tui status`);
	}

	return pane;
}
