import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';
import type {Event} from '../../source/model/event.ts';
import {openJournal} from '../../source/storage/journal.ts';
import {placesOf} from '../../source/storage/places.ts';
import {defaultScenario} from '../simulation/scenario.ts';
import {simulate} from '../simulation/run.ts';
import {untilState} from '../whole/session.ts';
import {environmentIn, program} from '../program.ts';

const goalMs = 2000;

/** Prints how long the built program takes until a session's engine answers, with a journal of 10,000 events and with none. */
export const measure = async (): Promise<void> => {
	const events = eventsOf(10_000);
	const [empty, full] = [await measureStarts([]), await measureStarts(events)];
	console.log(`engine ready: ${full.ms.toFixed(0)} ms with ${events.length} events of ${full.runs} runs, ${empty.ms.toFixed(0)} ms with none; the goal is ${goalMs} ms`);
};

/** At least so many events: runs of the engine in simulated worlds, each in full, one behind the other in one session. */
const eventsOf = (wanted: number): Event[] => {
	const events: Event[] = [];
	for (let seed = 1; events.length < wanted; seed++) {
		const {world} = simulate({...defaultScenario, seed});
		const text = JSON.stringify(world.journal.map(({event}) => event));
		events.push(...JSON.parse(text.replaceAll(/\br1\b/g, () => `r${seed}`)) as Event[]);
	}

	return events;
};

type Start = {readonly ms: number; readonly runs: number};

/** The median of three starts, each in a repository of its own. */
const measureStarts = async (events: readonly Event[]): Promise<Start> => {
	const starts = [await measureStart(events), await measureStart(events), await measureStart(events)];
	return starts.toSorted((a, b) => a.ms - b.ms)[1]!;
};

const measureStart = async (events: readonly Event[]): Promise<Start> => {
	// Short, because a socket's path must be.
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-recover-'));
	const options = {cwd: folder, env: environmentIn(folder), extendEnv: false, input: ''} as const;
	try {
		await execa('git', ['init', '--quiet'], options);
		await execa('git', ['commit', '--quiet', '--allow-empty', '--message', 'Begin'], options);
		const places = placesOf(path.join(folder, '.git'), options.env);
		const journal = openJournal(places.journal);
		journal.append(events, Date.now());
		journal.close();
		const started = performance.now();
		await execa(process.execPath, [program, 'open', 'true'], options);
		const {runs} = await untilState(places, () => true);
		return {ms: performance.now() - started, runs: Object.keys(runs).length};
	} finally {
		await execa(process.execPath, [program, 'stop', '--yes'], {...options, reject: false});
		await rm(folder, {recursive: true, force: true, maxRetries: 5});
	}
};
