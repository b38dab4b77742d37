import {readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Repository} from '../../git/repository.ts';
import type {Places} from '../../storage/places.ts';
import {makeRuntimeDirectory} from '../../storage/runtime-directory.ts';

/** A session that was started by this user, as `ls` finds it again. */
export type KnownSession = {readonly root: string; readonly commonDirectory: string};

/** Notes where a session's repository is: its sockets' names don't tell. */
export async function rememberSession({root, commonDirectory}: Repository, places: Places): Promise<void> {
	await makeRuntimeDirectory(places.runtime);
	await writeFile(noteOf(places.engineSocket), JSON.stringify({root, commonDirectory} satisfies KnownSession), {mode: 0o600});
}

/** Forgets a session that has ended. */
export async function forgetSession(engineSocket: string): Promise<void> {
	await rm(noteOf(engineSocket), {force: true});
}

/** Every session noted in a runtime directory, running or not. */
export async function knownSessions(runtime: string): Promise<readonly KnownSession[]> {
	const names = await readdir(runtime).catch(() => []);
	const notes = await Promise.all(names.filter(name => name.endsWith('.json')).map(async name => readNote(path.join(runtime, name))));
	return notes.filter(note => note !== undefined);
}

async function readNote(file: string): Promise<KnownSession | undefined> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as KnownSession;
	} catch {
		// Half-written or being removed at this moment: the next look finds it whole or gone.
		return undefined;
	}
}

function noteOf(engineSocket: string): string {
	return engineSocket.replace(/\.engine$/v, '.json');
}
