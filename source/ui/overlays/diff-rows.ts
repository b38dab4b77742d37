import {maxReviewLines} from '../../model/limits/screen.ts';
import type {Tone} from '../theme.ts';

/** One row of a diff as a person reads it. `path` is absent where there is nothing to say something of. */
export type DiffRow = {
	readonly text: string;
	readonly tone: Tone;
	readonly path?: string;
	/** The line's number in the file as it is now, or, of a line that was removed, as it was before. */
	readonly number?: number;
	readonly isRemoved?: boolean;
};

/** Reads a diff as git writes it: files as headings, what was added and what was removed with its place. */
export function diffRows(diff: string): DiffRow[] {
	const all = diff.trimEnd().split('\n');
	const reader = createReader();
	const rows = all.slice(0, maxReviewLines).flatMap(row => reader(row));
	const rest = all.length - maxReviewLines;
	return rest > 0 ? [...rows, {text: `and ${rest} lines more, which \`jupiter-tui diff\` prints`, tone: 'quiet'}] : rows;
}

/** Takes the rows of a diff one after another. */
function createReader(): (row: string) => DiffRow[] {
	let path: string | undefined;
	// Only in a file's head: below it, a line that begins so is one that was changed.
	let isHead = true;
	let before = 0;
	let now = 0;
	return row => {
		const file = fileOf(row);
		if (file !== undefined) {
			const isFirst = path === undefined;
			path = file;
			isHead = true;
			return [...isFirst ? [] : [{text: '', tone: 'plain'} as const], {text: file, tone: 'strong', path: file}];
		}

		const hunk = /^@@ -(?<before>\d+)(?:,\d+)? \+(?<now>\d+)/v.exec(row)?.groups;
		if (hunk !== undefined) {
			isHead = false;
			before = Number(hunk.before);
			now = Number(hunk.now);
		}

		if (isHead && isSaid(row)) {
			return [];
		}

		const isRemoved = row.startsWith('-');
		const isLine = !isHead && hunk === undefined && !row.startsWith('\\');
		const number = isRemoved ? before : now;
		before += isLine && !row.startsWith('+') ? 1 : 0;
		now += isLine && !isRemoved ? 1 : 0;
		return [{text: row.split('\t').join(tab), tone: toneOf(row), ...path !== undefined && {path}, ...isLine && {number, ...isRemoved && {isRemoved}}}];
	};
}

const tab = ' '.repeat(4);

function fileOf(row: string): string | undefined {
	return /^diff --git .* "?b\/(?<name>.*?)"?$/v.exec(row)?.groups?.name;
}

/** What the heading has said already. */
function isSaid(row: string): boolean {
	return /^(?:index |--- |\+\+\+ )/v.test(row);
}

function toneOf(row: string): Tone {
	const tones: Readonly<Record<string, Tone>> = {'+': 'good', '-': 'bad', '@': 'accent', ' ': 'plain'};
	return tones[row.slice(0, 1)] ?? 'quiet';
}
