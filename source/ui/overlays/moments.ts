import {evolve} from '../../engine/evolve/evolve.ts';
import type {JournalEntry} from '../../model/event.ts';
import type {RunId} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';

/** A journal entry and the state right after it. */
export type Moment = {readonly entry: JournalEntry; readonly state: SessionState};

/** The moments that follow a state, one for each entry; those before the run began are left out. */
export function momentsOf(before: SessionState, entries: readonly JournalEntry[], run: RunId): Moment[] {
	const moments: Moment[] = [];
	let state = before;
	for (const entry of entries) {
		state = evolve(state, entry);
		if (state.runs[run] !== undefined) {
			moments.push({entry, state});
		}
	}

	return moments;
}

/** The moments with those that have come since; the same ones when none has. */
export function withRecent(moments: readonly Moment[], recent: readonly JournalEntry[], run: RunId): readonly Moment[] {
	const last = moments.at(-1);
	const fresh = last === undefined ? [] : recent.filter(({seq}) => seq > last.entry.seq);
	// A gap means that more has happened than is kept here: what is known is shown then.
	return fresh[0]?.seq === (last?.entry.seq ?? 0) + 1 ? [...moments, ...momentsOf(last!.state, fresh, run)] : moments;
}
