import type {Core} from '../core.ts';
import type {StatusReports} from '../gate/status-reports.ts';
import {lookIntervalMs, type ActivityBook} from './activity.ts';
import {readPaneKey} from './pane-key.ts';
import type {HostLink} from './host-link.ts';

export type ActivityWatch = {
	readonly core: Core;
	readonly host: HostLink;
	readonly book: ActivityBook;
	readonly statuses: StatusReports;
	readonly log: (line: string) => void;
};

/** Asks the host now and then what is seen of the agents, and tells the engine. Returns a disposer. */
export const watchActivity = ({core, host, book, statuses, log}: ActivityWatch): (() => void) => {
	let timer: NodeJS.Timeout | undefined;
	let isClosed = false;
	let isTold = false;

	const look = async () => {
		try {
			const {activity = []} = await host.ask({type: 'activity'});
			for (const command of isClosed ? [] : book.look(activity)) {
				core.submit(command);
			}

			for (const {key, lastOutputAt} of isClosed ? [] : activity) {
				const launched = readPaneKey(key);
				if (launched !== undefined && lastOutputAt > 0) {
					statuses.see(launched, {source: 'process', status: 'working'});
				}
			}
		} catch (error) {
			// A host of an older version can't tell; then nobody is taken for stalled.
			if (!isTold) {
				log(`What agents do can't be seen: ${String(error)}`);
			}

			isTold = true;
		}

		again();
	};

	const again = () => {
		if (!isClosed) {
			timer = setTimeout(() => {
				void look();
			}, lookIntervalMs(core.state().capacity.patience ?? 1));
		}
	};

	again();
	return () => {
		isClosed = true;
		clearTimeout(timer);
	};
};
