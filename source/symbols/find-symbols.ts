import {segmentOf} from './names.ts';
import type {SymbolKind} from './file-index.ts';
import {severalNames, type SharedName} from './several-names.ts';
import type {LanguageTable, Place, SymbolRule} from './language-table.ts';
import {otherNode, type Syntax, type SyntaxNode} from './parsing/syntax.ts';

/** A symbol as found in the syntax, before it is measured. */
export type FoundSymbol = {
	readonly kind: SymbolKind;
	readonly address: string;
	/** What members' addresses begin with. */
	readonly prefix: string;
	/** The declaration with what wraps it. */
	readonly node: SyntaxNode;
	readonly declaration: SyntaxNode;
	readonly members: readonly FoundSymbol[];
	/** What `declaration`, which holds but the name, is a part of, where others are declared with it. */
	readonly shared?: Shared;
};

/** One of several names, with the whole that is theirs. */
export type Shared = SharedName & {readonly around: SyntaxNode};

export type Findings = {readonly symbols: readonly FoundSymbol[]; readonly imports: readonly SyntaxNode[]};

/** Finds the nested symbols and the imports of a parsed text, as its language's table tells. */
export function findSymbols(syntax: Syntax, table: LanguageTable, path: string): Findings {
	const {reading} = syntax.root;
	const findings = reading?.found?.path === path ? reading.found.findings : findAnew(syntax, table, path);
	if (reading) {
		reading.found = {path, findings};
	}

	return findings;
}

/** A symbol's declaration with what wraps it, and with the others declared by it. */
export function wholeOf({node, shared}: Pick<FoundSymbol, 'node' | 'shared'>): SyntaxNode {
	return shared?.around ?? node;
}

/** Whether a node is an import statement, wherever it stands. */
export function isImportNode(table: LanguageTable, node: SyntaxNode, text: string): boolean {
	const rule = table.imports[node.type];
	return rule !== undefined && (rule === true || rule(node, text));
}

function findAnew(syntax: Syntax, table: LanguageTable, path: string): Findings {
	const imports: SyntaxNode[] = [];
	const search: Search = {table, imports, taken: new Map(), count: 0};
	const place: Place = {text: syntax.text, path, container: 'file', isLocal: false};
	const symbols: FoundSymbol[] = [];
	visitAll(search, syntax.root, {place, prefix: '', symbols});
	return {symbols, imports};
}

type Search = {
	readonly table: LanguageTable;
	readonly imports: SyntaxNode[];
	/** How many symbols have each address so far. */
	readonly taken: Map<string, number>;
	/** How many symbols and imports there are so far. */
	count: number;
};

/** The symbol around a node, to which members are added. */
type Container = {readonly place: Place; readonly prefix: string; readonly symbols: FoundSymbol[]};

function visitAll(search: Search, {type, children}: SyntaxNode, container: Container): void {
	const {attributes, comments, bodies} = search.table;
	const body = bodies[type];
	let leading: SyntaxNode | undefined;
	for (const child of children) {
		const isAttribute = attributes?.has(child.type) ?? false;
		if (child.isNamed) {
			visit(search, child, body !== undefined && child.field === body ? localTo(container) : container, leading && !isAttribute ? withAttributes(child, leading) : undefined);
		}

		leading = isAttribute || comments.has(child.type) ? leading ?? (isAttribute ? child : undefined) : undefined;
	}
}

// Of a declaration, attributes that stand before it say as much as those that stand in it.
function withAttributes(node: SyntaxNode, {start, normalStart}: SyntaxNode): SyntaxNode {
	return otherNode(node, {start, normalStart});
}

/** Visits a node, unless there was nothing in it when it was last visited. */
function visit(search: Search, node: SyntaxNode, container: Container, cover: SyntaxNode | undefined): void {
	const {reading} = node;
	const {container: kind, isLocal, path} = container.place;
	const place = `${kind} ${isLocal} ${path}`;
	if (reading?.bareIn === place) {
		return;
	}

	const {count} = search;
	visitAnew(search, node, container, cover);
	if (reading && search.count === count) {
		reading.bareIn = place;
	}
}

function visitAnew(search: Search, node: SyntaxNode, container: Container, cover: SyntaxNode | undefined): void {
	const {table} = search;
	if (isImport(search, node, container.place)) {
		search.imports.push(cover ?? node);
		search.count++;
		return;
	}

	if (addSeveral(search, node, container, cover ?? node)) {
		return;
	}

	const found = matchRule(table, node, container.place);
	if (found) {
		addSymbol(search, {...found, node: cover ?? node, declaration: node, within: node}, container);
		return;
	}

	if (table.wrappers.has(node.type)) {
		visitWrapped(search, node, container, cover);
		return;
	}

	visitAll(search, node, container);
}

function isImport({table}: Search, node: SyntaxNode, place: Place): boolean {
	return (place.container === 'file' || place.container === 'namespace') && !place.isLocal && isImportNode(table, node, place.text);
}

function matchRule(table: LanguageTable, node: SyntaxNode, place: Place): {rule: SymbolRule; name: string} | undefined {
	const rules = table.symbols[node.type];
	if (!rules) {
		return undefined;
	}

	for (const rule of 'kind' in rules ? [rules] : rules) {
		if (rule.when && !rule.when(node, place)) {
			continue;
		}

		const name = typeof rule.name === 'function' ? rule.name(node, place) : nameInField(node, rule.name ?? 'name', place);
		if (name !== undefined) {
			return {rule, name};
		}
	}

	return undefined;
}

function nameInField(node: SyntaxNode, field: string, {text}: Place): string | undefined {
	const child = node.children.find(child => child.field === field);
	return child && segmentOf(text.slice(child.start, child.end));
}

/** Adds a symbol for each of several names: the first has what stands before them, the last what stands behind. */
function addSeveral(search: Search, declaration: SyntaxNode, container: Container, around: SyntaxNode): boolean {
	const names = severalNames(search.table, declaration, around).flatMap(name => {
		const found = matchRule(search.table, name.alone, container.place);
		return found ? [{...found, shared: {...name, around}}] : [];
	});
	for (const [position, {rule, name, shared}] of names.entries()) {
		const {holder, alone, stretches} = shared;
		const [before, own, after] = stretches;
		const node = otherNode(around, {
			...own, children: [],
			...position === 0 && {start: before.start, normalStart: before.normalStart},
			...position === names.length - 1 && {end: after.end, normalEnd: after.normalEnd},
		});
		const children = position === 0 ? alone.children.filter(({start}) => start < own.end) : [holder];
		addSymbol(search, {rule, name, node, declaration: holder, within: otherNode(alone, {children}), shared}, container);
	}

	return names.length > 0;
}

type Added = Pick<FoundSymbol, 'node' | 'declaration' | 'shared'> & {
	readonly rule: SymbolRule;
	readonly name: string;
	/** Where its members are. */
	readonly within: SyntaxNode;
};

function addSymbol(search: Search, {rule, name, node, declaration, within, shared}: Added, container: Container): void {
	const address = takeAddress(search, container.prefix + name);
	const ownPrefix = rule.memberPrefix?.(within, container.place);
	const prefix = ownPrefix === undefined ? `${address}.` : `${container.prefix}${ownPrefix}.`;
	const members: FoundSymbol[] = [];
	container.symbols.push({kind: rule.kind, address, prefix, node, declaration, members, ...shared && {shared}});
	if (rule.hasMembers === false) {
		return;
	}

	const place: Place = {...container.place, container: rule.kind, isLocal: container.place.isLocal && !scopes.has(rule.kind)};
	visitAll(search, within, {place, prefix, symbols: members});
}

// What stands directly in these is a member, even if they stand in a function.
const scopes = new Set<SymbolKind>(['class', 'struct', 'trait', 'impl', 'interface', 'namespace']);

function localTo(container: Container): Container {
	return container.place.isLocal ? container : {...container, place: {...container.place, isLocal: true}};
}

function takeAddress(search: Search, address: string): string {
	const {taken} = search;
	search.count++;
	const count = (taken.get(address) ?? 0) + 1;
	taken.set(address, count);
	return count === 1 ? address : `${address}~${count}`;
}

// A wrapper's text is its declaration's only if it wraps a single one: `const a = 1, b = 2` has text that is neither's.
function visitWrapped(search: Search, node: SyntaxNode, container: Container, cover: SyntaxNode | undefined): void {
	const {comments, attributes, heads} = search.table;
	const wrapped = node.children.filter(child => child.isNamed && !comments.has(child.type) && !attributes?.has(child.type) && !heads?.has(child.type));
	for (const child of wrapped) {
		visit(search, child, container, wrapped.length === 1 ? cover ?? node : undefined);
	}
}
