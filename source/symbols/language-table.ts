import type {Binding, SymbolKind} from './file-index.ts';
import type {GrammarLanguage} from './language.ts';
import type {SyntaxNode} from './parsing/syntax.ts';

/** What one language calls things: node types of its grammar to symbols. */
export type LanguageTable = {
	readonly language: GrammarLanguage;
	/** The text as the grammar can read it, of the same length. */
	readonly readable?: (text: string) => string;
	/** Node types that are symbols; the first rule that fits and finds a name decides. */
	readonly symbols: Readonly<Record<string, SymbolRule | readonly SymbolRule[]>>;
	/** Declarations that may have several names: the field or type of the node that holds each, and of what may follow such a node and is of that name too. */
	readonly several?: Readonly<Record<string, {readonly each: string; readonly followers?: readonly string[]}>>;
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
	/** Nodes whose named children are statements, or entries that say something each for itself. */
	readonly sequences: ReadonlySet<string>;
	/** Nodes whose value is hidden by a declared type, and members nobody outside can use: cut out of an interface. */
	readonly hidden?: (node: SyntaxNode, text: string) => SyntaxNode | undefined;
	/** Leaves that name something, and whether the name is a member's, or the object's own. */
	readonly names: Readonly<Record<string, 'name' | 'member' | 'this' | 'super'>>;
	/** Nodes that make a path of names longer: member accesses and calls. */
	readonly paths: Readonly<Record<string, PathRule>>;
	/** Nodes that leave a path or a type as it is: brackets, `await`, pointers, annotations. */
	readonly transparent: ReadonlySet<string>;
	/** Types whose argument is what they give access to: `Promise<T>`, `Optional[T]`. */
	readonly containers?: ReadonlySet<string>;
	/** Types made of several, before which a separator may stand as between them. */
	readonly unions?: ReadonlySet<string>;
	/** Nodes that say nothing to a running program: types. */
	readonly erased?: ReadonlySet<string>;
	/** Nodes of which a running program knows their first child alone: `value as Type`. */
	readonly casts?: ReadonlySet<string>;
	/** How a text that documents something stands in a program. */
	readonly documentation?: Documentation;
	/** Whether a node is an entry of a type that needn't be there. */
	readonly isOptional?: (node: SyntaxNode) => boolean;
	/** Nodes in which bound names hold. */
	readonly scopes: ReadonlySet<string>;
	/** Nodes whose named field binds local names; an empty field means any leaf directly within. */
	readonly binders: Readonly<Record<string, string>>;
	/** What a declaration calls a value that it gives no other. */
	readonly constants?: (node: SyntaxNode, text: string) => Constant | undefined;
	/** Nodes that assign their `left` without binding it. */
	readonly assignments?: ReadonlySet<string>;
	/** Nodes that list the types which a class extends. */
	readonly heritage?: ReadonlySet<string>;
	/** Whether a node is a call in a class whose arguments are types that the class extends. */
	readonly mixesIn?: (node: SyntaxNode, text: string) => boolean;
	/** Nodes with a name and a type that declare a member without a symbol of its own. */
	readonly fields?: ReadonlySet<string>;
	/** Fields that hold a mere label, by node: the name of a named argument. */
	readonly labels?: Readonly<Record<string, string>>;
	/** Whether a symbol's node is what its module exports as its default. */
	readonly isDefault?: (node: SyntaxNode) => boolean;
	/** The part of a module that an expression names by itself, without a statement: `import('./a.ts')`. */
	readonly loads?: (node: SyntaxNode, text: string) => Loaded | undefined;
	/** Reads what an import statement binds; `namespace` is the address of the one around it. */
	readonly bindings: (node: SyntaxNode, text: string, namespace?: string) => Binding[];
	/** The package or namespace that a node at the top declares for the whole file. */
	readonly namespace?: (node: SyntaxNode, text: string) => string | undefined;
};

/** A statement that is nothing but a text documents, unless a program may read it: one that says the name for it, or whatever a decorator is given. */
export type Documentation = {readonly statement: string; readonly text: string; readonly heardBy: string; readonly name: string};

/** A name for a value. */
export type Constant = {readonly name: string; readonly value: SyntaxNode};

/** A part of a module, as `Binding` has it; by a name where the text gives it one. */
export type Loaded = Pick<Binding, 'member'> & {readonly module: string; readonly name?: string};

/** Fields of a node that extends a path: the object before, the member's name; `^` and `$` stand for the first and last child. */
export type PathRule = {readonly object?: string; readonly member?: string; readonly isCall?: true};

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
