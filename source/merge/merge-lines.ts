import {mergeSequences, type SequenceMerge} from './merge-sequences.ts';

/** Merges two changes of a text of lines: the union of what was added, without what either side removed. */
export function mergeLines(base: string, ours: string, theirs: string): SequenceMerge<string> {
	return mergeSequences({
		base: linesOf(base), ours: linesOf(ours), theirs: linesOf(theirs),
		sameAs: line => line.trimEnd(),
		// The same entry under two headings was meant once; the same heading or `end` need not be.
		isWantedOnce: line => /^\s*(?:[*+\-]|\d+\.)\s+\S/v.test(line),
	});
}

/** Of a text whose last line is ended like the others. */
function linesOf(text: string): string[] {
	const lines = text.split('\n').map(line => `${line}\n`);
	return lines.slice(0, -1);
}
