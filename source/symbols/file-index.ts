import type {Language} from './language.ts';
import type {Manifest} from './manifest.ts';

/** What one file's text holds: its symbols in the order written, each before its members. */
export type FileIndex = {
	readonly path: string;
	readonly language: Language;
	readonly symbols: readonly SourceSymbol[];
	/** Import and export-from statements, which belong to no symbol. */
	readonly imports: readonly SourceRange[];
	/** Names given to parts of modules, by those statements and by imports inside functions. */
	readonly bindings: readonly Binding[];
	/** What the text outside symbols and imports uses, as a symbol's `refers`. */
	readonly refers: readonly string[];
	/** The package or namespace that the file says it is in. */
	readonly namespace?: string;
	/** What a file that configures modules says: `package.json`, `tsconfig.json`, `go.mod` and their kin. */
	readonly manifest?: Manifest;
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
	/** Of what has members, or may get some: what there is of it outside them. */
	readonly own?: Omit<SymbolHashes, 'text'>;
	/** Hashes of the entries of a type that needn't be there; `own` is what there is outside them. */
	readonly optional?: readonly string[];
	/** True for a member that nobody outside can use. */
	readonly isHidden?: true;
	/** The signature as a person would quote it: no bodies, no comments, no private members. */
	readonly interface: string;
	/**
	What the symbol's own text uses, sorted, each as a path of names: `hash`, `this.users.get`, `createAuth().login`. A `()` is a call, or an instance of a type.
	Local variables are written as what they are known to be, with two dots behind what isn't in the text there: of `auth: AuthService`, `auth.login` is
	`AuthService()..login`. After an unknown start, `.name` is left.
	*/
	readonly refers: readonly string[];
	/** Those of `refers` that nothing but types name. */
	readonly typed?: readonly string[];
	/** Path of what the value is, or of what the function returns, where it is declared or plain. */
	readonly type?: string;
	/** Paths of the types that a class extends, implements or embeds. */
	readonly bases?: readonly string[];
	/** Paths of what members are that have no symbol of their own, by name. */
	readonly fields?: Readonly<Record<string, string>>;
	/** Further names that the declaration binds: of `const {left, right} = pair()`, `right`. */
	readonly names?: readonly string[];
	/** True for what a module exports as its default. */
	readonly isDefault?: true;
};

/** The whole symbol with its members, at three depths of meaning. */
export type SymbolHashes = {
	/** Every character. */
	readonly text: string;
	/** What a running program knows: syntax without comments, documentation, layout and types. */
	readonly body: string;
	/** Syntax of the signature. */
	readonly interface: string;
};

/** One name that an import or export statement gives to something of a module. */
export type Binding = {
	/** The name given; `*` for every name of the module; empty where the module is only loaded. */
	readonly name: string;
	/** The module as the language writes it; absent for something of this very file. */
	readonly module?: string;
	/** What of the module: an exported name, `default`, or `*` for the module itself. */
	readonly member: string;
	/** Who can use the name: this file, its importers, or both. */
	readonly scope: 'local' | 'exported' | 'both';
};

export type SymbolKind =
	| 'function' | 'method' | 'constructor' | 'class' | 'interface' | 'struct' | 'trait' | 'impl' | 'enum' | 'type' | 'namespace'
	| 'const' | 'field' | 'property' | 'object' | 'macro' | 'suite' | 'test' | 'section' | 'key';
