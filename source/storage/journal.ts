import {mkdirSync} from 'node:fs';
import path from 'node:path';
import type {DatabaseSync, StatementSync} from 'node:sqlite';
import type {Event, JournalEntry} from '../model/event.ts';
import {openDatabase, openForReading} from './open-database.ts';
import {readable} from './storage-problem.ts';

/** The append-only log of one session: the only thing the state is made from. */
export type Journal = JournalReader & {
	/** This opening's number; an append by an earlier opening is refused from then on. */
	readonly epoch: number;
	/** What was found wrong at opening and how it was helped, for the log and the screen. */
	readonly notice?: string;
	/** Writes the events as one transaction and returns them numbered. Throws `FencedError` after another engine has opened the journal. */
	append(events: readonly Event[], at: number): JournalEntry[];
};

/** A journal as one who only looks at it has it. */
export type JournalReader = {
	/** At most `limit` entries after number `after`, in order. */
	read(after: number, limit: number): JournalEntry[];
	/** Number of the last entry; 0 when there is none. */
	last(): number;
	close(): void;
};

/** Another engine has opened the journal: this one is to stop deciding. */
export class FencedError extends Error {
	override name = 'FencedError';

	constructor() {
		super('Another engine has taken over this session. This one stops; nothing is lost.');
	}
}

/** Opens the journal, creating it and its folder where needed, and fences whoever had it open before. */
export function openJournal(file: string): Journal {
	mkdirSync(path.dirname(file), {recursive: true});
	const {database, notice} = openDatabase(file);
	const epoch = readable(file, () => nextEpoch(database));
	const statements = prepareStatements(database);
	return {
		epoch,
		...(notice !== undefined && {notice}),
		append: (events, at) => events.length === 0 ? [] : readable(file, () => append(database, statements, {events, at, epoch})),
		...reader(database, statements),
	};
}

/** Opens a journal that is there to be read; whoever writes it goes on. */
export function openJournalReader(file: string): JournalReader {
	const database = openForReading(file);
	const statements = readable(file, () => prepareReading(database));
	return reader(database, statements);
}

function reader(database: DatabaseSync, statements: Reading): JournalReader {
	return {
		read: (after, limit) => statements.read.all(after, limit).map(row => readRow(row as Row)),
		last: () => Number(statements.last.get()!.seq),
		close() {
			database.close();
		},
	};
}

function nextEpoch(database: DatabaseSync): number {
	const row = database.prepare('UPDATE session SET epoch = epoch + 1 RETURNING epoch').get();
	return Number(row!.epoch);
}

type Reading = Readonly<Record<'last' | 'read', StatementSync>>;
type Statements = Reading & Readonly<Record<'epoch' | 'insert', StatementSync>>;

function prepareStatements(database: DatabaseSync): Statements {
	return {
		...prepareReading(database),
		epoch: database.prepare('SELECT epoch FROM session'),
		insert: database.prepare('INSERT INTO entry (seq, at, epoch, event) VALUES (?, ?, ?, ?)'),
	};
}

function prepareReading(database: DatabaseSync): Reading {
	return {
		last: database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM entry'),
		read: database.prepare('SELECT seq, at, epoch, event FROM entry WHERE seq > ? ORDER BY seq LIMIT ?'),
	};
}

type Batch = {readonly events: readonly Event[]; readonly at: number; readonly epoch: number};

function append(database: DatabaseSync, statements: Statements, {events, at, epoch}: Batch): JournalEntry[] {
	// Takes the write lock before the epoch is read, so that no other engine can open in between.
	database.exec('BEGIN IMMEDIATE');
	try {
		if (Number(statements.epoch.get()!.epoch) !== epoch) {
			throw new FencedError();
		}

		const last = Number(statements.last.get()!.seq);
		const entries = events.map((event, position) => ({seq: last + 1 + position, at, epoch, event}));
		for (const entry of entries) {
			statements.insert.run(entry.seq, at, epoch, JSON.stringify(entry.event));
		}

		database.exec('COMMIT');
		return entries;
	} catch (error) {
		if (database.isTransaction) {
			database.exec('ROLLBACK');
		}

		throw error;
	}
}

type Row = {readonly seq: number; readonly at: number; readonly epoch: number; readonly event: string};

function readRow({seq, at, epoch, event}: Row): JournalEntry {
	return {seq, at, epoch, event: JSON.parse(event) as Event};
}
