import {maxSignatureCharacters} from '../model/limits/symbols.ts';
import {wholeOf, type FoundSymbol} from './find-symbols.ts';
import type {ReadNormal} from './uses/inline-constants.ts';
import type {LanguageTable} from './language-table.ts';
import type {Stretch} from './several-names.ts';
import type {Span, Syntax, SyntaxNode} from './parsing/syntax.ts';

/** A signature: as normal syntax, for comparing, and as text, for quoting. */
export type Interface = {readonly normal: string; readonly text: string};

/** Cuts bodies, hidden values and private members out of a declaration; what is left is its interface. */
export function readInterface(syntax: Syntax, table: LanguageTable, found: Declared): Interface {
	const cuts = cutsOf(syntax, table, found);
	const normalCuts = cuts.map(cut => normalSpan(cut));
	const textCuts = [...cuts, ...within(wholeOf(found), syntax.comments)].toSorted((a, b) => a.start - b.start);
	const parts = stretchesOf(found).map(stretch => ({
		normal: piecesWithin(({start, end}) => syntax.normal.slice(start, end), normalSpan(stretch), normalCuts),
		text: piecesWithin(({start, end}) => syntax.text.slice(start, end), stretch, textCuts),
	}));
	return {normal: parts.flatMap(({normal}) => normal).join(''), text: quote(parts.map(({text}) => text))};
}

/** The normal syntax of a declaration, with what it shares with others. */
export function readBody(found: Declared, read: ReadNormal): string {
	return stretchesOf(found).map(stretch => read(normalSpan(stretch))).join('');
}

/** The normal syntax of a declaration outside its members, whole and with what an interface hasn't cut out too. Separators between members are nobody's. */
export function readOwn(syntax: Syntax, table: LanguageTable, found: FoundSymbol, read: ReadNormal): {readonly body: string; readonly interface: string} {
	const parts = found.members.map(member => wholeOf(member));
	const whole = wholeOf(found);
	return {body: normalOutside(syntax, whole, parts, read), interface: normalOutside(syntax, whole, [...parts, ...cutsOf(syntax, table, found)])};
}

/** The normal syntax of a node outside some of what is in it, without the separators beside that. */
export function normalOutside({normal}: Syntax, {normalStart, normalEnd}: SyntaxNode, parts: readonly SyntaxNode[], read: ReadNormal = ({start, end}) => normal.slice(start, end)): string {
	const cuts = parts.map(part => normalSpan(part)).toSorted((a, b) => a.start - b.start);
	return pieces(read, {start: normalStart, end: normalEnd}, cuts).map(text => text.replace(/^(?:[,;] ?)+/, '').replace(/(?<![,;] ?)(?:[,;] ?)+$/, '')).join('');
}

/** Whether a member can't be used outside what it stands in. */
export function isHiddenMember({text}: Syntax, table: LanguageTable, {node, declaration, shared}: FoundSymbol): boolean {
	return (shared ? [shared.alone] : [node, declaration]).some(part => table.hidden?.(part, text) === part);
}

type Declared = Pick<FoundSymbol, 'node' | 'declaration' | 'shared'>;

function normalSpan({normalStart, normalEnd}: Stretch): Span {
	return {start: normalStart, end: normalEnd};
}

function within({start, end}: Span, spans: readonly Span[]): Span[] {
	return spans.filter(span => span.start >= start && span.end <= end);
}

function piecesWithin(read: ReadNormal, span: Span, cuts: readonly Span[]): string[] {
	return pieces(read, span, within(span, cuts));
}

function stretchesOf({node, shared}: Declared): readonly Stretch[] {
	return shared?.stretches ?? [node];
}

function cutsOf(syntax: Syntax, table: LanguageTable, {node, declaration, shared}: Declared): SyntaxNode[] {
	const cuts: SyntaxNode[] = [];
	collectCuts({syntax, table, declaration: shared?.alone ?? declaration, cuts}, shared?.alone ?? node);
	return cuts;
}

type Cutting = {
	readonly syntax: Syntax;
	readonly table: LanguageTable;
	/** Shown even if it is private: whoever asks for it means it. */
	readonly declaration: SyntaxNode;
	readonly cuts: SyntaxNode[];
};

function collectCuts(cutting: Cutting, node: SyntaxNode): void {
	const {syntax, table, declaration, cuts} = cutting;
	const hidden = table.hidden?.(node, syntax.text);
	if (hidden === node && node !== declaration) {
		cuts.push(node);
		return;
	}

	const body = table.bodies[node.type];
	for (const child of node.children) {
		if (child === hidden || (body !== undefined && child.field === body)) {
			cuts.push(child);
		} else {
			collectCuts(cutting, child);
		}
	}
}

function pieces(read: ReadNormal, {start, end}: Span, cuts: readonly Span[]): string[] {
	const kept: string[] = [];
	let reached = start;
	for (const cut of cuts) {
		kept.push(read({start: reached, end: Math.max(reached, cut.start)}));
		reached = Math.max(reached, cut.end);
	}

	return [...kept, read({start: reached, end: Math.max(reached, end)})];
}

// What introduced a body (`=>`, `=`, `:`) says nothing without it.
function quote(stretches: ReadonlyArray<readonly string[]>): string {
	const text = stretches.map(kept => kept.map((piece, index) => index === kept.length - 1 ? piece : withoutEnding(piece.trimEnd(), ['=>', '=', ':'])).join('')).join('');
	const lines = text.split('\n').map(line => withoutEnding(line.trimEnd(), [';'])).filter(line => line !== '');
	const indent = Math.min(...lines.slice(1).map(line => /^\s*/.exec(line)![0].length));
	const quoted = lines.map((line, index) => index === 0 ? line.trimStart() : line.slice(indent)).join('\n');
	return quoted.length > maxSignatureCharacters ? `${quoted.slice(0, maxSignatureCharacters)}…` : quoted;
}

function withoutEnding(text: string, endings: readonly string[]): string {
	const ending = endings.find(ending => text.endsWith(ending)) ?? '';
	return text.slice(0, text.length - ending.length).trimEnd();
}
