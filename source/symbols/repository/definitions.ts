import type {FileIndex, SourceSymbol, SymbolKind} from '../file-index.ts';
import {findModule} from '../modules/find-module.ts';
import type {Files} from './files.ts';
import {key, withoutCount} from './keys.ts';
import type {SymbolTarget} from './search.ts';
import {symbolsIn} from './symbol-tables.ts';

/** Where C++ defines what a header only declares: in the files that include it. */
export function definitionsOf(files: Files, file: FileIndex, symbol: SourceSymbol): readonly SymbolTarget[] {
	if (file.language !== 'cpp' || !defined.has(symbol.kind)) {
		return [];
	}

	const known = definitions.get(files) ?? new Map<SourceSymbol, readonly SymbolTarget[]>();
	definitions.set(files, known);
	const found = known.get(symbol) ?? findDefinitions(files, file, symbol);
	known.set(symbol, found);
	return found;
}

// Every reference to a symbol asks, and files never change.
const definitions = new WeakMap<Files, Map<SourceSymbol, readonly SymbolTarget[]>>();

function findDefinitions(files: Files, file: FileIndex, {address}: SourceSymbol): SymbolTarget[] {
	return files.holding(key.symbol(withoutCount(address)))
		.map(path => files.get(path)!)
		.filter(other => other !== file && other.language === 'cpp' && includes(files, other, file.path))
		.flatMap(other => symbolsIn(other, address).map(symbol => ({kind: 'symbol', file: other, symbol}) as const));
}

const defined = new Set<SymbolKind>(['function', 'method', 'const']);

function includes(files: Files, file: FileIndex, path: string): boolean {
	return file.bindings.some(({module}) => module !== undefined && (findModule(files, file, module)?.units.some(unit => unit.path === path) ?? false));
}
