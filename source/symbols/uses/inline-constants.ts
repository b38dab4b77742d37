import type {LanguageTable} from '../language-table.ts';
import type {Span, Syntax, SyntaxNode} from '../parsing/syntax.ts';
import {namesIn, readScope, type Constant, type Leaf, type ScopeReading, type Scopes} from './local-constants.ts';
import {textOf} from './nodes.ts';

/** Reads a part of a normal form. */
export type ReadNormal = (part: Span) => string;

/** A normal form in which some parts read as others. */
export type Inlined = {
	readonly read: ReadNormal;
	/** What reads as what in a part, so far as the part itself doesn't say it. */
	readonly edits: (part: Span) => string;
};

/**
Reads a text's normal form with local constants put where they are used: `const isNew = !known; if (isNew)` is `if (!known)`. Only such are put elsewhere
whose value is made of names that hold one value each, and of operators that do nothing but choose.
*/
export function inlineConstants(syntax: Syntax, table: LanguageTable): Inlined {
	const scopes = table.constants === undefined ? [] : outermostScopes(table, syntax.root);
	const edits = scopes.flatMap(scope => editsIn({text: syntax.text, table}, scope)).toSorted((a, b) => a.start - b.start);
	const within = ({start, end}: Span) => edits.filter(edit => edit.start >= start && edit.end <= end).map(edit => ({...edit, text: readingAs(syntax, edit)}));
	return {
		read({start, end}) {
			let [text, reached] = ['', start];
			for (const edit of within({start, end})) {
				if (edit.start < reached) {
					continue;
				}

				text += syntax.normal.slice(reached, edit.start) + edit.text;
				reached = edit.end;
			}

			return text + syntax.normal.slice(reached, end);
		},
		edits: part => within(part).map(({start, text}) => `${start - part.start} ${text}`).join('\n'),
	};
}

function readingAs({normal}: Syntax, {value, around}: Edit): string {
	const [before, after] = around;
	return before + (value ? normal.slice(value.start, value.end) : '') + after;
}

/** A part that reads as another: a constant's name as its value, its declaration as nothing. */
export type Edit = Span & {readonly value?: Span; readonly around: readonly [string, string]};

/** Edits in a scope that began there in the normal form, all of constants in it that are made of nothing around it. */
export type NotedEdits = {readonly normalStart: number; readonly edits: readonly Edit[]};

// Local names mean nothing outside the outermost scope that they are in, so each of these stands for itself.
function outermostScopes(table: LanguageTable, node: SyntaxNode): SyntaxNode[] {
	return node.children.flatMap(child => table.scopes.has(child.type) ? [child] : outermostScopes(table, child));
}

type Language = {readonly text: string; readonly table: LanguageTable};

/** Some edits, with the scopes around what they are about. */
type Found = {readonly scopes: Scopes; readonly edits: readonly Edit[]};

/** Finds what reads as another in an outermost scope. Scopes in which that is known are left out, as long as they have none of the names that matter around them. */
function editsIn(language: Language, scope: SyntaxNode): Edit[] {
	for (let names = new Set<string>(); ;) {
		const known: Found[] = [];
		const isLeftOut = (inner: SyntaxNode, scopes: Scopes): boolean => {
			const edits = names.values().every(name => !textOf(inner, language.text).includes(name)) ? knownEdits(inner) : undefined;
			known.push(...edits ? [{scopes, edits}] : []);
			return edits !== undefined;
		};

		const reading = readScope(scope, {...language, isLeftOut});
		const needed = new Set(reading.constants.flatMap(({name, value}) => [name, ...namesOf(language, value)]));
		if (known.length === 0 || needed.isSubsetOf(names)) {
			const found = [...known, ...editsOf(reading)];
			noteEdits(reading, found);
			return found.flatMap(({edits}) => edits);
		}

		names = names.union(needed);
	}
}

function knownEdits({isApart, reading, normalStart}: SyntaxNode): Edit[] | undefined {
	const known = isApart ? reading?.inlined : undefined;
	const by = normalStart - (known?.normalStart ?? 0);
	return known?.edits.map(({value, around, ...span}) => ({...moved(span, by), ...value && {value: moved(value, by)}, around}));
}

function moved({start, end}: Span, by: number): Span {
	return {start: start + by, end: end + by};
}

/** Notes what was found with each scope whose constants are made of nothing around it. */
function noteEdits(reading: ScopeReading, found: readonly Found[]): void {
	const open = new Set(reading.constants.flatMap(({name, value, scopes}) => {
		const depths = [name, ...namesOf(reading, value)].map(one => depthOf(reading, one, scopes));
		return scopes.slice(Math.min(...depths) + 1);
	}));
	const noted = new Map(reading.bound.keys().filter(scope => !open.has(scope)).map(scope => [scope, [] as Edit[]]));
	for (const {scopes, edits} of found) {
		for (const scope of scopes) {
			noted.get(scope)?.push(...edits);
		}
	}

	for (const [scope, edits] of noted) {
		if (scope.isApart && scope.reading) {
			scope.reading.inlined = {normalStart: scope.normalStart, edits};
		}
	}
}

/** Tells a name from the same one of another scope; nothing for one that isn't local. */
function identity(reading: ScopeReading, name: string, scopes: Scopes): string | undefined {
	const scope = scopes[depthOf(reading, name, scopes)];
	return scope && `${name} ${scope.start} ${scope.end}`;
}

/** Which of the scopes binds a name; -1 for none. */
function depthOf({bound}: ScopeReading, name: string, scopes: Scopes): number {
	return scopes.findLastIndex(scope => bound.get(scope)?.has(name));
}

function editsOf(reading: ScopeReading): Found[] {
	if (reading.constants.length === 0) {
		return [];
	}

	const assigned = new Set(reading.assigned.map(({name, scopes}) => identity(reading, name, scopes)));
	const byName = Map.groupBy(reading.leaves, ({name}) => name);
	const [taken, used] = [new Set<string>(), new Set<string>()];
	return reading.constants.flatMap(constant => {
		const own = identity(reading, constant.name, constant.scopes);
		const parts = partsOf(reading, constant);
		// One that is made of another stays, so that nothing goes round in circles or doubles with each step.
		if (!isSteady(assigned, own, parts) || used.has(own!) || parts.some(({is}) => taken.has(is!))) {
			return [];
		}

		const edits = editsFor(reading, {...constant, own: own!, parts}, byName.get(constant.name) ?? []);
		if (edits.length > 0) {
			taken.add(own!);
			for (const {is} of parts) {
				used.add(is!);
			}
		}

		return [{scopes: constant.scopes, edits}];
	});
}

/** A name in a value, and what it is there. */
type Part = {readonly name: string; readonly is: string | undefined};

function partsOf(reading: ScopeReading, {value, scopes}: Constant): Part[] {
	return namesOf(reading, value).map(name => ({name, is: identity(reading, name, scopes)}));
}

function namesOf({table, text}: Language, value: SyntaxNode): string[] {
	return namesIn(table, value).map(leaf => textOf(leaf, text));
}

function isSteady(assigned: ReadonlySet<string | undefined>, own: string | undefined, parts: readonly Part[]): boolean {
	return [own, ...parts.map(({is}) => is)].every(is => is !== undefined && !assigned.has(is)) && parts.every(({is}) => is !== own);
}

function editsFor(reading: ScopeReading, {node, name, value, own, parts}: Constant & {readonly own: string; readonly parts: readonly Part[]}, leaves: readonly Leaf[]): Edit[] {
	const uses = leaves.filter(leaf => (leaf.node.start < node.start || leaf.node.start >= node.end) && identity(reading, name, leaf.scopes) === own);
	const isSame = uses.every(use => parts.every(part => identity(reading, part.name, use.scopes) === part.is));
	return isSame ? [{...normalSpan(node), around: ['', '']}, ...uses.map(use => ({...normalSpan(use.node), value: normalSpan(value), around: aroundUse(use)}))] : [];
}

/** An entry that is a name alone reads as one with its value. */
function aroundUse({node, name}: Leaf): Edit['around'] {
	return node.type === 'shorthand_property_identifier' ? [`(${name} : `, ')'] : ['', ''];
}

function normalSpan({normalStart, normalEnd}: SyntaxNode): Span {
	return {start: normalStart, end: normalEnd};
}
