import type {SymbolKind} from './file-index.ts';
import type {GrammarLanguage} from './language.ts';
import type {SyntaxNode} from './syntax.ts';

/** What one language calls things: node types of its grammar to symbols. */
export type LanguageTable = {
	readonly language: GrammarLanguage;
	/** Node types that are symbols; the first rule that fits and finds a name decides. */
	readonly symbols: Readonly<Record<string, SymbolRule | readonly SymbolRule[]>>;
	/** Nodes around a single declaration whose text is the declaration's: `export …`, a decorated definition, a statement. */
	readonly wrappers: ReadonlySet<string>;
	/** What a wrapper holds besides its declaration. */
	readonly heads?: ReadonlySet<string>;
	/** Import statements. */
	readonly imports: Readonly<Record<string, true | ((node: SyntaxNode, text: string) => boolean)>>;
	readonly comments: ReadonlySet<string>;
	/** Attributes and decorators that stand beside their declaration. */
	readonly attributes?: ReadonlySet<string>;
	/** Nodes whose named field is a body: no part of an interface, and what they declare is local. */
	readonly bodies: Readonly<Record<string, string>>;
	/** Nodes whose value is hidden by a declared type, and members nobody outside can use: cut out of an interface. */
	readonly hidden?: (node: SyntaxNode, text: string) => SyntaxNode | undefined;
	/** Leaves that name something, and whether the name is a member's. */
	readonly names: Readonly<Record<string, 'name' | 'member'>>;
	/** Nodes whose named field binds local names; an empty field means any leaf directly within. */
	readonly binders?: Readonly<Record<string, string>>;
};

export type SymbolRule = {
	readonly kind: SymbolKind;
	/** The field that holds the name, or what finds it; `name` when absent. */
	readonly name?: string | ((node: SyntaxNode, place: Place) => string | undefined);
	readonly when?: (node: SyntaxNode, place: Place) => boolean;
	/** False when the symbol is one piece however much stands in it. */
	readonly hasMembers?: false;
	/** What members' addresses begin with, when it isn't the symbol's own address. */
	readonly memberPrefix?: (node: SyntaxNode, place: Place) => string | undefined;
};

/** Where a node was met. */
export type Place = {
	readonly text: string;
	readonly path: string;
	/** The kind of the innermost symbol around the node. */
	readonly container: SymbolKind | 'file';
	/** True in a function's body, where variables are nobody else's business. */
	readonly isLocal: boolean;
};
