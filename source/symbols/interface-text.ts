import {maxSignatureCharacters} from '../model/limits/symbols.ts';
import type {FoundSymbol} from './find-symbols.ts';
import type {ReadNormal} from './inline-constants.ts';
import type {LanguageTable} from './language-table.ts';
import type {Span, Syntax, SyntaxNode} from './syntax.ts';

/** A signature: as normal syntax, for comparing, and as text, for quoting. */
export type Interface = {readonly normal: string; readonly text: string};

/** Cuts bodies, hidden values and private members out of a declaration; what is left is its interface. */
export function readInterface(syntax: Syntax, table: LanguageTable, {node, declaration}: Pick<FoundSymbol, 'node' | 'declaration'>): Interface {
	const cuts = cutsOf(syntax, table, {node, declaration});
	const normalCuts = cuts.map(({normalStart, normalEnd}) => ({start: normalStart, end: normalEnd}));
	const normal = pieces(({start, end}) => syntax.normal.slice(start, end), {start: node.normalStart, end: node.normalEnd}, normalCuts).join('');
	const comments = syntax.comments.filter(({start, end}) => start >= node.start && end <= node.end);
	const text = pieces(({start, end}) => syntax.text.slice(start, end), node, [...cuts, ...comments].toSorted((a, b) => a.start - b.start));
	return {normal, text: quote(text)};
}

/** The normal syntax of a declaration outside its members, whole and with what an interface hasn't cut out too. Separators between members are nobody's. */
export function readOwn(syntax: Syntax, table: LanguageTable, {node, declaration, members}: FoundSymbol, read: ReadNormal): {readonly body: string; readonly interface: string} {
	const parts = members.map(member => member.node);
	return {body: normalOutside(syntax, node, parts, read), interface: normalOutside(syntax, node, [...parts, ...cutsOf(syntax, table, {node, declaration})])};
}

/** The normal syntax of a node outside some of what is in it, without the separators beside that. */
export function normalOutside({normal}: Syntax, {normalStart, normalEnd}: SyntaxNode, parts: readonly SyntaxNode[], read: ReadNormal = ({start, end}) => normal.slice(start, end)): string {
	const cuts = parts.map(part => ({start: part.normalStart, end: part.normalEnd})).toSorted((a, b) => a.start - b.start);
	return pieces(read, {start: normalStart, end: normalEnd}, cuts).map(text => text.replace(/^(?:[,;] ?)+/, '').replace(/(?<![,;] ?)(?:[,;] ?)+$/, '')).join('');
}

/** Whether a member can't be used outside what it stands in. */
export function isHiddenMember({text}: Syntax, table: LanguageTable, {node, declaration}: FoundSymbol): boolean {
	return [node, declaration].some(part => table.hidden?.(part, text) === part);
}

function cutsOf(syntax: Syntax, table: LanguageTable, {node, declaration}: Pick<FoundSymbol, 'node' | 'declaration'>): SyntaxNode[] {
	const cuts: SyntaxNode[] = [];
	collectCuts({syntax, table, declaration, cuts}, node);
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
function quote(kept: readonly string[]): string {
	const text = kept.map((piece, index) => index === kept.length - 1 ? piece : withoutEnding(piece.trimEnd(), ['=>', '=', ':'])).join('');
	const lines = text.split('\n').map(line => withoutEnding(line.trimEnd(), [';'])).filter(line => line !== '');
	const indent = Math.min(...lines.slice(1).map(line => /^\s*/.exec(line)![0].length));
	const quoted = lines.map((line, index) => index === 0 ? line.trimStart() : line.slice(indent)).join('\n');
	return quoted.length > maxSignatureCharacters ? `${quoted.slice(0, maxSignatureCharacters)}…` : quoted;
}

function withoutEnding(text: string, endings: readonly string[]): string {
	const ending = endings.find(ending => text.endsWith(ending)) ?? '';
	return text.slice(0, text.length - ending.length).trimEnd();
}
