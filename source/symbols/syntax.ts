import type {Tree, TreeCursor} from '@vscode/tree-sitter-wasm';
import {maxSyntaxDepth} from '../model/limits/symbols.ts';
import type {LanguageTable} from './language-table.ts';

/** One node of a parsed text as plain data, so that the parser's own tree can be freed at once. */
export type SyntaxNode = {
	readonly type: string;
	/** The field of the parent that this node fills. */
	readonly field: string | undefined;
	readonly start: number;
	readonly end: number;
	readonly isNamed: boolean;
	readonly children: readonly SyntaxNode[];
	/** Where the node stands in the normal form. */
	readonly normalStart: number;
	readonly normalEnd: number;
};

export type Syntax = {
	readonly text: string;
	/** What was parsed: the text, or as long a one. */
	readonly readable: string;
	readonly root: SyntaxNode;
	/** The text without comments and layout: its tokens, bracketed by the nodes that hold them. Equal normal forms parse alike. */
	readonly normal: string;
	readonly comments: readonly Span[];
	/** Attributes and decorators; like comments, they belong to the symbol below them. */
	readonly attributes: readonly Span[];
	readonly errors: readonly Span[];
};

/** A part of a text, in UTF-16 offsets; `end` is exclusive. */
export type Span = {readonly start: number; readonly end: number};

/** Copies a parsed tree into plain data. */
export function readSyntax(tree: Tree, text: string, table: LanguageTable): Omit<Syntax, 'readable'> {
	const reading: Reading = {text, table, cursor: tree.walk(), fields: tree.language.fields.map(field => field ?? undefined), kinds: new Map(), normal: [], normalLength: 0, comments: [], attributes: [], errors: []};
	const root = readNode(reading, 0, true);
	reading.cursor.delete();
	return {text, root, normal: reading.normal.join(''), comments: reading.comments, attributes: reading.attributes, errors: reading.errors};
}

type Reading = {
	readonly text: string;
	readonly table: LanguageTable;
	readonly cursor: TreeCursor;
	readonly fields: ReadonlyArray<string | undefined>;
	/** By the grammar's number for a type. Every question to the parser crosses into WebAssembly, and most of the time goes there. */
	readonly kinds: Map<number, NodeKind>;
	readonly normal: string[];
	normalLength: number;
	readonly comments: Span[];
	readonly attributes: Span[];
	readonly errors: Span[];
};

/** What is the same for all nodes of a type. */
type NodeKind = {readonly type: string; readonly isNamed: boolean; readonly isComment: boolean; readonly isAttribute: boolean; readonly isString: boolean; readonly isUnion: boolean};

function kindOf({cursor, table, kinds}: Reading): NodeKind {
	const id = cursor.nodeTypeId;
	const known = kinds.get(id);
	if (known) {
		return known;
	}

	const type = cursor.nodeType;
	const kind: NodeKind = {
		type,
		isNamed: cursor.nodeIsNamed,
		isComment: table.comments.has(type),
		isAttribute: table.attributes?.has(type) ?? false,
		// White space inside a string means something, and some grammars leave parts of strings without a node.
		isString: type.includes('string') || type.includes('heredoc'),
		isUnion: table.unions?.has(type) ?? false,
	};
	kinds.set(id, kind);
	return kind;
}

function readNode(reading: Reading, depth: number, isNormal: boolean): SyntaxNode {
	const {cursor} = reading;
	const {type, isNamed, isComment, isAttribute, isString, isUnion} = kindOf(reading);
	const field = reading.fields[cursor.currentFieldId];
	const start = cursor.startIndex;
	const end = cursor.endIndex;
	if (isComment) {
		// Rust's doc comments include their line feed.
		reading.comments.push({start, end: start + reading.text.slice(start, end).trimEnd().length});
	} else if (isAttribute) {
		reading.attributes.push({start, end});
	}

	if (type === 'ERROR' || (start === end && cursor.nodeIsMissing)) {
		reading.errors.push({start, end});
	}

	const normalStart = reading.normalLength;
	const isToken = isNormal && !isComment;
	const children = readChildren(reading, {start, end, depth, isString, isUnion, isNormal: isToken});
	return {type, field, start, end, isNamed, children, normalStart, normalEnd: reading.normalLength};
}

type Outer = {readonly start: number; readonly end: number; readonly depth: number; readonly isString: boolean; readonly isUnion: boolean; readonly isNormal: boolean};

function readChildren(reading: Reading, outer: Outer): SyntaxNode[] {
	const {cursor} = reading;
	const {isString, isUnion} = outer;
	if (outer.depth >= maxSyntaxDepth || !cursor.gotoFirstChild()) {
		append(reading, outer.isNormal, `${reading.text.slice(outer.start, outer.end)} `);
		return [];
	}

	const isNormal = outer.isNormal && !isString;
	const isLed = isUnion && !cursor.nodeIsNamed;
	append(reading, outer.isNormal && !isLed, isString ? `${reading.text.slice(outer.start, outer.end)} ` : '(');
	const children: SyntaxNode[] = [];
	let reached = outer.start;
	do {
		append(reading, isNormal, reading.text.slice(reached, cursor.startIndex).trim());
		// Of `| A`, as a list of choices may begin, the bar says nothing.
		const child = readNode(reading, outer.depth + 1, isNormal && !(isLed && children.length === 0));
		children.push(child);
		reached = child.end;
	} while (cursor.gotoNextSibling());

	cursor.gotoParent();
	append(reading, isNormal, `${reading.text.slice(reached, outer.end).trim()}${isLed ? '' : ')'}`);
	return children;
}

function append(reading: Reading, isNormal: boolean, piece: string): void {
	if (!isNormal || piece === '') {
		return;
	}

	reading.normal.push(piece);
	reading.normalLength += piece.length;
}
