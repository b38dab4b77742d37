import process from 'node:process';
import {styleText} from 'node:util';
import type {JournalEntry} from '../../model/event.ts';
import {describeEvent, type EventTone} from '../../wording/describe-event.ts';

/** Prints one JSON value on a line of its own. */
export function printJson(value: unknown): void {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints rows as columns that line up; the last column is not padded. */
export function printTable(rows: ReadonlyArray<readonly string[]>): void {
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]!.length))) ?? [];
	for (const row of rows) {
		console.log(row.map((cell, column) => column === row.length - 1 ? cell : cell.padEnd(widths[column]!)).join('  ').trimEnd());
	}
}

/** A text as it can be shown, whatever characters the name of a file holds. */
export function visible(text: string): string {
	return text.replaceAll(/[^\P{Control}\t]/gv, character => JSON.stringify(character).slice(1, -1));
}

/** Prints a journal entry as a line: seconds since `start`, task, what happened. */
export function printEntry(entry: JournalEntry, start: number): void {
	const {subject, text, tone} = describeEvent(entry.event);
	const seconds = `${((entry.at - start) / 1000).toFixed(1)}s`.padStart(7);
	console.log(`${toned('quiet', seconds)}  ${styled('bold', subject.padEnd(subjectWidth))}  ${toned(tone, text)}`);
}

/** Colours text by what it means; plain where the terminal or NO_COLOR wants none. */
export function toned(tone: EventTone, text: string): string {
	const style = styles[tone];
	return style === undefined ? text : styled(style, text);
}

function styled(style: Style, text: string): string {
	return styleText(style, text, {stream: process.stdout});
}

type Style = 'cyan' | 'green' | 'red' | 'yellow' | 'dim' | 'bold';
const styles: Readonly<Record<EventTone, Style | undefined>> = {good: 'green', bad: 'red', warn: 'yellow', accent: 'cyan', quiet: 'dim', plain: undefined};
/** Most task ids are shorter; longer ones only push their line. */
const subjectWidth = 10;
