import type {FileIndex, SourceSymbol, SymbolHashes} from './file-index.ts';
import {findSymbols, wholeOf, type FoundSymbol} from './find-symbols.ts';
import {growing} from './growing.ts';
import {hashOf} from './hash.ts';
import {inlineConstants, type Inlined, type ReadNormal} from './uses/inline-constants.ts';
import {isHiddenMember, normalOutside, readBody, readInterface, readOwn} from './interface-text.ts';
import type {LanguageTable} from './language-table.ts';
import {lineAt, lineStartsOf, rangeOf, type LineStarts} from './lines.ts';
import {atRunTime} from './parsing/normal-form.ts';
import type {Span, Syntax, SyntaxNode} from './parsing/syntax.ts';
import {readUses, type TextUses} from './uses/uses.ts';

/** The parts of an index that come from a text's structure. */
export type Contents = Pick<FileIndex, 'symbols' | 'imports' | 'bindings' | 'refers' | 'errors' | 'namespace' | 'loose'>;

/** Those of a text that has no structure. */
export const noContents: Contents = {symbols: [], imports: [], bindings: [], refers: [], errors: []};

/** Measures every symbol and import of a parsed text. */
export function indexCode(syntax: Syntax, table: LanguageTable, path: string): Contents {
	const lines = lineStartsOf(syntax.text);
	const {symbols, imports} = findSymbols(syntax, table, path);
	const uses = readUses(syntax, table, symbols);
	const loose = normalOutside(syntax, syntax.root, [...symbols.map(symbol => wholeOf(symbol)), ...imports]);
	const measuring: Measuring = {syntax, table, lines, uses, inlined: inlineConstants(syntax, table), leading: leadingByLastLine(syntax, lines, imports), comments: new Map(syntax.comments.map(comment => [comment.start, comment])), symbols: []};
	measureAll(measuring, symbols, {start: 0, parent: undefined});
	return {
		symbols: measuring.symbols,
		imports: imports.map(node => rangeOf(lines, node)),
		bindings: uses.bindings,
		refers: uses.of(undefined).refers,
		...namespaceOf(syntax, table),
		errors: syntax.errors.map(error => rangeOf(lines, error)),
		loose: hashOf(atRunTime(loose)),
	};
}

type Measuring = {
	readonly syntax: Syntax;
	readonly table: LanguageTable;
	readonly lines: LineStarts;
	readonly inlined: Inlined;
	/** Comments and attributes that begin their line, by the line they end on. */
	readonly leading: ReadonlyMap<number, Span>;
	/** Comments by where they begin. */
	readonly comments: ReadonlyMap<number, Span>;
	readonly uses: TextUses;
	readonly symbols: SourceSymbol[];
};

function leadingByLastLine({text, comments, attributes}: Syntax, lines: LineStarts, imports: readonly Span[]): Map<number, Span> {
	const leading = new Map<number, Span>();
	for (const {start, end} of [...comments, ...attributes]) {
		const lineStart = lines[lineAt(lines, start) - 1]!;
		const isInImport = imports.some(statement => statement.start <= start && statement.end >= end);
		if (!isInImport && text.slice(lineStart, start).trim() === '') {
			leading.set(lineAt(lines, end - 1), {start, end});
		}
	}

	return leading;
}

function measureAll(measuring: Measuring, found: readonly FoundSymbol[], outer: {readonly start: number; readonly parent: string | undefined}): void {
	let reached = outer.start;
	for (const symbol of found) {
		const range = withComments(measuring, symbol.node, reached);
		measuring.symbols.push(measure(measuring, symbol, range, outer.parent));
		measureAll(measuring, symbol.members, {start: symbol.node.start, parent: symbol.address});
		reached = range.end;
	}
}

function measure(measuring: Measuring, found: FoundSymbol, range: Span, parent: string | undefined): SourceSymbol {
	const {syntax, table, lines, uses} = measuring;
	const {hashes, interface: signature, ...own} = measuresOf(measuring, found);
	return {
		address: found.address,
		kind: found.kind,
		...parent !== undefined && {parent},
		...rangeOf(lines, range),
		hashes: {text: hashOf(syntax.text.slice(range.start, range.end)), ...hashes},
		...own,
		...isHiddenMember(syntax, table, found) && {isHidden: true},
		interface: signature,
		...uses.of(found),
		...table.isDefault?.(found.node) && {isDefault: true},
	};
}

/** What of a symbol nothing but its own node and the constants put there tell. */
export type Measures = Pick<SourceSymbol, 'own' | 'optional' | 'interface'> & {readonly hashes: Omit<SymbolHashes, 'text'>};

/** Measures a symbol's node, unless it is as when it was last measured. */
function measuresOf(measuring: Measuring, found: FoundSymbol): Measures {
	const {node, shared} = found;
	const reading = shared === undefined && node.isApart ? node.reading : undefined;
	if (!reading) {
		return measureAnew(measuring, found);
	}

	const what = describe(measuring, found);
	const measures = reading.measured?.what === what ? reading.measured.measures : measureAnew(measuring, found);
	reading.measured = {what, measures};
	return measures;
}

/** Tells which part of a node is the symbol, what are its members, and what reads as another there. */
function describe({inlined}: Measuring, {kind, node, declaration, members}: FoundSymbol): string {
	const edits = inlined.edits({start: node.normalStart, end: node.normalEnd});
	return `${kind} ${declaration.type} ${declaration.start - node.start} ${members.map(member => wholeOf(member).start - node.start).join(' ')}\n${edits}`;
}

function measureAnew({syntax, table, inlined: {read}}: Measuring, found: FoundSymbol): Measures {
	const signature = readInterface(syntax, table, found);
	return {
		hashes: {body: hashOf(atRunTime(readBody(found, read))), interface: hashOf(signature.normal)},
		...ownOf(syntax, table, found, read),
		interface: signature.text,
	};
}

function ownOf(syntax: Syntax, table: LanguageTable, found: FoundSymbol, read: ReadNormal): Pick<SourceSymbol, 'own' | 'optional'> {
	if (growing.has(found.kind) || found.members.length > 0) {
		const own = readOwn(syntax, table, found, read);
		return {own: {body: hashOf(atRunTime(own.body)), interface: hashOf(own.interface)}};
	}

	const entries = (found.kind === 'interface' || found.kind === 'type') && table.isOptional ? optionalIn(table.isOptional, found.node) : undefined;
	if (!entries) {
		return {};
	}

	// A separator may stand behind the last entry.
	const own = hashOf(normalOutside(syntax, found.node, entries).replaceAll(/[,;] ?(?=\})/g, ''));
	return {own: {body: own, interface: own}, optional: entries.map(({normalStart, normalEnd}) => hashOf(syntax.normal.slice(normalStart, normalEnd)))};
}

function optionalIn(isOptional: (node: SyntaxNode) => boolean, node: SyntaxNode): SyntaxNode[] {
	return node.children.flatMap(child => isOptional(child) ? [child] : optionalIn(isOptional, child));
}

// Comments and attributes on the lines right above a symbol and a comment behind it on its last line are the symbol's.
function withComments({syntax, lines, leading, comments}: Measuring, node: SyntaxNode, floor: number): Span {
	let {end} = node;
	let start = withBlanked(syntax, lines, node.start, floor);
	while (end > start && /\s/.test(syntax.text[end - 1]!)) {
		end--;
	}

	for (;;) {
		const above = leading.get(lineAt(lines, start) - 1);
		if (!above || above.start < floor || syntax.text.slice(lines[lineAt(lines, start) - 1], start).trim() !== '') {
			break;
		}

		start = above.start;
	}

	const rest = /^[,;]?[\t ]*/.exec(syntax.text.slice(end, end + 20))![0].length;
	const behind = comments.get(end + rest);
	return {start, end: behind?.end ?? end};
}

// What the grammar didn't see before a declaration on its line is the declaration's.
function withBlanked({text, readable}: Syntax, lines: LineStarts, start: number, floor: number): number {
	const from = Math.max(floor, lines[lineAt(lines, start) - 1]!);
	const before = text.slice(from, start);
	return before.trim() !== '' && readable.slice(from, start).trim() === '' ? from + before.search(/\S/) : start;
}

function namespaceOf({root, text}: Syntax, table: LanguageTable): Pick<FileIndex, 'namespace'> {
	const namespace = root.children.map(node => table.namespace?.(node, text)).find(name => name !== undefined);
	return namespace === undefined ? {} : {namespace};
}
