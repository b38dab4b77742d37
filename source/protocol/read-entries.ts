import type {JournalEntry} from '../model/event.ts';
import {entriesAtOnce} from '../model/limits/wire.ts';
import type {EngineCall} from './engine-wire.ts';

type Ask = (call: Extract<EngineCall, {type: 'entries'}>) => Promise<unknown>;

/**
The entries that the engine's journal has after a sequence number. What is asked may answer nothing, which ends it.

@yields Each entry in order, to the last one there is now.
*/
export async function * readEntries(ask: Ask, after: number): AsyncGenerator<JournalEntry, void> {
	for (let last = after; ;) {
		const entries = await ask({type: 'entries', after: last, limit: entriesAtOnce}) as readonly JournalEntry[] | undefined;
		if (entries === undefined || entries.length === 0) {
			return;
		}

		yield * entries;
		last = entries.at(-1)!.seq;
	}
}
