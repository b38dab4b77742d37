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
	/**
	The text without comments, documentation and layout: its tokens, bracketed by the nodes that hold them. Equal normal forms parse alike.
	What says nothing to a running program is between marks; see `atRunTime`.
	*/
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
	const root = readNode(reading, {depth: 0, isNormal: true, isErased: false, isHeard: table.documentation?.name !== undefined && text.includes(table.documentation.name)});
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
type NodeKind = {
	readonly type: string;
	readonly isNamed: boolean;
	readonly isComment: boolean;
	readonly isAttribute: boolean;
	readonly isString: boolean;
	readonly isUnion: boolean;
	readonly isErased: boolean;
	readonly isCast: boolean;
	readonly mayDocument: boolean;
	readonly isHeard: boolean;
};

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
		isErased: table.erased?.has(type) ?? false,
		isCast: table.casts?.has(type) ?? false,
		mayDocument: table.documentation?.statement === type,
		isHeard: table.documentation?.heardBy === type,
	};
	kinds.set(id, kind);
	return kind;
}

/** What holds for a node by what it stands in. */
type Around = {
	readonly depth: number;
	/** Whether it is part of the normal form. */
	readonly isNormal: boolean;
	/** Whether it stands between marks already. */
	readonly isErased: boolean;
	/** Whether a program may read the documentation in it. */
	readonly isHeard: boolean;
};

function readNode(reading: Reading, around: Around): SyntaxNode {
	const {cursor} = reading;
	const kind = kindOf(reading);
	const field = reading.fields[cursor.currentFieldId];
	const start = cursor.startIndex;
	const end = cursor.endIndex;
	noteSpan(reading, kind, {start, end});
	const isErased = kind.isErased && around.isNormal && !around.isErased;
	const normalStart = isErased ? openMark(reading) : reading.normalLength;
	const children = readChildren(reading, {start, end}, {
		...kind,
		depth: around.depth,
		isNormal: around.isNormal && !kind.isComment && !(kind.mayDocument && !around.isHeard && isDocumentation(reading)),
		isErased: around.isErased || kind.isErased,
		isHeard: around.isHeard || kind.isHeard,
	});
	append(reading, isErased, endOfErased);
	return {type: kind.type, field, start, end, isNamed: kind.isNamed, children, normalStart, normalEnd: reading.normalLength};
}

function noteSpan(reading: Reading, {type, isComment, isAttribute}: NodeKind, {start, end}: Span): void {
	if (isComment) {
		// Rust's doc comments include their line feed.
		reading.comments.push({start, end: start + reading.text.slice(start, end).trimEnd().length});
	} else if (isAttribute) {
		reading.attributes.push({start, end});
	}

	if (type === 'ERROR' || (start === end && reading.cursor.nodeIsMissing)) {
		reading.errors.push({start, end});
	}
}

/** Returns where the mark stands. A colon or an arrow that leads to a type goes with it. */
function openMark(reading: Reading): number {
	const leading = leads.has(reading.normal.at(-1) ?? '') ? reading.normal.pop()! : '';
	reading.normalLength -= leading.length;
	const start = reading.normalLength;
	append(reading, true, startOfErased + leading);
	return start;
}

const leads = new Set([': ', '-> ']);

// A text that stands for itself does nothing.
function isDocumentation(reading: Reading): boolean {
	const {cursor, text, table} = reading;
	const isPlain = /^[ru]?["']/i.test(text.slice(cursor.startIndex, cursor.startIndex + 3));
	if (!isPlain || !cursor.gotoFirstChild()) {
		return false;
	}

	const isAlone = kindOf(reading).type === table.documentation!.text && !cursor.gotoNextSibling();
	cursor.gotoParent();
	return isAlone;
}

type Outer = Around & Pick<NodeKind, 'isString' | 'isUnion' | 'isCast'>;

function readChildren(reading: Reading, {start, end}: Span, outer: Outer): SyntaxNode[] {
	const {cursor} = reading;
	const {isString, isUnion} = outer;
	if (outer.depth >= maxSyntaxDepth || !cursor.gotoFirstChild()) {
		append(reading, outer.isNormal, `${reading.text.slice(start, end)} `);
		return [];
	}

	const isNormal = outer.isNormal && !isString;
	const isLed = isUnion && !cursor.nodeIsNamed;
	const isCast = outer.isCast && isNormal && !outer.isErased;
	append(reading, outer.isNormal && !isLed, isCast ? `${startOfErased}(${endOfErased}` : (isString ? `${reading.text.slice(start, end)} ` : '('));
	const children: SyntaxNode[] = [];
	let reached = start;
	do {
		append(reading, isNormal, reading.text.slice(reached, cursor.startIndex).trim());
		// Of `| A`, as a list of choices may begin, the bar says nothing.
		const child = readNode(reading, {
			depth: outer.depth + 1,
			isNormal: isNormal && !(isLed && children.length === 0),
			isErased: outer.isErased || (isCast && children.length > 0),
			isHeard: outer.isHeard,
		});
		append(reading, isCast && children.length === 0, startOfErased);
		children.push(child);
		reached = child.end;
	} while (cursor.gotoNextSibling());

	cursor.gotoParent();
	append(reading, isNormal, `${reading.text.slice(reached, end).trim()}${isLed ? '' : ')'}`);
	append(reading, isCast, endOfErased);
	return children;
}

function append(reading: Reading, isNormal: boolean, piece: string): void {
	if (!isNormal || piece === '') {
		return;
	}

	reading.normal.push(piece);
	reading.normalLength += piece.length;
}

/** Of a normal form, or of a part of one, what a running program knows: all but types. */
export function atRunTime(normal: string): string {
	return normal.includes(startOfErased) ? normal.replaceAll(erased, '') : normal;
}

// No text has these: Unicode keeps them for use within a program.
const startOfErased = '\u{FDD0}';
const endOfErased = '\u{FDD1}';
const erased = /\u{FDD0}[^\u{FDD0}\u{FDD1}]*\u{FDD1}/gu;
