import {chmod, mkdir, rename, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type {Places} from '../../storage/places.ts';
import {findOnPath} from '../../agents/find-on-path.ts';
import {quotedWord} from '../../wording/shell-word.ts';
import type {Program} from '../processes/start-session.ts';
import {hookScript} from './hook-script.ts';
import {shellScript} from './shell-script.ts';

/** Writes the `jupiter-tui` that panes find, the `jupiter-hook` that hooks of their agents run, and the shell of agents that find theirs by name: where there is a sandbox, it asks the engine for one around each command. */
export const writePrograms = async (places: Places, program: Program, hasSandbox: boolean): Promise<void> => {
	await writeProgram(places.programs, 'jupiter-tui', `exec ${program.map(word => quotedWord(word)).join(' ')} "$@"\n`);
	await writeProgram(places.programs, 'jupiter-hook', hookScript(places.port));
	// An engine that a worker has started again would find its worker's shell first.
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => path.basename(folder) !== path.basename(places.shells));
	const bash = await findOnPath('bash', folders.join(path.delimiter)) ?? '/bin/sh';
	await writeProgram(places.shells, 'bash', hasSandbox ? shellScript(places.port, bash) : `exec ${quotedWord(bash)} "$@"\n`);
};

const writeProgram = async (folder: string, name: string, text: string): Promise<void> => {
	await mkdir(folder, {recursive: true});
	const file = path.join(folder, name);
	// Renamed into place: an agent may be running it at this moment.
	const fresh = `${file}.${process.pid}`;
	await writeFile(fresh, `#!/bin/sh\n${text}`);
	await chmod(fresh, 0o755);
	await rename(fresh, file);
};
