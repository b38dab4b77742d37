import type {Tree, TreeCursor} from '@vscode/tree-sitter-wasm';
import {maxSyntaxDepth, minKeptReadingCharacters} from '../../model/limits/symbols.ts';
import type {LanguageTable} from '../language-table.ts';
import type {Span, Syntax, SyntaxNode} from './syntax.ts';
import {counterpartIn, isUnchanged, type FormerSyntax} from './former-syntax.ts';
import {MovedNode} from './moved-node.ts';
import {readNormalForm, type Texts} from './normal-form.ts';

/** Copies a parsed tree into plain data; what is as in the former syntax is taken from there, as every question to the parser costs. */
export function readSyntax(tree: Tree, texts: Texts, table: LanguageTable, {former, isKept}: {readonly former?: FormerSyntax | undefined; readonly isKept: boolean}): Syntax {
	const reading: Reading = {cursor: tree.walk(), former, fields: tree.language.fields.map(field => field ?? undefined), kinds: new Map(), errors: [], hasErrors: tree.rootNode.hasError, moved: new Map(), minKept: isKept ? minKeptReadingCharacters : Infinity};
	const root = readNode(reading, 0, former && new Map([[former.syntax.root.start, [former.syntax.root]]]));
	reading.cursor.delete();
	return {...texts, root, ...readNormalForm(root, texts, table, former && {...former.syntax, moved: reading.moved}), errors: reading.errors};
}

type Reading = {
	readonly cursor: TreeCursor;
	readonly former: FormerSyntax | undefined;
	readonly fields: ReadonlyArray<string | undefined>;
	/** By the grammar's number for a type. Every question to the parser crosses into WebAssembly, and most of the time goes there. */
	readonly kinds: Map<number, Pick<SyntaxNode, 'type' | 'isNamed'>>;
	readonly errors: Span[];
	readonly hasErrors: boolean;
	/** What was taken from the former syntax, by what it is now. */
	readonly moved: Map<SyntaxNode, SyntaxNode>;
	/** UTF-16 units of the smallest node of which is kept what is read. */
	readonly minKept: number;
};

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
	if (counterpart && isUnchanged(former!, {is: {start, end}, was: counterpart}) && !(reading.hasErrors && cursor.currentNode.hasError)) {
		const moved = new MovedNode(counterpart, {field, by: start - counterpart.start, normalBy: 0});
		reading.moved.set(moved, counterpart);
		return moved;
	}

	if (type === 'ERROR' || (start === end && cursor.nodeIsMissing)) {
		errors.push({start, end});
	}

	const children = readChildren(reading, depth, counterpart && Map.groupBy(counterpart.children, child => child.start));
	return {type, field, start, end, isNamed, children, normalStart: 0, normalEnd: 0, isApart: false, reading: end - start < reading.minKept ? undefined : {}};
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
