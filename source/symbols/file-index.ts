import type {Language} from './language.ts';

/** What one file's text holds: its symbols in the order written, each before its members. */
export type FileIndex = {
	readonly path: string;
	readonly language: Language;
	readonly symbols: readonly SourceSymbol[];
	/** Import and export-from statements, which belong to no symbol. */
	readonly imports: readonly ImportStatement[];
	/** Where the text doesn't parse. */
	readonly errors: readonly SourceRange[];
	/** Hash of the syntax outside symbols and imports, without comments and layout; absent where a file isn't code. */
	readonly loose?: string;
	/** Hash of the whole text. */
	readonly hash: string;
};

/** A part of a text: lines count from 1, `start` and `end` are UTF-16 offsets, `end` is exclusive. */
export type SourceRange = {
	readonly start: number;
	readonly end: number;
	readonly startLine: number;
	readonly endLine: number;
};

/** A named part of a file that can be claimed by its address. */
export type SourceSymbol = SourceRange & {
	/** `Outer.inner`; a second symbol of the same name is `Outer.inner~2`. */
	readonly address: string;
	readonly kind: SymbolKind;
	/** Address of the symbol that this one stands in. */
	readonly parent?: string;
	readonly hashes: SymbolHashes;
	/** The signature as a person would quote it: no bodies, no comments, no private members. */
	readonly interface: string;
	/** Names that the symbol's own text uses, sorted; a member access is written `.name`. */
	readonly refers: readonly string[];
};

/** The whole symbol with its members, at three depths of meaning. */
export type SymbolHashes = {
	/** Every character. */
	readonly text: string;
	/** Syntax without comments and layout. */
	readonly body: string;
	/** Syntax of the signature. */
	readonly interface: string;
};

export type ImportStatement = SourceRange & {
	/** The module as written, where the statement names one in quotes. */
	readonly module?: string;
	/** Identifiers in the statement. */
	readonly names: readonly string[];
};

export type SymbolKind =
	| 'function' | 'method' | 'constructor' | 'class' | 'interface' | 'struct' | 'trait' | 'impl' | 'enum' | 'type' | 'namespace'
	| 'const' | 'field' | 'property' | 'object' | 'macro' | 'suite' | 'test' | 'section' | 'key';
