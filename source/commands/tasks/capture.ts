import type {Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson} from '../printing/print.ts';
import {withHost} from '../session.ts';
import {paneOf} from './pane-of.ts';

/** Prints the text that a task's pane shows. */
export const capture: Verb = async invocation => {
	const task = invocation.operands[0]!;
	const pane = await paneOf(invocation, task);
	const answer = await withHost(invocation, async host => host.request({type: 'capture', pane, history: hasFlag(invocation, 'history')}));
	const lines = answer.lines ?? [];
	if (hasFlag(invocation, 'json')) {
		printJson({task, pane, lines});
	} else {
		console.log(lines.slice(0, lines.findLastIndex(line => line.trim() !== '') + 1).join('\n'));
	}

	return 0;
};
