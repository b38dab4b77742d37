import type {SourceSymbol} from '../file-index.ts';
import {findSymbols, type FoundSymbol} from '../find-symbols.ts';
import type {LanguageTable} from '../language-table.ts';
import type {Syntax, SyntaxNode} from '../parsing/syntax.ts';
import {readUses} from '../uses/uses.ts';
import {changedStatements} from './changed-statements.ts';
import {sliceAround} from './slice.ts';
import {readStatements} from './statements.ts';

/** A text before and after, and what its language calls things. */
export type ChangedText = {readonly path: string; readonly table: LanguageTable; readonly before: Syntax; readonly after: Syntax};

/** What a symbol, or a part of it, uses. */
export type Referring = Pick<SourceSymbol, 'refers' | 'typed'>;

/** Says what these symbols of a text use in the statements that have to do with what changed in them, by address. */
export function changedReferences({path, table, before, after}: ChangedText, addresses: readonly string[]): ReadonlyMap<string, Referring> {
	const old = byAddress(findSymbols(before, table, path).symbols);
	const {symbols} = findSymbols(after, table, path);
	const now = byAddress(symbols);
	const changed = addresses.filter(address => old.has(address) && now.has(address));
	const [leftOut, kept] = [new Set<SyntaxNode>(), new Set<SyntaxNode>()];
	for (const address of changed) {
		const [was] = readStatements(before, table, old.get(address)!);
		const statements = readStatements(after, table, now.get(address)!);
		const slice = sliceAround(statements, changedStatements(was!, statements[0]!));
		for (const statement of statements) {
			(slice.has(statement) ? kept : leftOut).add(statement.node);
		}
	}

	const declarations = changed.map(address => now.get(address)!.declaration);
	const isAsked = ({start, end}: SyntaxNode) => declarations.some(declaration => declaration.start >= start && declaration.end <= end);
	const uses = readUses(after, table, symbols, {leftOut, kept, isAsked});
	return new Map(changed.map(address => {
		const {refers, typed} = uses.of(now.get(address));
		return [address, {refers, ...typed && {typed}}];
	}));
}

function byAddress(symbols: readonly FoundSymbol[]): Map<string, FoundSymbol> {
	return new Map(symbols.flatMap(symbol => [[symbol.address, symbol] as const, ...byAddress(symbol.members)]));
}
