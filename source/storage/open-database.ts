import {existsSync, renameSync} from 'node:fs';
import type {DatabaseSync} from 'node:sqlite';
import {journalBusyMs} from '../model/limits/processes.ts';
import {loadSqlite} from './load-sqlite.ts';
import {isDamage, readable} from './storage-problem.ts';

export type OpenedDatabase = {readonly database: DatabaseSync; readonly notice?: string};

/** Grows with every change to the tables that an older program could not read. */
const schemaVersion = 1;

const schema = `
	CREATE TABLE session (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL) STRICT;
	INSERT INTO session (one, epoch) VALUES (1, 0);
	CREATE TABLE entry (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, epoch INTEGER NOT NULL, event TEXT NOT NULL) STRICT;
	PRAGMA user_version = ${schemaVersion};
`;

/** Opens the journal's database at the present schema; moves a damaged file aside and says so; refuses one of a newer program. */
export function openDatabase(file: string): OpenedDatabase {
	try {
		return {database: readable(file, () => connect(file))};
	} catch (error) {
		if (!(error instanceof Error && isDamage(error.cause))) {
			throw error;
		}

		const aside = moveAside(file);
		return {
			database: connect(file),
			notice: `The journal was damaged, so a new one was begun. The damaged one is kept as ${aside}; branches and worktrees of earlier runs are untouched.`,
		};
	}
}

/** Opens the database of a journal that is there, changing nothing in it; refuses one of a newer program. */
export function openForReading(file: string): DatabaseSync {
	const {DatabaseSync} = loadSqlite();
	const database = readable(file, () => new DatabaseSync(file, {timeout: journalBusyMs, readOnly: true}));
	try {
		readable(file, () => {
			refuseNewer(presentVersion(database), file);
		});
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

function connect(file: string): DatabaseSync {
	const {DatabaseSync} = loadSqlite();
	const database = new DatabaseSync(file, {timeout: journalBusyMs});
	try {
		// Readers and the writer don't wait for each other.
		database.exec('PRAGMA journal_mode = WAL');
		// An effect is performed after its event is journalled; an event that a power cut takes back would leave an effect nobody knows of.
		database.exec('PRAGMA synchronous = FULL');
		migrate(database, file);
		checkHealth(database);
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

function migrate(database: DatabaseSync, file: string): void {
	// In one transaction, so that two engines that start at once don't both make the tables.
	database.exec('BEGIN IMMEDIATE');
	const present = presentVersion(database);
	if (present === 0) {
		database.exec(schema);
	}

	database.exec('COMMIT');
	refuseNewer(present, file);
}

function presentVersion(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()!.user_version);
}

function refuseNewer(present: number, file: string): void {
	if (present > schemaVersion) {
		throw new Error(`${file} was written by a newer jupiter-tui (journal version ${present}, this one reads ${schemaVersion}). Update jupiter-tui.`);
	}
}

/** Cheap, and finds a file cut short or overwritten; what it misses shows as damage at the first read. */
function checkHealth(database: DatabaseSync): void {
	const verdict = database.prepare('PRAGMA quick_check(1)').get();
	if (verdict?.quick_check !== 'ok') {
		throw Object.assign(new Error('database disk image is malformed'), {errcode: 11});
	}
}

function moveAside(file: string): string {
	let number = 1;
	while (existsSync(`${file}.damaged-${number}`)) {
		number++;
	}

	const aside = `${file}.damaged-${number}`;
	for (const suffix of ['', '-wal', '-shm']) {
		if (existsSync(`${file}${suffix}`)) {
			renameSync(`${file}${suffix}`, `${aside}${suffix}`);
		}
	}

	return aside;
}
