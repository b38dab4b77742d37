import type {SourceSymbol} from './file-index.ts';

/**
Pairs of a file's symbols, neither within the other, with no line between them: git takes edits of both for a conflict,
as it does with any two changes that touch.
*/
export function neighbours(symbols: readonly SourceSymbol[]): Array<readonly [string, string]> {
	const pairs: Array<readonly [string, string]> = [];
	for (const first of symbols) {
		for (const second of symbols) {
			const gap = second.startLine - first.endLine;
			if (first !== second && gap >= 0 && gap <= 1 && second.start >= first.end) {
				pairs.push([first.address, second.address]);
			}
		}
	}

	return pairs;
}
