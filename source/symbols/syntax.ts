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
export function readSyntax(tree: Tree, text: string, table: LanguageTable): Syntax {
	const reading: Reading = {text, table, cursor: tree.walk(), fields: tree.language.fields.map(field => field ?? undefined), normal: [], normalLength: 0, comments: [], attributes: [], errors: []};
	const root = readNode(reading, 0, true);
	reading.cursor.delete();
	return {text, root, normal: reading.normal.join(''), comments: reading.comments, attributes: reading.attributes, errors: reading.errors};
}

type Reading = {
	readonly text: string;
	readonly table: LanguageTable;
	readonly cursor: TreeCursor;
	readonly fields: ReadonlyArray<string | undefined>;
	readonly normal: string[];
	normalLength: number;
	readonly comments: Span[];
	readonly attributes: Span[];
	readonly errors: Span[];
};

function readNode(reading: Reading, depth: number, isNormal: boolean): SyntaxNode {
	const {cursor, table} = reading;
	const type = cursor.nodeType;
	const field = reading.fields[cursor.currentFieldId];
	const start = cursor.startIndex;
	const end = cursor.endIndex;
	const isNamed = cursor.nodeIsNamed;
	if (table.comments.has(type)) {
		// Rust's doc comments include their line feed.
		reading.comments.push({start, end: start + reading.text.slice(start, end).trimEnd().length});
	} else if (table.attributes?.has(type)) {
		reading.attributes.push({start, end});
	}

	if (type === 'ERROR' || (start === end && cursor.nodeIsMissing)) {
		reading.errors.push({start, end});
	}

	const normalStart = reading.normalLength;
	const isToken = isNormal && !table.comments.has(type);
	const children = readChildren(reading, {type, start, end, depth, isNormal: isToken});
	return {type, field, start, end, isNamed, children, normalStart, normalEnd: reading.normalLength};
}

type Outer = {readonly type: string; readonly start: number; readonly end: number; readonly depth: number; readonly isNormal: boolean};

function readChildren(reading: Reading, outer: Outer): SyntaxNode[] {
	const {cursor} = reading;
	// White space inside a string means something, and some grammars leave parts of strings without a node.
	const isString = outer.type.includes('string') || outer.type.includes('heredoc');
	if (outer.depth >= maxSyntaxDepth || !cursor.gotoFirstChild()) {
		append(reading, outer.isNormal, `${reading.text.slice(outer.start, outer.end)} `);
		return [];
	}

	const isNormal = outer.isNormal && !isString;
	append(reading, outer.isNormal, isString ? `${reading.text.slice(outer.start, outer.end)} ` : '(');
	const children: SyntaxNode[] = [];
	let reached = outer.start;
	do {
		append(reading, isNormal, reading.text.slice(reached, cursor.startIndex).trim());
		const child = readNode(reading, outer.depth + 1, isNormal);
		children.push(child);
		reached = child.end;
	} while (cursor.gotoNextSibling());

	cursor.gotoParent();
	append(reading, isNormal, `${reading.text.slice(reached, outer.end).trim()})`);
	return children;
}

function append(reading: Reading, isNormal: boolean, piece: string): void {
	if (!isNormal || piece === '') {
		return;
	}

	reading.normal.push(piece);
	reading.normalLength += piece.length;
}
