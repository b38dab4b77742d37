import type {Write} from '../../model/change.ts';
import type {FileIndex, SourceSymbol} from '../file-index.ts';

/**
Pairs of a file's parts, as a change of each would write it, that meet on one line or on two with none between: git takes edits of both lines for a
conflict, as it does with any two changes that touch. Blank lines and imports are no part.
*/
export function neighbours(index: FileIndex, text: string): Array<readonly [Write, Write]> {
	const lines = partsByLine(index, text);
	const pairs = new Map<string, readonly [Write, Write]>();
	for (const [line, here] of lines.entries()) {
		for (const [place, first] of here.entries()) {
			for (const second of [...here.slice(place + 1), ...lines[line + 1] ?? []]) {
				if (first.symbol !== second.symbol) {
					pairs.set(`${first.symbol} ${second.symbol}`, [first, second]);
				}
			}
		}
	}

	return pairs.values().toArray();
}

/** Who is on each line: the innermost symbols, or the rest of what is around it. */
function partsByLine({path, symbols, imports}: FileIndex, text: string): Array<readonly Write[]> {
	const containers = new Set(symbols.map(({parent}) => parent));
	const imported = new Set(imports.flatMap(({startLine, endLine}) => Array.from({length: endLine - startLine + 1}, (_, line) => startLine - 1 + line)));
	const lines = text.split('\n').map((line, index): readonly Write[] => line.trim() === '' || imported.has(index) ? [] : [{path, change: 'changed', isRest: true}]);

	for (const symbol of symbols) {
		const part: Write = {path, symbol: symbol.address, change: 'changed', ...containers.has(symbol.address) && {isRest: true}};
		for (let line = symbol.startLine - 1; line < symbol.endLine; line++) {
			const others = lines[line]!;
			lines[line] = others.length === 0 ? others : [...others.filter(other => !isAround(other, symbol)), part];
		}
	}

	return lines;
}

function isAround(part: Write, {parent}: SourceSymbol): boolean {
	return part.symbol === undefined || part.symbol === parent;
}
