import {landedPaneMs} from '../../model/limits/panes.ts';
import type {JournalEntry} from '../../model/event.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {PaneInfo} from '../../protocol/host-wire.ts';
import {readPaneKey} from './pane-key.ts';
import type {HostLink} from './host-link.ts';

/** Closes the panes of tasks that have landed or were cancelled, a while after; those of blocked tasks stay to be read. */
export const createPaneTidier = (state: () => SessionState, host: HostLink, log: (line: string) => void) => {
	const timers = new Set<NodeJS.Timeout>();
	const close = async (task: TaskKey) => {
		try {
			const {panes = []} = await host.ask({type: 'list'});
			for (const info of panes) {
				if (info.exit !== undefined && readPaneKey(info.key)?.task === task) {
					await host.ask({type: 'kill', pane: info.pane, remove: true});
				}
			}
		} catch (error) {
			log(`Closing the pane of ${task}: ${String(error)}`);
		}
	};

	const closeSoon = (task: TaskKey) => {
		const timer = setTimeout(() => {
			timers.delete(timer);
			void close(task);
		}, landedPaneMs);
		timers.add(timer);
	};

	return {
		onEntry({event}: JournalEntry) {
			if (event.type === 'task-landed' || event.type === 'task-cancelled') {
				closeSoon(event.task);
			}
		},
		/** An earlier engine may have ended before it could close them. */
		onPanes(panes: readonly PaneInfo[]) {
			const ended = new Set(Object.values(state().runs).flatMap(run => Object.values(run.tasks)).filter(({phase}) => phase === 'landed' || phase === 'cancelled').map(({key}) => key));
			for (const info of panes) {
				const task = readPaneKey(info.key)?.task;
				if (task !== undefined && ended.has(task)) {
					closeSoon(task);
				}
			}
		},
		dispose() {
			for (const timer of timers) {
				clearTimeout(timer);
			}
		},
	};
};
