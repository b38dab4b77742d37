import type {Command} from '../../model/command.ts';
import type {UsageBook} from './usage-book.ts';

/**
Passes commands on. An agent that stops while its allowance is known to be used up has met its provider's limit, and the provider has said when that ends; one whose last turn was refused has met one without an end that is known.
Its log may know more than it has said, so that is read first.
*/
export const withReset = (report: (command: Command) => void, usage: Pick<UsageBook, 'exhausted' | 'refusal' | 'settle'>, now: () => number = Date.now): ((command: Command) => void) => {
	const settle = async (command: AgentStatusCommand): Promise<void> => {
		const {task, launch, message} = command;
		await usage.settle(task);
		const until = usage.exhausted({task, launch});
		const refusal = usage.refusal({task, launch});
		if (until > now()) {
			report({type: 'agent-limited', task, launch, until, ...message !== undefined && {message}});
		} else {
			report(refusal === '' ? command : {...command, status: 'limited', message: refusal});
		}
	};

	return command => {
		if (command.type === 'agent-status' && (command.status === 'limited' || command.status === 'failed')) {
			void settle(command);
		} else {
			report(command);
		}
	};
};

type AgentStatusCommand = Extract<Command, {readonly type: 'agent-status'}>;
