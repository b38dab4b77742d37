import type {Span} from '../syntax.ts';

/** The one stretch in which two texts differ: from `start` to `end` in the new text, to `oldEnd` in the old. */
export type TextEdit = Span & {readonly oldEnd: number};

/** Finds the shortest stretch outside which two texts are the same. */
export function editBetween(before: string, after: string): TextEdit {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) {
		start++;
	}

	let same = 0;
	while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) {
		same++;
	}

	return {start, end: after.length - same, oldEnd: before.length - same};
}

/** The stretch that covers two edits of texts of the same lengths. */
export function coveringEdit(one: TextEdit, other: TextEdit): TextEdit {
	return {start: Math.min(one.start, other.start), end: Math.max(one.end, other.end), oldEnd: Math.max(one.oldEnd, other.oldEnd)};
}
