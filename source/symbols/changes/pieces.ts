import type {FileIndex, SourceSymbol} from '../file-index.ts';
import type {Span} from '../parsing/syntax.ts';

/** A part of a file's or a symbol's own text: a member, an import, or a line that is neither's. */
export type Piece = {
	readonly kind: 'symbol' | 'import' | 'line';
	/** Names the piece in its container; the same in two texts means the same piece. */
	readonly key: string;
	/** A symbol's address. */
	readonly address?: string;
	readonly length: number;
};

export type Container = {
	/** In the order written. */
	readonly pieces: readonly Piece[];
	/** The text outside members, exactly but for layout and separators beside a member. */
	readonly own: string;
};

/** What every symbol consists of; the file itself is the container `undefined`. */
export function containersOf(index: FileIndex, text: string): Map<string | undefined, Container> {
	const inside = new Map<string | undefined, Part[]>([[undefined, []]]);
	for (const symbol of index.symbols) {
		inside.set(symbol.address, []);
		inside.get(symbol.parent)!.push({start: symbol.start, end: symbol.end, symbol});
	}

	for (const statement of index.imports) {
		inside.get(innermost(index.symbols, statement))!.push({start: statement.start, end: statement.end});
	}

	const spans = new Map<string | undefined, Span>(index.symbols.map(symbol => [symbol.address, symbol]));
	return new Map([...inside].map(([address, parts]) => [address, cutUp(text, spans.get(address) ?? {start: 0, end: text.length}, parts)]));
}

type Part = Span & {readonly symbol?: SourceSymbol};

function innermost(symbols: readonly SourceSymbol[], {start, end}: Span): string | undefined {
	return symbols.findLast(symbol => symbol.start <= start && symbol.end >= end)?.address;
}

function cutUp(text: string, whole: Span, parts: readonly Part[]): Container {
	const pieces: Piece[] = [];
	const own: string[] = [];
	const seen = new Map<string, number>();
	const add = (kind: Piece['kind'], content: string, address?: string) => {
		const count = (seen.get(kind + content) ?? 0) + 1;
		seen.set(kind + content, count);
		pieces.push({kind, key: `${kind} ${count} ${content}`, ...address !== undefined && {address}, length: content.length});
	};

	let reached = whole.start;
	for (const part of parts.toSorted((a, b) => a.start - b.start)) {
		const between = text.slice(reached, part.start);
		addLines(between, add);
		own.push(trim(between, {start: reached > whole.start, end: true}));
		if (part.symbol) {
			pieces.push({kind: 'symbol', key: `symbol ${part.symbol.address}`, address: part.symbol.address, length: part.end - part.start});
		} else {
			add('import', text.slice(part.start, part.end));
		}

		reached = Math.max(reached, part.end);
	}

	const rest = text.slice(reached, whole.end);
	addLines(rest, add);
	own.push(trim(rest, {start: reached > whole.start, end: false}));
	return {pieces, own: own.filter(segment => segment !== '').join('\n')};
}

function trim(text: string, sides: {readonly start: boolean; readonly end: boolean}): string {
	const trimmed = sides.start ? text.replace(/^[\s,;]+/, '') : text;
	return sides.end ? trimmed.replace(/(?<![\s,;])[\s,;]+$/, '').replace(/^[\s,;]+$/, '') : trimmed;
}

// Blank lines are nobody's, and so are the separators that adding a member puts behind its neighbour.
function addLines(text: string, add: (kind: 'line', content: string) => void): void {
	for (const line of text.split('\n')) {
		const content = line.replace(/\r$/, '');
		if (!/^[\s,;]*$/.test(content)) {
			add('line', content);
		}
	}
}
