import {maxReviewLines} from '../../model/limits/screen.ts';
import {say, type Line} from '../line.ts';
import type {Tone} from '../theme.ts';

/** Colours a diff as git writes it: files as headings, what was added and what was removed. */
export function diffLines(diff: string): Line[] {
	const rows = diff.trimEnd().split('\n');
	const lines: Line[] = [];
	// Only in a file's head: below it, a line that begins so is one that was changed.
	let isHead = true;
	for (const row of rows.slice(0, maxReviewLines)) {
		const file = fileOf(row);
		isHead = file !== undefined || (isHead && !row.startsWith('@@'));
		if (file !== undefined) {
			lines.push(...(lines.length === 0 ? [] : [[]]), [say(file, 'strong')]);
		} else if (!isHead || !isSaid(row)) {
			const text = row.split('\t').join(tab);
			lines.push([say(text, toneOf(row))]);
		}
	}

	const rest = rows.length - maxReviewLines;
	return rest > 0 ? [...lines, [say(`and ${rest} lines more, which \`jupiter-tui diff\` prints`, 'quiet')]] : lines;
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
