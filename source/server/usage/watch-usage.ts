import type {Price, UsageReport} from '../../model/usage.ts';
import type {Core} from '../core.ts';
import {dayOf} from './day-of.ts';
import {createUsageBook, type UsageBook} from './usage-book.ts';

/** Tells the engine what agents use, and all that is left to tell when one has handed in or ended. */
export const watchUsage = (core: Core, priceOf: (model: string) => Price | undefined): UsageBook => {
	const book = createUsageBook(({task, launch}, report) => {
		core.submit({type: 'usage-seen', task, launch, report, day: dayOf(new Date()), ...pricing(report, priceOf)});
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

const pricing = ({model}: UsageReport, priceOf: (model: string) => Price | undefined): {readonly price?: Price} => {
	const price = model === undefined ? undefined : priceOf(model);
	return price === undefined ? {} : {price};
};
