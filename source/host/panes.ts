import path from 'node:path';
import {maxPanes, maxRecordingsBytes} from '../model/limits/panes.ts';
import type {PaneInfo, SpawnRequest} from '../protocol/host-wire.ts';
import {Refusal} from '../protocol/refusal.ts';
import {checkProgram} from './programs/check-program.ts';
import type {PtyProgram} from './programs/native-pty.ts';
import {paneEnvironment} from './programs/pane-environment.ts';
import {Pane, type PaneEvents} from './pane.ts';
import {ParseTurns} from './parse-turns.ts';
import {pruneRecordings} from './prune-recordings.ts';
import {Recording} from './recording.ts';

/** The panes of a session. */
export type Panes = {
	readonly infos: readonly PaneInfo[];
	readonly all: readonly Pane[];
	find(pane: number): Pane | undefined;
	/** The pane, or a refusal that says it isn't there. */
	get(pane: number): Pane;
	/** Starts a program, or finds the pane that this key already started. */
	spawn(request: SpawnRequest): {readonly pane: Pane; readonly existed: boolean};
	/** Marks the panes that somebody types into. */
	focus(panes: ReadonlySet<number | undefined>): void;
	/** Forgets a pane whose program has ended. */
	remove(pane: Pane): Promise<void>;
	killAll(): Promise<void>;
};

export type PanesOptions = {
	readonly directory: string;
	readonly version: string;
	readonly events: PaneEvents;
};

/** Makes an empty set of panes, whose recordings go to a directory. */
export const createPanes = ({directory, version, events}: PanesOptions): Panes => {
	const panes = new Map<number, Pane>();
	const recordings = new Map<number, string>();
	const turns = new ParseTurns();
	let last = 0;

	const open = ({key, columns, rows}: SpawnRequest): Pane => {
		if (panes.size >= maxPanes) {
			refuse(`There are ${maxPanes} panes, as many as a session may have. Close some.`);
		}

		last++;
		const file = path.join(directory, recordingName(last, key));
		recordings.set(last, file);
		void pruneRecordings(directory, new Set(recordings.values()), maxRecordingsBytes);
		const pane = new Pane({pane: last, columns, rows, turns, record: screen => new Recording(file, screen), events});
		panes.set(last, pane);
		return pane;
	};

	const get = (id: number): Pane => panes.get(id) ?? refuse(`There is no pane ${id}.`);

	const remove = async (pane: Pane): Promise<void> => {
		panes.delete(pane.pane);
		await pane.dispose();
		recordings.delete(pane.pane);
	};

	const paneFor = (request: SpawnRequest): Pane => {
		if (request.into === undefined) {
			return open(request);
		}

		const pane = get(request.into);
		if (pane.isRunning) {
			refuse(`The program in pane ${request.into} is still running. End it first.`);
		}

		pane.resize(request.columns, request.rows);
		return pane;
	};

	return {
		get infos() {
			return panes.values().map(({info}) => info).toArray();
		},
		get all() {
			return panes.values().toArray();
		},
		find: id => panes.get(id),
		get,
		spawn(request) {
			const former = panes.values().find(({role}) => role.key === request.key);
			if (former) {
				return {pane: former, existed: true};
			}

			const program = programOf(request, version);
			const pane = paneFor(request);
			const {columns, rows} = pane.screen;
			pane.start({...program, columns, rows}, request);
			return {pane, existed: false};
		},
		focus(focused) {
			for (const pane of panes.values()) {
				pane.isFocused = focused.has(pane.pane);
			}
		},
		remove,
		async killAll() {
			await Promise.all(panes.values().map(async pane => {
				await pane.kill();
				await remove(pane);
			}));
		},
	};
};

const refuse = (sentence: string): never => {
	throw new Refusal(sentence);
};

const recordingName = (pane: number, key: string): string => `${Math.floor(Date.now() / 1000)}-${pane}-${key.replaceAll(/[^\w\-]+/gv, '_').slice(0, 100)}.cast`;

/** What a request wants started; throws a sentence if it can't be. */
const programOf = (request: SpawnRequest, version: string): Omit<PtyProgram, 'columns' | 'rows'> => {
	const {command, cwd} = request;
	const [file = '', ...arguments_] = command;
	const env = paneEnvironment(request.env, cwd, version);
	checkProgram(file, cwd, env.PATH ?? '/usr/bin:/bin');
	return {file, arguments: arguments_, env, cwd};
};
