import {firstFrom} from '../first-from.ts';
import type {LanguageTable} from '../language-table.ts';
import type {Span, Syntax, SyntaxNode} from './syntax.ts';

/** A text, and what was parsed of it. */
export type Texts = Pick<Syntax, 'text' | 'readable'>;

/** What is read of nodes for all of a text. */
export type Form = Pick<Syntax, 'normal' | 'comments' | 'attributes'>;

/** The form of a former text, and its nodes that are in the next one too, by what they are there. */
export type FormerForm = Form & {readonly text: string; readonly moved: ReadonlyMap<SyntaxNode, SyntaxNode>};

/** Reads the normal form of a text out of its nodes, and tells each where it stands there. */
export function readNormalForm(root: SyntaxNode, {text, readable}: Texts, table: LanguageTable, former?: FormerForm): Form {
	const isOfWindows = text.includes('\r\n');
	const alike = former?.text.includes('\r\n') === isOfWindows ? former : undefined;
	const reading: Reading = {text, readable, table, former: alike, kinds: new Map(), normal: [], normalLength: 0, isOfWindows, comments: [], attributes: []};
	readNode(reading, root, {isNormal: true, isErased: false, isHeard: table.documentation?.name !== undefined && text.includes(table.documentation.name)});
	return {normal: reading.normal.join(''), comments: reading.comments, attributes: reading.attributes};
}

/** Of a normal form, or of a part of one, what a running program knows: all but types. */
export function atRunTime(normal: string): string {
	return normal.includes(startOfErased) ? normal.replaceAll(erased, '') : normal;
}

// No text has these: Unicode keeps them for use within a program.
const startOfErased = '\u{FDD0}';
const endOfErased = '\u{FDD1}';
const erased = /\u{FDD0}[^\u{FDD0}\u{FDD1}]*\u{FDD1}/gu;

type Reading = {
	readonly text: string;
	readonly readable: string;
	readonly table: LanguageTable;
	readonly former: FormerForm | undefined;
	readonly kinds: Map<string, NodeKind>;
	readonly normal: string[];
	normalLength: number;
	readonly isOfWindows: boolean;
	readonly comments: Span[];
	readonly attributes: Span[];
};

/** What is the same for all nodes of a type. */
type NodeKind = {
	readonly isComment: boolean;
	readonly isAttribute: boolean;
	readonly isString: boolean;
	readonly isMarkup: boolean;
	readonly isUnion: boolean;
	readonly isErased: boolean;
	readonly isCast: boolean;
	readonly mayDocument: boolean;
	readonly isHeard: boolean;
};

function kindOf({table, kinds}: Reading, type: string): NodeKind {
	const known = kinds.get(type);
	if (known) {
		return known;
	}

	const kind: NodeKind = {
		isComment: table.comments.has(type),
		isAttribute: table.attributes?.has(type) ?? false,
		// White space inside a string means something, and some grammars leave parts of strings without a node.
		isString: type.includes('string') || type.includes('heredoc'),
		isMarkup: type === 'jsx_text',
		isUnion: table.unions?.has(type) ?? false,
		isErased: table.erased?.has(type) ?? false,
		isCast: table.casts?.has(type) ?? false,
		mayDocument: table.documentation?.statement === type,
		isHeard: table.documentation?.heardBy === type,
	};
	kinds.set(type, kind);
	return kind;
}

/** What holds for a node by what it stands in. */
type Around = {
	/** Whether it is part of the normal form. */
	readonly isNormal: boolean;
	/** Whether it stands between marks already. */
	readonly isErased: boolean;
	/** Whether a program may read the documentation in it. */
	readonly isHeard: boolean;
};

/** A node whose place in the normal form is being found. */
type Placed = {normalStart: number; normalEnd: number; isApart: boolean};

function readNode(reading: Reading, node: SyntaxNode, around: Around): void {
	const kind = kindOf(reading, node.type);
	const placed: Placed = node;
	// What leads to a type goes with it.
	const isApart = around.isNormal && !around.isErased && !around.isHeard && !kind.isErased && node.end - node.start > longestLead;
	const before = isApart ? reading.former?.moved.get(node) : undefined;
	placed.isApart = isApart;
	if (before?.isApart) {
		readAgain(reading, placed, {before, by: node.start - before.start});
		return;
	}

	noteSpan(reading, kind, node);
	const isErased = kind.isErased && around.isNormal && !around.isErased;
	placed.normalStart = isErased ? openMark(reading) : reading.normalLength;
	readChildren(reading, node, kind, {
		isNormal: around.isNormal && !kind.isComment && !(kind.mayDocument && !around.isHeard && isDocumentation(reading, node)),
		isErased: around.isErased || kind.isErased,
		isHeard: around.isHeard || kind.isHeard,
	});
	append(reading, isErased, endOfErased);
	placed.normalEnd = reading.normalLength;
}

/** Takes what was read of a node before. */
function readAgain(reading: Reading, placed: Placed, {before, by}: {readonly before: SyntaxNode; readonly by: number}): void {
	const {former, comments, attributes} = reading;
	const {start, end} = before;
	addSpans(comments, former!.comments, {start, end, by});
	addSpans(attributes, former!.attributes, {start, end, by});
	placed.normalStart = reading.normalLength;
	append(reading, true, former!.normal.slice(before.normalStart, before.normalEnd));
	placed.normalEnd = reading.normalLength;
}

/** Adds those of the spans, sorted by their start, that are within a stretch, moved by as many UTF-16 units. */
function addSpans(added: Span[], spans: readonly Span[], {start, end, by}: Span & {readonly by: number}): void {
	let place = firstFrom(spans, start, span => span.start);
	for (let span = spans[place]; span && span.end <= end; span = spans[++place]) {
		added.push({start: span.start + by, end: span.end + by});
	}
}

function noteSpan({text, comments, attributes}: Reading, {isComment, isAttribute}: NodeKind, {start, end}: Span): void {
	if (isComment) {
		// Rust's doc comments include their line feed.
		comments.push({start, end: start + text.slice(start, end).trimEnd().length});
	} else if (isAttribute) {
		attributes.push({start, end});
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
const longestLead = '->'.length;

// A text that stands for itself does nothing.
function isDocumentation({text, table}: Reading, {start, children}: SyntaxNode): boolean {
	return children.length === 1 && children[0]!.type === table.documentation!.text && /^[ru]?["']/i.test(text.slice(start, start + 3));
}

function readChildren(reading: Reading, {start, end, children}: SyntaxNode, {isString, isMarkup, isUnion, isCast}: NodeKind, inner: Around): void {
	const {text} = reading;
	const [first] = children;
	if (!first) {
		const written = text.slice(start, end);
		// A sign that the text hasn't stands for a space there.
		const words = isMarkup ? shownOf(written) : (written.trim() === '' ? reading.readable.slice(start, end) : written);
		append(reading, inner.isNormal, isMarkup && words === '' ? '' : `${words} `);
		return;
	}

	const isNormal = inner.isNormal && !isString;
	const isLed = isUnion && !first.isNamed;
	const isMarked = isCast && isNormal && !inner.isErased;
	append(reading, inner.isNormal && !isLed, isMarked ? `${startOfErased}(${endOfErased}` : (isString ? `${text.slice(start, end)} ` : '('));
	const place: Around = {...inner, isNormal};
	let reached = start;
	for (const child of children) {
		append(reading, isNormal, text.slice(reached, child.start).trim());
		// Of `| A`, as a list of choices may begin, the bar says nothing.
		readNode(reading, child, child === first ? {...place, isNormal: isNormal && !isLed} : (isMarked ? {...place, isErased: true} : place));
		append(reading, isMarked && child === first, startOfErased);
		reached = child.end;
	}

	append(reading, isNormal, `${text.slice(reached, end).trim()}${isLed ? '' : ')'}`);
	append(reading, isMarked, endOfErased);
}

// As JSX shows a text: lines end to end with one space between, without what only indents them.
function shownOf(text: string): string {
	const lines = text.split(/\r?\n/);
	const begun = lines.map((line, position) => position === 0 ? line : line.trimStart());
	const shown = begun.map((line, position) => position === lines.length - 1 ? line : line.trimEnd());
	return shown.filter(line => line !== '').join(' ');
}

function append(reading: Reading, isNormal: boolean, piece: string): void {
	if (!isNormal || piece === '') {
		return;
	}

	// A text in several lines says the same with those of Windows.
	const plain = reading.isOfWindows ? piece.replaceAll(/\r(?=\n| $)/g, '') : piece;
	reading.normal.push(plain);
	reading.normalLength += plain.length;
}
