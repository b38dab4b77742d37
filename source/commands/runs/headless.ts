import {evolve} from '../../engine/evolve/evolve.ts';
import type {Event, JournalEntry} from '../../model/event.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {SessionSockets} from '../../server/processes/start-session.ts';
import {describeEvent} from '../../wording/describe-event.ts';
import {printEntry, printJson} from '../printing/print.ts';
import {UserError} from '../printing/user-error.ts';
import {followJournal} from './follow.ts';
import {summarise, summaryLines} from './summary.ts';

export type FollowRunOptions = {
	readonly run: string;
	/** The state before what is to be followed. */
	readonly state: SessionState;
	readonly ensure: () => Promise<SessionSockets>;
	readonly signal: AbortSignal;
	readonly onEntry?: (entry: JournalEntry) => void;
};

/**
Tells every entry of the journal until the run has ended and its target branch has followed or can't.
Answers with the ended run, or with nothing when `signal` aborted first.
*/
export async function followRun({run, state, ensure, signal, onEntry}: FollowRunOptions): Promise<Run | undefined> {
	let now = state;
	for await (const entry of followJournal({ensure, after: state.seq, signal})) {
		now = evolve(now, entry);
		onEntry?.(entry);
		if (now.frozen !== undefined) {
			throw new UserError(`The engine has stopped deciding: ${now.frozen} The agents keep running. See: jupiter-tui log`);
		}

		const followed = now.runs[run];
		if (followed?.outcome !== undefined && followed.intoHead === followed.head) {
			return followed;
		}
	}

	return undefined;
}

/** Follows a run as printed lines. */
export async function followInLines(options: Omit<FollowRunOptions, 'onEntry'>): Promise<Run | undefined> {
	return followRun({...options, onEntry: linePrinter(options.run)});
}

/** Prints the summary of an ended run and answers with the exit status that says how it ended. */
export function endWith(run: Run, isJson: boolean): number {
	const summary = summarise(run);
	if (isJson) {
		printJson(summary);
	} else {
		console.log(`\n${summaryLines(summary).join('\n')}`);
	}

	return exitStatuses[summary.outcome];
}

const exitStatuses = {landed: 0, cancelled: 1, blocked: 3} as const;

function linePrinter(run: string): (entry: JournalEntry) => void {
	let start: number | undefined;
	return entry => {
		start ??= entry.at;
		if (concerns(entry.event, run) && describeEvent(entry.event).tone !== 'quiet') {
			printEntry(entry, start);
		}
	};
}

function concerns(event: Event, run: string): boolean {
	return 'run' in event ? event.run === run : !('task' in event) || event.task.startsWith(`${run}/`);
}
