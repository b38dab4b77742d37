import assert from 'node:assert/strict';
import type {Event, JournalEntry} from '../../model/event.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Evolver, Evolvers} from './evolver.ts';
import {evolveBus} from './evolve-bus.ts';
import {evolveCapacity} from './evolve-capacity.ts';
import {evolveLandings} from './evolve-landings.ts';
import {evolveLocks} from './evolve-locks.ts';
import {evolveReads} from './evolve-reads.ts';
import {evolveRuns} from './evolve-runs.ts';
import {evolveStalls} from './evolve-stalls.ts';
import {evolveTasks} from './evolve-tasks.ts';
import {evolveUsage} from './evolve-usage.ts';

/**
Returns the state after one journal entry; the only place that makes state. Never decides, never refuses:
a replayed journal gives the same state in every process. Throws when an entry is missing or repeated.
*/
export function evolve(state: SessionState, entry: JournalEntry): SessionState {
	assert.equal(entry.seq, state.seq + 1, `Entry ${entry.seq} follows entry ${state.seq}.`);
	const evolver = evolvers[entry.event.type] as Evolver<Event['type']>;
	return {...evolver(state, entry.event, entry), seq: entry.seq};
}

const evolvers: Evolvers<Event['type']> = {...evolveRuns, ...evolveTasks, ...evolveLandings, ...evolveLocks, ...evolveReads, ...evolveBus, ...evolveCapacity, ...evolveStalls, ...evolveUsage};
