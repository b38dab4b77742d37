import {chmod, mkdir, rename, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type {Places} from '../storage/places.ts';
import type {Program} from './start-session.ts';

/** The folder put first on the PATH of every pane, so that an agent finds the `jupiter-tui` that started it. */
export const programsOf = (places: Places): string => path.join(places.session, 'bin');

/** Writes the `jupiter-tui` that panes find. */
export const writePrograms = async (places: Places, program: Program): Promise<void> => {
	const folder = programsOf(places);
	await mkdir(folder, {recursive: true});
	const file = path.join(folder, 'jupiter-tui');
	// Renamed into place: an agent may be running it at this moment.
	const fresh = `${file}.${process.pid}`;
	await writeFile(fresh, `#!/bin/sh\nexec ${program.map(word => quote(word)).join(' ')} "$@"\n`);
	await chmod(fresh, 0o755);
	await rename(fresh, file);
};

const quote = (word: string): string => `'${word.replaceAll('\'', String.raw`'\''`)}'`;
