import type {Tree, TreeCursor} from '@vscode/tree-sitter-wasm';
import {maxSyntaxDepth, minKeptReadingCharacters} from '../../model/limits/symbols.ts';
import {keepReading, readingOf} from '../uses/kept-readings.ts';
import type {LanguageTable} from '../language-table.ts';
import type {Span, Syntax, SyntaxNode} from './syntax.ts';
import {counterpartIn, isUnchanged, type FormerSyntax} from './former-syntax.ts';
import {readNormalForm} from './normal-form.ts';

/** Copies a parsed tree into plain data; what is as in the former syntax is taken from there, as every question to the parser costs. */
export function readSyntax(tree: Tree, text: string, table: LanguageTable, {former, isKept}: {readonly former?: FormerSyntax | undefined; readonly isKept: boolean}): Omit<Syntax, 'readable'> {
	const reading: Reading = {cursor: tree.walk(), former, fields: tree.language.fields.map(field => field ?? undefined), kinds: new Map(), errors: [], table, parts: isKept ? [] : undefined};
	const root = readNode(reading, 0, former && new Map([[former.syntax.root.start, [former.syntax.root]]]));
	reading.cursor.delete();
	if (reading.parts && reading.errors.length === 0) {
		keepReadings(root, reading.parts);
	}

	return {text, root, ...readNormalForm(root, text, table), errors: reading.errors};
}

function keepReadings(root: SyntaxNode, parts: readonly Part[]): void {
	for (const [node, before] of parts) {
		keepReading(node, (before && readingOf(before)) ?? {});
	}

	// What was found in the former text is there and not here.
	keepReading(root, {});
}

type Reading = {
	readonly cursor: TreeCursor;
	readonly former: FormerSyntax | undefined;
	readonly fields: ReadonlyArray<string | undefined>;
	/** By the grammar's number for a type. Every question to the parser crosses into WebAssembly, and most of the time goes there. */
	readonly kinds: Map<number, Pick<SyntaxNode, 'type' | 'isNamed'>>;
	readonly errors: Span[];
	readonly table: LanguageTable;
	/** Where the text is kept. */
	readonly parts: Part[] | undefined;
};

/** A part of which it is worth to keep what will be read, and what it was in the former syntax if it's the same. */
type Part = readonly [SyntaxNode, SyntaxNode | undefined];

/** Nodes by where they begin. */
type Children = ReadonlyMap<number, readonly SyntaxNode[]>;

// What the former syntax had in what is around the node is there to be looked up.
function readNode(reading: Reading, depth: number, before: Children | undefined): SyntaxNode {
	const {cursor, former, errors} = reading;
	const {type, isNamed} = kindOf(reading);
	const field = reading.fields[cursor.currentFieldId];
	const start = cursor.startIndex;
	const end = cursor.endIndex;
	const counterpart = before && counterpartIn(former!, before, {type, start, end});
	if (counterpart && isUnchanged(former!, {start, end})) {
		return moved(reading, counterpart, {by: start - counterpart.start, field});
	}

	if (type === 'ERROR' || (start === end && cursor.nodeIsMissing)) {
		errors.push({start, end});
	}

	const children = readChildren(reading, depth, counterpart && Map.groupBy(counterpart.children, child => child.start));
	const node: SyntaxNode = {type, field, start, end, isNamed, children, normalStart: 0, normalEnd: 0};
	notePart(reading, node, undefined);
	return node;
}

// Names hold in scopes, so little of what is said there depends on what is around.
function notePart({table, parts}: Reading, node: SyntaxNode, before: SyntaxNode | undefined): void {
	if (node.end - node.start >= minKeptReadingCharacters && table.scopes.has(node.type)) {
		parts?.push([node, before]);
	}
}

function kindOf({cursor, kinds}: Reading): Pick<SyntaxNode, 'type' | 'isNamed'> {
	const id = cursor.nodeTypeId;
	const kind = kinds.get(id) ?? {type: cursor.nodeType, isNamed: cursor.nodeIsNamed};
	kinds.set(id, kind);
	return kind;
}

function readChildren(reading: Reading, depth: number, before: Children | undefined): SyntaxNode[] {
	const {cursor} = reading;
	const children: SyntaxNode[] = [];
	if (depth < maxSyntaxDepth && cursor.gotoFirstChild()) {
		do {
			children.push(readNode(reading, depth + 1, before));
		} while (cursor.gotoNextSibling());

		cursor.gotoParent();
	}

	return children;
}

function moved(reading: Reading, before: SyntaxNode, {by, field}: {readonly by: number; readonly field: string | undefined}): SyntaxNode {
	const {type, start, end, isNamed} = before;
	const children = before.children.map(child => moved(reading, child, {by, field: child.field}));
	const node: SyntaxNode = {type, field, start: start + by, end: end + by, isNamed, children, normalStart: 0, normalEnd: 0};
	notePart(reading, node, before);
	return node;
}
