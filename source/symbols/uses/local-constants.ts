import type {LanguageTable} from '../language-table.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import {childOf, textOf} from './nodes.ts';

/** Scopes from the outermost in. */
export type Scopes = readonly SyntaxNode[];

/** A name where it's used. */
export type Leaf = {readonly node: SyntaxNode; readonly name: string; readonly scopes: Scopes};

/** A local constant whose value is made of names and of operators that do nothing but choose. */
export type Constant = Leaf & {readonly value: SyntaxNode};

/** What a scope says of names. */
export type ScopeReading = {
	readonly text: string;
	readonly table: LanguageTable;
	/** Whether a scope in it is left out, with what is around that. */
	readonly isLeftOut: (scope: SyntaxNode, around: Scopes) => boolean;
	/** Names by the scope that they are bound in, of all that was read. */
	readonly bound: Map<SyntaxNode, Set<string>>;
	/** Every place that uses a name. */
	readonly leaves: Leaf[];
	readonly constants: Constant[];
	/** Places that give a name another value. */
	readonly assigned: Leaf[];
};

/** Reads the names of an outermost scope. */
export function readScope(scope: SyntaxNode, given: Pick<ScopeReading, 'text' | 'table' | 'isLeftOut'>): ScopeReading {
	const reading: ScopeReading = {...given, bound: new Map(), leaves: [], constants: [], assigned: []};
	readAll(reading, scope, []);
	return reading;
}

/** The names in a node. */
export function namesIn(table: LanguageTable, node: SyntaxNode): SyntaxNode[] {
	return table.names[node.type] === 'name' ? [node] : node.children.flatMap(child => namesIn(table, child));
}

function readAll(reading: ScopeReading, node: SyntaxNode, outer: Scopes): void {
	const {table, text, isLeftOut} = reading;
	const isScope = table.scopes.has(node.type);
	if (isScope && isLeftOut(node, outer)) {
		return;
	}

	const scopes = isScope ? [...outer, node] : outer;
	const field = table.binders[node.type];
	if (isScope || field !== undefined) {
		bind(reading, field === undefined ? [] : node.children.filter(child => child.isNamed && (field === '' || child.field === field)), scopes.at(-1)!);
	}

	if (table.names[node.type] === 'name') {
		reading.leaves.push({node, name: textOf(node, text), scopes});
	} else if (assignments.test(node.type)) {
		const target = childOf(node, 'left') ?? childOf(node, 'argument');
		reading.assigned.push(...(target ? namesIn(table, target) : []).map(leaf => ({node: leaf, name: textOf(leaf, text), scopes})));
	}

	const declared = table.constants?.(node, text);
	if (declared && scopes.length > 1 && isChoice(declared.value)) {
		reading.constants.push({node, ...declared, scopes});
	}

	for (const child of node.children) {
		readAll(reading, child, scopes);
	}
}

function bind({bound, table, text}: ScopeReading, targets: readonly SyntaxNode[], scope: SyntaxNode): void {
	const names = bound.get(scope) ?? new Set();
	bound.set(scope, names);
	for (const leaf of targets.flatMap(target => namesIn(table, target))) {
		names.add(textOf(leaf, text));
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
