import type {Event, JournalEntry} from '../../model/event.ts';
import type {TaskKey} from '../../model/names.ts';
import {isOnBus} from '../../server/is-on-bus.ts';
import type {Invocation, Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printEntry, printJson} from '../printing/print.ts';
import {runningSession} from '../session.ts';
import {followJournal} from './follow.ts';
import {readWholeJournal} from './read-journal.ts';

/** Prints what workers told each other, and with --follow what they go on to tell. */
export const bus: Verb = async invocation => {
	const worker = workerOf(invocation);
	let start: number | undefined;
	const print = (entry: JournalEntry) => {
		start ??= entry.at;
		if (!isOnBus(entry.event, worker)) {
			return;
		}

		if (hasFlag(invocation, 'json')) {
			printJson(entry);
		} else {
			printEntry(entry, start);
			printMessage(entry.event, worker);
		}
	};

	if (hasFlag(invocation, 'follow')) {
		for await (const entry of followJournal({ensure: async () => runningSession(invocation), after: 0})) {
			print(entry);
		}

		return 0;
	}

	await readWholeJournal(invocation, print);
	return 0;
};

/** The worker in whose pane this is asked, if it is one's. */
function workerOf({environment: {JUPITER_RUN: run, JUPITER_TASK: task}}: Invocation): TaskKey | undefined {
	return run === undefined || task === undefined ? undefined : `${run}/${task}`;
}

/** The line of an entry has room for a message's first line alone, and its reader needs all of it. */
function printMessage(event: Event, worker: TaskKey | undefined): void {
	const [, ...more] = event.type === 'message-queued' && event.to === worker ? event.text.split('\n') : [];
	for (const line of more) {
		console.log(`${' '.repeat(messageIndent)}${line}`);
	}
}

/** Below the words of an entry's line. */
const messageIndent = 9;
