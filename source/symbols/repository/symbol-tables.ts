import type {FileIndex, SourceSymbol} from '../file-index.ts';
import {withoutCount} from './keys.ts';

/** The symbols of a file at an address, all of them where it comes more than once. */
export function symbolsIn(file: FileIndex, address: string): readonly SourceSymbol[] {
	return tableOf(file).byAddress.get(withoutCount(address)) ?? [];
}

/** The outermost symbols of a file that a name can mean. */
export function namedIn(file: FileIndex, name: string): readonly SourceSymbol[] {
	return tableOf(file).byAddress.get(name) ?? tableOf(file).byName.get(name) ?? [];
}

type Table = {readonly byAddress: ReadonlyMap<string, readonly SourceSymbol[]>; readonly byName: ReadonlyMap<string, readonly SourceSymbol[]>};

// A file's index never changes, so neither does its table.
const tables = new WeakMap<FileIndex, Table>();

function tableOf(file: FileIndex): Table {
	const known = tables.get(file);
	if (known) {
		return known;
	}

	const table = {
		byAddress: Map.groupBy(file.symbols, ({address}) => withoutCount(address)),
		byName: new Map(file.symbols.filter(({parent}) => parent === undefined).flatMap(symbol => symbol.names?.map(name => [name, [symbol]] as const) ?? [])),
	};
	tables.set(file, table);
	return table;
}
