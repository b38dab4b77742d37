import type {JournalEntry} from '../../model/event.ts';
import {maxTravelledEntries} from '../../model/limits/screen.ts';
import {entriesAtOnce} from '../../model/limits/wire.ts';
import type {SessionState} from '../../model/session-state.ts';
import {momentsOf} from '../../ui/moments.ts';
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
	while (entries.length < maxTravelledEntries) {
		const more = await client.inquire({type: 'entries', after: entries.at(-1)?.seq ?? after, limit: entriesAtOnce}) as readonly JournalEntry[] | undefined;
		if (more === undefined || more.length === 0) {
			break;
		}

		entries.push(...more);
	}

	return entries;
}
