import type {Command} from '../../model/command.ts';
import type {UsageBook} from './usage-book.ts';

/** Passes commands on. An agent that stops while its allowance is known to be used up has met its provider's limit, and the provider has said when that ends. */
export const withReset = (report: (command: Command) => void, usage: Pick<UsageBook, 'exhausted'>, now: () => number = Date.now): ((command: Command) => void) => command => {
	if (command.type !== 'agent-status' || (command.status !== 'limited' && command.status !== 'failed')) {
		report(command);
		return;
	}

	const {task, launch, message} = command;
	const until = usage.exhausted({task, launch});
	report(until > now() ? {type: 'agent-limited', task, launch, until, ...message !== undefined && {message}} : command);
};
