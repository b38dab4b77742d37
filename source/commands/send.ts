import type {Verb} from './command.ts';
import {hasFlag} from './options.ts';
import {paneOf} from './pane-of.ts';
import {withHost} from './session.ts';

/** Types text into a task's pane, as a person would. */
export const send: Verb = async invocation => {
	const [name, ...words] = invocation.operands;
	const pane = await paneOf(invocation, name!);
	const isEnter = !hasFlag(invocation, 'no-enter');
	await withHost(invocation, async host => host.request({type: 'type', pane, text: words.join(' '), paste: true, enter: isEnter}));
	return 0;
};
