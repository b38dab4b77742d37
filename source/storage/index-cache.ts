import {mkdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import type {DatabaseSync} from 'node:sqlite';
import {cacheBusyMs, maxIndexCacheBytes} from '../model/limits/symbols.ts';
import {loadSqlite} from './load-sqlite.ts';

/** Texts that can be made again at any time, kept by key from one process to the next; several may use it at once. */
export type IndexCache = {
	/** Those that are kept. */
	readonly read: (keys: readonly string[]) => ReadonlyMap<string, string>;
	readonly write: (texts: ReadonlyMap<string, string>) => void;
	readonly close: () => void;
};

/** Opens the cache in a file, making it where it isn't there or can't be read. What goes wrong later only makes it forget. */
export function openIndexCache(file: string, maxBytes: number = maxIndexCacheBytes): IndexCache {
	let database = attempt(() => connect(file)) ?? attempt(() => {
		remove(file);
		return connect(file);
	});

	// A full disk, a file that is damaged or locked for long: whatever it is, everything can be made again.
	const guarded = <Result>(use: (open: DatabaseSync) => Result): Result | undefined => {
		try {
			return database && use(database);
		} catch (error) {
			if (!isBusy(error)) {
				attempt(() => database?.close());
				database = undefined;
				remove(file);
			}

			return undefined;
		}
	};

	return {
		read: keys => guarded(open => readAll(open, keys)) ?? new Map<string, string>(),
		write(texts) {
			if (texts.size > 0) {
				guarded(open => {
					writeAll(open, texts);
					makeRoom(open, maxBytes);
				});
			}
		},
		close() {
			attempt(() => database?.close());
			database = undefined;
		},
	};
}

function connect(file: string): DatabaseSync {
	mkdirSync(path.dirname(file), {recursive: true});
	const {DatabaseSync} = loadSqlite();
	const database = new DatabaseSync(file, {timeout: cacheBusyMs});
	try {
		database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
		database.exec('CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, day INTEGER NOT NULL, text TEXT NOT NULL) STRICT');
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

function readAll(database: DatabaseSync, keys: readonly string[]): ReadonlyMap<string, string> {
	const select = database.prepare('SELECT text, day FROM kept WHERE key = ?');
	const rows = keys.flatMap(key => {
		const row = select.get(key);
		return row === undefined ? [] : [{key, text: String(row.text), day: Number(row.day)}];
	});
	// Once a day is often enough to know what is still in use, and reading stays reading.
	const stale = rows.filter(({day}) => day < today());
	if (stale.length > 0) {
		const touch = database.prepare('UPDATE kept SET day = ? WHERE key = ?');
		inTransaction(database, () => {
			for (const {key} of stale) {
				touch.run(today(), key);
			}
		});
	}

	return new Map(rows.map(({key, text}) => [key, text]));
}

function writeAll(database: DatabaseSync, texts: ReadonlyMap<string, string>): void {
	const insert = database.prepare('INSERT OR REPLACE INTO kept (key, day, text) VALUES (?, ?, ?)');
	inTransaction(database, () => {
		for (const [key, text] of texts) {
			insert.run(key, today(), text);
		}
	});
}

/** Drops the half that was used longest ago once there is too much; its pages are filled again, so that the file grows no further. */
function makeRoom(database: DatabaseSync, maxBytes: number): void {
	const {used} = database.prepare('SELECT (page_count - freelist_count) * page_size AS used FROM pragma_page_count, pragma_freelist_count, pragma_page_size').get() as {used: number};
	if (used > maxBytes) {
		database.exec('DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept ORDER BY day, rowid LIMIT (SELECT (count(*) + 1) / 2 FROM kept))');
	}
}

function inTransaction(database: DatabaseSync, act: () => void): void {
	database.exec('BEGIN IMMEDIATE');
	try {
		act();
		database.exec('COMMIT');
	} catch (error) {
		attempt(() => {
			database.exec('ROLLBACK');
		});
		throw error;
	}
}

function today(): number {
	return Math.floor(Date.now() / 86_400_000);
}

/** SQLite's own number for a file that another process is writing. */
function isBusy(error: unknown): boolean {
	return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xFF) === 5;
}

function remove(file: string): void {
	for (const suffix of ['', '-wal', '-shm']) {
		attempt(() => {
			rmSync(`${file}${suffix}`, {force: true});
		});
	}
}

function attempt<Result>(act: () => Result): Result | undefined {
	try {
		return act();
	} catch {
		// A cache that can't be had is none.
		return undefined;
	}
}
