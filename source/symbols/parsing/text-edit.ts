import type {Span} from './syntax.ts';

/** The one stretch in which two texts differ: from `start` to `end` in the new text, to `oldEnd` in the old. */
export type TextEdit = Span & {readonly oldEnd: number};

/** Finds the shortest stretch outside which two texts are the same. */
export function editBetween(before: string, after: string): TextEdit {
	const shorter = Math.min(before.length, after.length);
	const start = sameAtStart(before, after, shorter);
	const same = sameAtEnd(before, after, shorter - start);
	return {start, end: after.length - same, oldEnd: before.length - same};
}

/** The stretch that covers two edits of texts of the same lengths. */
export function coveringEdit(one: TextEdit, other: TextEdit): TextEdit {
	return {start: Math.min(one.start, other.start), end: Math.max(one.end, other.end), oldEnd: Math.max(one.oldEnd, other.oldEnd)};
}

// Stretches are compared many times faster than characters.
const stretch = 1024;

function sameAtStart(before: string, after: string, most: number): number {
	let same = 0;
	while (same + stretch <= most && before.slice(same, same + stretch) === after.slice(same, same + stretch)) {
		same += stretch;
	}

	while (same < most && before[same] === after[same]) {
		same++;
	}

	return same;
}

function sameAtEnd(before: string, after: string, most: number): number {
	let same = 0;
	const endOf = (text: string) => text.slice(text.length - same - stretch, text.length - same);
	while (same + stretch <= most && endOf(before) === endOf(after)) {
		same += stretch;
	}

	while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) {
		same++;
	}

	return same;
}
