import {wholeOf, type FoundSymbol} from '../find-symbols.ts';
import {normalOutside} from '../interface-text.ts';
import type {LanguageTable} from '../language-table.ts';
import {childOf, textOf} from '../uses/nodes.ts';
import {childAt} from '../uses/paths.ts';
import {atRunTime} from '../parsing/normal-form.ts';
import type {Syntax, SyntaxNode} from '../parsing/syntax.ts';

/** A statement, or an entry of an object written out, with those within it. */
export type Statement = {
	readonly node: SyntaxNode;
	readonly outer: Statement | undefined;
	readonly inner: Statement[];
	/** Normal syntax of the whole; of what isn't within inner statements; and of what a running program knows of that. */
	readonly text: string;
	readonly typedHead: string;
	readonly head: string;
	/** Local names that the head gives a value to, and names that it uses; `this.name` for one of the object's own. */
	readonly binds: ReadonlySet<string>;
	readonly uses: ReadonlySet<string>;
	/** Whether the head leaves what it stands in before its end. */
	readonly isJump: boolean;
	/** Where what it leaves ends. */
	readonly reach: number;
};

/** Reads a symbol's statements, outermost first: the first is the symbol itself, with its signature as its head. What its members consist of is left out. */
export function readStatements(syntax: Syntax, table: LanguageTable, {node, members, shared}: FoundSymbol): Statement[] {
	const top = shared?.alone ?? node;
	const reading: Reading = {syntax, table, members: new Set(members.map(member => wholeOf(member))), statements: []};
	readStatement(reading, {node: top, outer: undefined, reach: top.end});
	return reading.statements;
}

type Reading = {
	readonly syntax: Syntax;
	readonly table: LanguageTable;
	readonly members: ReadonlySet<SyntaxNode>;
	readonly statements: Statement[];
};

type Found = Pick<Statement, 'node' | 'outer' | 'reach'>;

function readStatement(reading: Reading, {node, outer, reach}: Found): void {
	const {syntax} = reading;
	const found: Head = {inner: [], cuts: [], binds: new Set(), uses: new Set(), isJump: false};
	readHead(reading, node, {found, reach, isTop: true});
	const {inner, cuts, ...head} = found;
	const typedHead = normalOutside(syntax, node, cuts);
	const statement: Statement = {
		node, outer, reach, inner: [], ...head,
		text: normalOutside(syntax, node, [...reading.members].filter(member => member.start >= node.start && member.end <= node.end)),
		typedHead,
		head: atRunTime(typedHead),
	};
	outer?.inner.push(statement);
	reading.statements.push(statement);
	for (const part of inner) {
		readStatement(reading, {...part, outer: statement});
	}
}

type Head = {
	readonly inner: Array<Omit<Found, 'outer'>>;
	readonly cuts: SyntaxNode[];
	readonly binds: Set<string>;
	readonly uses: Set<string>;
	isJump: boolean;
};

function readHead(reading: Reading, node: SyntaxNode, {found, reach, isTop}: {readonly found: Head; readonly reach: number; readonly isTop: boolean}): void {
	const {table, members} = reading;
	if (members.has(node) && !isTop) {
		found.cuts.push(node);
		return;
	}

	readNames(reading, node, found);
	found.isJump ||= jumps.test(node.type);
	const isSequence = table.sequences.has(node.type);
	const end = table.bodies[node.type] === undefined || isTop ? reach : node.end;
	for (const child of node.children) {
		if (isSequence && child.isNamed && child.normalEnd > child.normalStart && !members.has(child)) {
			found.inner.push({node: child, reach: end});
			found.cuts.push(child);
		} else {
			readHead(reading, child, {found, reach: end, isTop: false});
		}
	}
}

const jumps = /^(?:return|throw|raise|break|continue|yield|goto|try_expression)/;

function readNames({syntax: {text}, table}: Reading, node: SyntaxNode, {binds, uses}: Head): void {
	const name = nameOf(table, node, text);
	if (name !== undefined) {
		uses.add(name);
	}

	for (const target of targetsOf(table, node)) {
		for (const bound of namesIn(table, target, text)) {
			binds.add(bound);
		}
	}
}

/** Of parameters, those who use them stand within what has them. */
function targetsOf(table: LanguageTable, node: SyntaxNode): SyntaxNode[] {
	const field = parameters.test(node.type) ? undefined : table.binders[node.type];
	if (field !== undefined) {
		return node.children.filter(child => child.isNamed && (field === '' || child.field === field));
	}

	return assignments.test(node.type) ? [childOf(node, 'left') ?? childOf(node, 'argument') ?? node] : [];
}

const parameters = /param|function|lambda|closure|catch/;
const assignments = /assignment|update_expression|^(?:inc|dec)_statement$/;

function namesIn(table: LanguageTable, node: SyntaxNode, text: string): string[] {
	const own = nameOf(table, node, text);
	return [...own === undefined ? [] : [own], ...node.children.flatMap(child => namesIn(table, child, text))];
}

function nameOf(table: LanguageTable, node: SyntaxNode, text: string): string | undefined {
	if (table.names[node.type] === 'name') {
		return textOf(node, text);
	}

	const rule = table.paths[node.type];
	const object = rule?.object === undefined ? undefined : childAt(node, rule.object);
	const member = rule?.member === undefined ? undefined : childAt(node, rule.member);
	const isOwn = object !== undefined && (table.names[object.type] === 'this' || textOf(object, text) === 'self');
	return isOwn && member ? `this.${textOf(member, text)}` : undefined;
}
