import type {Verb} from '../command.ts';
import {hasFlag, numberOption} from '../arguments/options.ts';
import {printEntry, printJson} from '../printing/print.ts';
import {sessionState} from '../session.ts';
import {readWholeJournal} from './read-journal.ts';
import {printState} from './status.ts';

/** Prints the journal, or the state as it was after one of its entries. */
export const log: Verb = async invocation => {
	const at = numberOption(invocation, 'at', 0, Number.MAX_SAFE_INTEGER);
	const isJson = hasFlag(invocation, 'json');
	if (at !== undefined) {
		const state = await sessionState(invocation, at);
		if (isJson) {
			printJson(state);
		} else {
			printState(state, at);
		}

		return 0;
	}

	let start: number | undefined;
	await readWholeJournal(invocation, entry => {
		start ??= entry.at;
		if (isJson) {
			printJson(entry);
		} else {
			printEntry(entry, start);
		}
	});
	return 0;
};
