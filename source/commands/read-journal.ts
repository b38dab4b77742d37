import type {JournalEntry} from '../model/event.ts';
import {entriesAtOnce} from '../model/limits/wire.ts';
import type {EngineConnection} from '../protocol/connect.ts';
import type {Invocation} from './command.ts';
import {withEngine} from './session.ts';

/**
The entries that the engine's journal has after a sequence number.

@yields Each entry in order, to the last one there is now.
*/
export async function * readJournal(engine: EngineConnection, after: number): AsyncGenerator<JournalEntry, void> {
	for (let last = after; ;) {
		const entries = await engine.call({type: 'entries', after: last, limit: entriesAtOnce}) as readonly JournalEntry[];
		if (entries.length === 0) {
			return;
		}

		yield * entries;
		last = entries.at(-1)!.seq;
	}
}

/** Tells every entry of a running session's journal, each once, also when the engine that tells them dies. */
export async function readWholeJournal(invocation: Invocation, tell: (entry: JournalEntry) => void): Promise<void> {
	let last = 0;
	await withEngine(invocation, async engine => {
		for await (const entry of readJournal(engine, last)) {
			tell(entry);
			last = entry.seq;
		}
	});
}
