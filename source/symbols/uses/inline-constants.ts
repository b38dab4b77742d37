import type {LanguageTable} from '../language-table.ts';
import type {Span, Syntax, SyntaxNode} from '../parsing/syntax.ts';
import {childOf, textOf} from './nodes.ts';

/** Reads a part of a normal form. */
export type ReadNormal = (part: Span) => string;

/**
Reads a text's normal form with local constants put where they are used: `const isNew = !known; if (isNew)` is `if (!known)`. Only such are put elsewhere
whose value is made of names that hold one value each, and of operators that do nothing but choose.
*/
export function inlineConstants(syntax: Syntax, table: LanguageTable): ReadNormal {
	const walk: Walk = {text: syntax.text, table, bound: new Map(), leaves: [], constants: [], assigned: []};
	if (table.constants !== undefined) {
		readAll(walk, syntax.root, [syntax.root]);
	}

	const edits = editsOf(walk).toSorted((a, b) => a.start - b.start);
	return ({start, end}) => {
		let [text, reached] = ['', start];
		for (const edit of edits) {
			if (edit.start < reached || edit.end > end) {
				continue;
			}

			const [before, after] = edit.around;
			text += syntax.normal.slice(reached, edit.start) + before + (edit.value ? syntax.normal.slice(edit.value.start, edit.value.end) : '') + after;
			reached = edit.end;
		}

		return text + syntax.normal.slice(reached, end);
	};
}

/** A part that reads as another: a constant's name as its value, its declaration as nothing. */
type Edit = Span & {readonly value?: Span; readonly around: readonly [string, string]};

/** Scopes from the outermost in. */
type Scopes = readonly SyntaxNode[];

type Leaf = {readonly node: SyntaxNode; readonly name: string; readonly scopes: Scopes};
type Constant = Leaf & {readonly value: SyntaxNode};

type Walk = {
	readonly text: string;
	readonly table: LanguageTable;
	/** Names by the scope that they are bound in. */
	readonly bound: Map<SyntaxNode, Set<string>>;
	/** Every place that uses a name. */
	readonly leaves: Leaf[];
	readonly constants: Constant[];
	/** Places that give a name another value. */
	readonly assigned: Leaf[];
};

function readAll(walk: Walk, node: SyntaxNode, outer: Scopes): void {
	const {table, text} = walk;
	const scopes = table.scopes.has(node.type) ? [...outer, node] : outer;
	const field = table.binders[node.type];
	if (field !== undefined) {
		bind(walk, node.children.filter(child => child.isNamed && (field === '' || child.field === field)), scopes.at(-1)!);
	}

	if (table.names[node.type] === 'name') {
		walk.leaves.push({node, name: textOf(node, text), scopes});
	} else if (assignments.test(node.type)) {
		const target = childOf(node, 'left') ?? childOf(node, 'argument');
		walk.assigned.push(...(target ? leavesOf(walk, target) : []).map(leaf => ({node: leaf, name: textOf(leaf, text), scopes})));
	}

	const declared = table.constants?.(node, text);
	if (declared && scopes.length > 2 && isChoice(declared.value)) {
		walk.constants.push({node, ...declared, scopes});
	}

	for (const child of node.children) {
		readAll(walk, child, scopes);
	}
}

function bind(walk: Walk, targets: readonly SyntaxNode[], scope: SyntaxNode): void {
	const names = walk.bound.get(scope) ?? new Set();
	walk.bound.set(scope, names);
	for (const leaf of targets.flatMap(target => leavesOf(walk, target))) {
		names.add(textOf(leaf, walk.text));
	}
}

const assignments = /assignment|update_expression|^for_in_statement$/;
const choices = new Set(['binary_expression', 'ternary_expression', 'unary_expression', 'parenthesized_expression', 'identifier', 'undefined', 'null', 'true', 'false', 'number', 'string']);
const choosing = new Set(['&&', '||', '??', '===', '!==', '!', '?', ':', '(', ')']);

function isChoice(node: SyntaxNode): boolean {
	return node.isNamed
		? choices.has(node.type) && (node.type === 'string' || node.children.every(child => isChoice(child)))
		: choosing.has(node.type);
}

function leavesOf(walk: Walk, node: SyntaxNode): SyntaxNode[] {
	return walk.table.names[node.type] === 'name' ? [node] : node.children.flatMap(child => leavesOf(walk, child));
}

/** Tells a name from the same one of another scope; nothing for one that isn't local. */
function identity({bound}: Walk, name: string, scopes: Scopes): string | undefined {
	const scope = scopes.findLast((node, depth) => depth > 0 && bound.get(node)?.has(name));
	return scope && `${name} ${scope.start} ${scope.end}`;
}

function editsOf(walk: Walk): Edit[] {
	if (walk.constants.length === 0) {
		return [];
	}

	const assigned = new Set(walk.assigned.map(({name, scopes}) => identity(walk, name, scopes)));
	const byName = Map.groupBy(walk.leaves, ({name}) => name);
	const [taken, used] = [new Set<string>(), new Set<string>()];
	return walk.constants.flatMap(constant => {
		const own = identity(walk, constant.name, constant.scopes);
		const parts = partsOf(walk, constant);
		// One that is made of another stays, so that nothing goes round in circles or doubles with each step.
		if (!isSteady(assigned, own, parts) || used.has(own!) || parts.some(({is}) => taken.has(is!))) {
			return [];
		}

		const edits = editsFor(walk, {...constant, own: own!, parts}, byName.get(constant.name) ?? []);
		if (edits.length > 0) {
			taken.add(own!);
			for (const {is} of parts) {
				used.add(is!);
			}
		}

		return edits;
	});
}

/** A name in a value, and what it is there. */
type Part = {readonly name: string; readonly is: string | undefined};

function partsOf(walk: Walk, {value, scopes}: Constant): Part[] {
	return leavesOf(walk, value).map(leaf => textOf(leaf, walk.text)).map(name => ({name, is: identity(walk, name, scopes)}));
}

function isSteady(assigned: ReadonlySet<string | undefined>, own: string | undefined, parts: readonly Part[]): boolean {
	return [own, ...parts.map(({is}) => is)].every(is => is !== undefined && !assigned.has(is)) && parts.every(({is}) => is !== own);
}

function editsFor(walk: Walk, {node, name, value, own, parts}: Constant & {readonly own: string; readonly parts: readonly Part[]}, leaves: readonly Leaf[]): Edit[] {
	const uses = leaves.filter(leaf => (leaf.node.start < node.start || leaf.node.start >= node.end) && identity(walk, name, leaf.scopes) === own);
	const isSame = uses.every(use => parts.every(part => identity(walk, part.name, use.scopes) === part.is));
	return isSame ? [{...normalSpan(node), around: ['', '']}, ...uses.map(use => ({...normalSpan(use.node), value: normalSpan(value), around: aroundUse(use)}))] : [];
}

/** An entry that is a name alone reads as one with its value. */
function aroundUse({node, name}: Leaf): Edit['around'] {
	return node.type === 'shorthand_property_identifier' ? [`(${name} : `, ')'] : ['', ''];
}

function normalSpan({normalStart, normalEnd}: SyntaxNode): Span {
	return {start: normalStart, end: normalEnd};
}
