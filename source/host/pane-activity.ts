import {createHash} from 'node:crypto';
import type {PaneActivity} from '../protocol/host-wire.ts';
import {rowText} from '../terminal/row-text.ts';
import type {Screen} from '../terminal/screen.ts';
import type {Pane} from './pane.ts';
import {processorTimes} from './programs/processor-time.ts';

/** Returns what is seen of the programs that run in panes. */
export const paneActivity = async (panes: readonly Pane[]): Promise<PaneActivity[]> => {
	const running = panes.filter(({isRunning}) => isRunning);
	const times = await processorTimes(running.map(({info}) => info.pid));
	return running.map(({info: {pane, key, pid, lastOutputAt}, lastTypedAt, screen}) => ({
		pane, key, lastOutputAt, lastTypedAt,
		cpuMs: times.get(pid) ?? 0,
		screenMark: markOf(screen),
	}));
};

/** Two screens of the same text have the same mark. */
const markOf = (screen: Screen): string => {
	const hash = createHash('sha256');
	for (let y = 0; y < screen.rows; y++) {
		hash.update(`${rowText(screen.row(y))}\n`);
	}

	return hash.digest('base64url').slice(0, 16);
};
