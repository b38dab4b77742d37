import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {Effect} from '../../source/model/effect.ts';
import {createCore, type Core} from '../../source/server/core.ts';
import {openJournal, type Journal} from '../../source/storage/journal.ts';

/** A core on a real journal that notes what it would have done. */
export type TemporarySession = {
	readonly core: Core;
	readonly journal: Journal;
	readonly performed: Effect[];
	readonly abandoned: string[];
	readonly frozen: unknown[];
	readonly fatal: unknown[];
};

/** Makes a session in a journal; another one in the same file goes on from it and fences it. */
export function temporarySession(test: TestContext, file = path.join(temporaryFolder(test), 'journal.db')): TemporarySession {
	const journal = openJournal(file);
	test.after(() => {
		journal.close();
	});
	const noted = {performed: [] as Effect[], abandoned: [] as string[], frozen: [] as unknown[], fatal: [] as unknown[]};
	const core = createCore({
		journal,
		now: () => 1000,
		perform(effect) {
			noted.performed.push(effect);
		},
		abandon(key) {
			noted.abandoned.push(key);
		},
		onFrozen(error) {
			noted.frozen.push(error);
		},
		onFatal(error) {
			noted.fatal.push(error);
		},
	});
	return {core, journal, ...noted};
}

/** A folder that goes when its test ends; short, because a socket's path must be. */
export function temporaryFolder(test: TestContext): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'js-'));
	test.after(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
}
