import {appendFileSync, mkdirSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {stripVTControlCharacters, styleText} from 'node:util';
import {severalLines} from '../../plan/plain-text.ts';
import {Refusal} from '../../protocol/refusal.ts';
import {isDiskFull} from '../../storage/storage-problem.ts';
import {version} from '../version.ts';
import {UserError} from './user-error.ts';

/** Tells a person on standard error why a command failed, and answers with the exit status. */
export function reportError(error: unknown): number {
	if (error instanceof UserError || error instanceof Refusal) {
		console.error(harmless(error.message));
		if (error.detail !== undefined) {
			console.error(harmless(error.detail.trimEnd()));
		}

		return error instanceof UserError ? error.exitStatus : 1;
	}

	if (isDiskFull(error)) {
		console.error('The disk is full. Free some space, then try again; agents and panes live on.');
		return 1;
	}

	console.error(`${styleText('red', error instanceof Error ? error.message : String(error), {stream: process.stderr})}\n${logged(error)}`);
	return 1;
}

// What files, models and programs said may stand in it.
function harmless(text: string): string {
	return severalLines(stripVTControlCharacters(text));
}

/** Keeps the whole of an unexpected error where the person can find it, and says where. */
function logged(error: unknown): string {
	const directory = path.join(os.tmpdir(), `jupiter-tui-${os.userInfo().uid}-log`);
	const file = path.join(directory, 'errors.log');
	try {
		mkdirSync(directory, {recursive: true, mode: 0o700});
		appendFileSync(file, `${new Date().toISOString()} jupiter-tui ${version} ${process.argv.slice(2).join(' ')}\n${inFull(error)}\n\n`, {mode: 0o600});
		return `This was not expected. The log has more: ${file}`;
	} catch {
		// A full or read-only disk is what may have failed in the first place; then the terminal has to hold it.
		return inFull(error);
	}
}

function inFull(error: unknown): string {
	const cause = error instanceof Error && error.cause !== undefined ? `\ncaused by ${inFull(error.cause)}` : '';
	return `${error instanceof Error ? error.stack ?? error.message : String(error)}${cause}`;
}
