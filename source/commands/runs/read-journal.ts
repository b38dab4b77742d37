import type {JournalEntry} from '../../model/event.ts';
import {readEntries} from '../../protocol/read-entries.ts';
import type {Invocation} from '../command.ts';
import {withEngine} from '../session.ts';

/** Tells every entry of a running session's journal, each once, also when the engine that tells them dies. */
export async function readWholeJournal(invocation: Invocation, tell: (entry: JournalEntry) => void): Promise<void> {
	let last = 0;
	await withEngine(invocation, async engine => {
		for await (const entry of readEntries(async call => engine.call(call), last)) {
			tell(entry);
			last = entry.seq;
		}
	});
}
