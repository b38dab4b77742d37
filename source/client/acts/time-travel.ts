import type {JournalEntry} from '../../model/event.ts';
import {maxTravelledEntries} from '../../model/limits/screen.ts';
import type {SessionState} from '../../model/session-state.ts';
import {readEntries} from '../../protocol/read-entries.ts';
import {momentsOf} from '../../ui/overlays/moments.ts';
import type {Client} from '../client.ts';
import {open} from './steps.ts';

/** Opens the time line of the current run, from what the engine has journalled. */
export function openTimeLine(client: Client): void {
	void travel(client);
}

async function travel(client: Client): Promise<void> {
	const {state} = client.desk.mirrored;
	const run = state?.currentRun;
	if (state === undefined || run === undefined) {
		client.say('There is no run yet whose time could be shown.');
		return;
	}

	const first = Math.max(state.seq - maxTravelledEntries, 0);
	const before = await client.inquire({type: 'state-at', seq: first}) as SessionState | undefined;
	if (before === undefined) {
		return;
	}

	const moments = momentsOf(before, await entriesAfter(client, first), run);
	if (moments.length > 0) {
		open(client, {kind: 'time', run, moments});
	}
}

async function entriesAfter(client: Client, after: number): Promise<JournalEntry[]> {
	const entries: JournalEntry[] = [];
	for await (const entry of readEntries(async call => client.inquire(call), after)) {
		entries.push(entry);
		if (entries.length >= maxTravelledEntries) {
			break;
		}
	}

	return entries;
}
