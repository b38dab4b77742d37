import type {FileIndex, SourceSymbol, SymbolKind} from '../file-index.ts';
import type {Module} from '../modules/module.ts';
import type {Files} from './files.ts';

/** What a path of names leads to. */
export type Target = SymbolTarget | {readonly kind: 'module'; readonly module: Module};

export type SymbolTarget = {readonly kind: 'symbol'; readonly file: FileIndex; readonly symbol: SourceSymbol};

/** Where a path of names is written: a file, and the symbol whose text it is in. */
export type Place = {readonly file: FileIndex; readonly scope: string | undefined};

/** One question to the index, with all that it leads to. */
export type Search = {
	readonly files: Files;
	/** Follows a path of names from another place. */
	readonly follow: (place: Place, path: string) => Target[];
	/** Finds what a name means on something. */
	readonly memberOf: (target: Target, name: string) => Target[];
	/** Answers a question once; nothing while it is being answered, so that no circle waits for itself, and nothing when the steps are used up. */
	readonly once: (question: string, answer: () => Target[]) => Target[];
};

/** Kinds that are types: their members are looked up, and calling one makes an instance. */
export const typeKinds: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'struct', 'trait', 'enum', 'type']);

/** Symbols of a file as targets. */
export function toTargets(file: FileIndex, symbols: readonly SourceSymbol[]): Target[] {
	return symbols.map(symbol => ({kind: 'symbol', file, symbol}));
}

/** The address around an address; empty at the top. */
export function outerOf(address: string): string {
	return address.slice(0, Math.max(0, address.lastIndexOf('.')));
}
