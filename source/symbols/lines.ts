import type {SourceRange} from './file-index.ts';
import type {Span} from './parsing/syntax.ts';

/** Offsets at which the lines of a text begin. */
export type LineStarts = readonly number[];

/** Finds where the lines of a text begin. */
export function lineStartsOf(text: string): LineStarts {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
		starts.push(at + 1);
	}

	return starts;
}

/** The line, counted from 1, that an offset is on. */
export function lineAt(starts: LineStarts, offset: number): number {
	let low = 0;
	let high = starts.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (starts[middle]! <= offset) {
			low = middle;
		} else {
			high = middle;
		}
	}

	return low + 1;
}

/** Adds lines to a span. */
export function rangeOf(starts: LineStarts, {start, end}: Span): SourceRange {
	return {start, end, startLine: lineAt(starts, start), endLine: lineAt(starts, Math.max(start, end - 1))};
}
