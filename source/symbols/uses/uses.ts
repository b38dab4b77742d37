import {minNotedCharacters} from '../../model/limits/symbols.ts';
import {isImportNode, type FoundSymbol} from '../find-symbols.ts';
import type {Binding} from '../file-index.ts';
import type {LanguageTable} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import type {Syntax, SyntaxNode} from '../parsing/syntax.ts';
import {bindNames} from './bind-names.ts';
import {usesOf, type GatheredUses, type Note, type Uses} from './gathered.ts';
import {localNames, type LocalNames} from './local-names.ts';
import {childOf, textOf} from './nodes.ts';
import {note, noteOnce, type NotedUses} from './noted-uses.ts';
import {childAt, pathOf, quotedTypeIn, type PathReading} from './paths.ts';
import {readDeclaration} from './read-declaration.ts';

/** One walk over a text that notes what each symbol uses. */
export type Walk = PathReading & {
	/** Symbols by their declaration. */
	readonly symbols: Map<SyntaxNode, FoundSymbol>;
	/** Symbols by what wraps their declaration: decorators, `export`. */
	readonly covers: Map<SyntaxNode, FoundSymbol>;
	/** Symbols by the function that is their value, or that they are. */
	readonly values: Map<SyntaxNode, FoundSymbol>;
	/** Symbols that one declaration has together, by it. */
	readonly several: Map<SyntaxNode, FoundSymbol[]>;
	/** Symbols in the order of their declarations. */
	readonly ordered: readonly FoundSymbol[];
	readonly asked: Asked;
	readonly gathered: GatheredUses;
	/** Notes of the part of the text that is being remembered. */
	noting: Array<Note | NotedUses> | undefined;
};

/** Statements whose own uses aren't asked for, and those that may stand within such and whose are. */
export type Asked = {
	readonly leftOut: ReadonlySet<SyntaxNode>;
	readonly kept: ReadonlySet<SyntaxNode>;
	/** Whether a node at the top, or a symbol's, holds something that is asked for. */
	readonly isAsked: (node: SyntaxNode) => boolean;
};

const all: Asked = {leftOut: new Set(), kept: new Set(), isAsked: () => true};

/** What is around a node. */
export type Frame = {
	readonly symbol: FoundSymbol | undefined;
	/** The class around. */
	readonly owner: FoundSymbol | undefined;
	/** The symbol whose value the innermost function is. */
	readonly returnsTo: FoundSymbol | undefined;
	readonly locals: LocalNames;
	/** Whether it is said of a type, not of a value. */
	readonly isType: boolean;
};

/** What a text uses and binds. */
export type TextUses = {
	/** What a symbol uses outside its members and the statements left out; of none, what the file's own text does. */
	readonly of: (symbol: FoundSymbol | undefined) => Uses;
	/** Names bound to parts of modules. */
	readonly bindings: readonly Binding[];
};

/** Reads what every symbol uses. */
export function readUses(syntax: Syntax, table: LanguageTable, symbols: readonly FoundSymbol[], asked = all): TextUses {
	const ordered = inOrder(symbols);
	const gathered: GatheredUses = {bySymbol: new Map(), bindings: []};
	const walk: Walk = {text: syntax.text, table, symbols: new Map(), covers: new Map(), values: new Map(), several: new Map(), ordered, asked, gathered, noting: undefined};
	for (const symbol of ordered) {
		list(walk, symbol);
	}

	const frame: Frame = {symbol: undefined, owner: undefined, returnsTo: undefined, locals: localNames(), isType: false};
	bindNames(walk, syntax.root, frame);
	for (const child of syntax.root.children) {
		if (asked.isAsked(child)) {
			visit(walk, child, frame);
		}
	}

	return {of: symbol => usesOf(gathered, symbol?.address), bindings: gathered.bindings};
}

function inOrder(symbols: readonly FoundSymbol[]): FoundSymbol[] {
	const nested = (found: readonly FoundSymbol[]): FoundSymbol[] => found.flatMap(symbol => [symbol, ...nested(symbol.members)]);
	return nested(symbols).toSorted((a, b) => a.declaration.start - b.declaration.start);
}

function list(walk: Walk, symbol: FoundSymbol): void {
	const {declaration, shared} = symbol;
	walk.symbols.set(declaration, symbol);
	walk.covers.set(symbol.node, symbol);
	walk.values.set(childOf(declaration, 'value') ?? childOf(declaration, 'right') ?? declaration, symbol);
	if (!shared) {
		return;
	}

	const several = walk.several.get(shared.declaration) ?? [];
	several.push(symbol);
	walk.several.set(shared.declaration, several);
}

function visit(walk: Walk, node: SyntaxNode, outer: Frame): void {
	if (isImportNode(walk.table, node, walk.text)) {
		return;
	}

	const reading = walk.asked === all && (walk.table.scopes.has(node.type) || node.end - node.start >= minNotedCharacters) ? node.reading : undefined;
	if (reading) {
		noteOnce(walk, node, {reading, outer, visit: visitAnew});
	} else if (walk.asked.isAsked(node) || !(walk.symbols.has(node) || walk.covers.has(node))) {
		visitAnew(walk, node, outer);
	}
}

function visitAnew(walk: Walk, node: SyntaxNode, outer: Frame): void {
	const frame = enter(walk, node, outer);
	if (walk.asked.leftOut.has(node)) {
		visitKept(walk, node, frame);
		return;
	}

	const several = walk.several.get(node);
	if (several) {
		for (const symbol of several) {
			visitChildren(walk, symbol.shared!.alone, {...frame, symbol});
		}

		return;
	}

	readDeclaration(walk, node, frame);
	const path = walk.symbols.has(node) ? undefined : pathOf(walk, node, frame.locals);
	if (path === undefined) {
		const quoted = quotedTypeIn(walk, node);
		if (quoted !== undefined) {
			note(walk, {of: 'refers', address: frame.symbol?.address, said: quoted});
		}

		visitChildren(walk, node, frame);
	} else {
		use(walk, node, frame, path);
		visitBeside(walk, node, frame);
	}
}

function visitKept(walk: Walk, node: SyntaxNode, frame: Frame): void {
	for (const child of node.children) {
		if (walk.asked.kept.has(child) || walk.symbols.has(child) || walk.covers.has(child)) {
			visit(walk, child, frame);
		} else {
			visitKept(walk, child, enter(walk, child, frame));
		}
	}
}

function visitChildren(walk: Walk, node: SyntaxNode, frame: Frame): void {
	for (const child of node.children) {
		if (!isLabel(walk, node, child)) {
			visit(walk, child, within(walk, {node, child, frame}));
		}
	}
}

/** What stands behind the value in a cast is its type. */
function within({table}: Walk, {node, child, frame}: {readonly node: SyntaxNode; readonly child: SyntaxNode; readonly frame: Frame}): Frame {
	const [value] = node.children;
	return table.casts?.has(node.type) && child !== value ? {...frame, isType: true} : frame;
}

// What a symbol is called is no use of it, nor is an argument's name.
function isLabel({symbols, table}: Walk, node: SyntaxNode, child: SyntaxNode): boolean {
	return child.field !== undefined && (table.labels?.[node.type] === child.field
		|| (child.children.length === 0 && nameFields.has(child.field) && symbols.has(node)));
}

const nameFields = new Set(['name', 'property', 'key', 'left']);
const owners = new Set(['class', 'struct', 'trait', 'interface', 'impl', 'enum', 'type']);

function enter(walk: Walk, node: SyntaxNode, outer: Frame): Frame {
	const symbol = walk.symbols.get(node) ?? walk.covers.get(node);
	const isScope = walk.table.scopes.has(node.type);
	// What a field is said to be may be made from that.
	const isType = outer.isType || ((walk.table.erased?.has(node.type) ?? false) && outer.symbol?.kind !== 'field');
	if (!symbol && !isScope && isType === outer.isType) {
		return outer;
	}

	const isFunction = walk.table.bodies[node.type] !== undefined;
	const frame: Frame = {
		symbol: symbol ?? outer.symbol,
		owner: symbol && owners.has(symbol.kind) ? symbol : outer.owner,
		returnsTo: isScope && isFunction ? walk.values.get(node) : outer.returnsTo,
		locals: isScope ? localNames(outer.locals) : outer.locals,
		isType,
	};
	if (isScope) {
		bindNames(walk, node, frame);
	}

	return frame;
}

function use(walk: Walk, node: SyntaxNode, {symbol, locals, isType}: Frame, path: string): void {
	const isLocal = node.children.length === 0 && locals.lookUp(segmentOf(textOf(node, walk.text)) ?? '') !== undefined;
	if (isLocal || path === '' || path === 'this' || path === 'super') {
		return;
	}

	note(walk, {of: 'refers', address: symbol?.address, said: path});
	if (!isType) {
		note(walk, {of: 'used', address: symbol?.address, said: path});
	}
}

// What stands beside a path's names: arguments, and objects that are no paths.
function visitBeside(walk: Walk, node: SyntaxNode, frame: Frame): void {
	const rule = walk.table.paths[node.type];
	const spine = rule ? childAt(node, rule.object) : node.children.find(child => child.isNamed);
	const member = rule && childAt(node, rule.member);
	for (const child of node.children) {
		if (child === spine && pathOf(walk, child, frame.locals) !== undefined) {
			visitBeside(walk, child, frame);
		} else if (child !== member) {
			visit(walk, child, within(walk, {node, child, frame}));
		}
	}
}
