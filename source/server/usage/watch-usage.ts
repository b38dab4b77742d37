import type {Core} from '../core.ts';
import {createUsageBook, type UsageBook} from './usage-book.ts';

/** Tells the engine what agents use, and all that is left to tell when one has handed in or ended. */
export const watchUsage = (core: Core): UsageBook => {
	const book = createUsageBook(({task, launch}, report) => {
		core.submit({type: 'usage-seen', task, launch, report, day: dayOf(new Date())});
	});
	const stopListening = core.onEntry(({event}) => {
		if (event.type === 'agent-exited' || event.type === 'task-submitted') {
			void book.settle(event.task);
		}
	});
	return {
		...book,
		close() {
			stopListening();
			book.close();
		},
	};
};

/** The day as the clock on the wall has it, since that is what a person means by today. */
const dayOf = (at: Date): string => [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(part => String(part).padStart(2, '0')).join('-');
