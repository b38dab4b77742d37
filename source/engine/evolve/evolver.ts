import type {Event, JournalEntry} from '../../model/event.ts';
import type {SessionState} from '../../model/session-state.ts';

/** What one type of event does to the state. `entry` gives the event's place and time. */
export type Evolver<Type extends Event['type']> = (state: SessionState, event: Extract<Event, {type: Type}>, entry: JournalEntry) => SessionState;

/** Evolvers of some types of event, one each. */
export type Evolvers<Type extends Event['type']> = {readonly [T in Type]: Evolver<T>};
