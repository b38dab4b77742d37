import type {Binding} from '../file-index.ts';
import type {Loaded} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, childOfType, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What `import`, `export … from`, `export {…}` and `require` bind. */
export function readJavascriptBindings(node: SyntaxNode, text: string): Binding[] {
	if (node.type === 'import_alias') {
		return readAlias(node, text);
	}

	if (node.type === 'variable_declarator') {
		return readRequire(node, text);
	}

	const statement = childOfType(node, 'import_require_clause') ?? node;
	const source = childOf(statement, 'source');
	const module = source && unquoted(source, text);
	return node.type === 'export_statement' ? readExports(node, text, module) : readImports(statement, text, module ?? '');
}

/** The module that `import('…')` or `require('…')` gives. */
export function readLoaded(node: SyntaxNode, text: string): Loaded | undefined {
	const callee = node.type === 'call_expression' ? childOf(node, 'function') : undefined;
	const argument = callee && childOf(node, 'arguments')?.children.find(child => child.isNamed);
	const isLoad = callee !== undefined && (callee.type === 'import' || textOf(callee, text) === 'require');
	return isLoad && argument?.type === 'string' ? {module: unquoted(argument, text), member: '*'} : undefined;
}

function readImports(statement: SyntaxNode, text: string, module: string): Binding[] {
	const clause = childOfType(statement, 'import_clause') ?? statement;
	const bindings: Binding[] = [];
	const plain = childOfType(clause, 'identifier');
	if (plain) {
		bindings.push({name: textOf(plain, text), module, member: statement.type === 'import_require_clause' ? '*' : 'default', scope: 'local'});
	}

	const namespace = childOfType(clause, 'namespace_import');
	if (namespace) {
		bindings.push({name: textOf(childOfType(namespace, 'identifier') ?? namespace, text), module, member: '*', scope: 'local'});
	}

	const specifiers = childOfType(clause, 'named_imports')?.children.filter(child => child.type === 'import_specifier') ?? [];
	for (const specifier of specifiers) {
		const {name, alias} = readSpecifier(specifier, text);
		bindings.push({name: alias, module, member: name, scope: 'local'});
	}

	return bindings.length === 0 ? [{name: '', module, member: '*', scope: 'local'}] : bindings;
}

function readExports(node: SyntaxNode, text: string, module: string | undefined): Binding[] {
	const from = module === undefined ? {} : {module};
	const namespace = childOfType(node, 'namespace_export');
	const clause = childOfType(node, 'export_clause');
	if (!clause) {
		const name = namespace?.children.find(child => child.isNamed);
		return [{name: name ? textOf(name, text) : '*', ...from, member: '*', scope: 'exported'}];
	}

	return clause.children.filter(child => child.type === 'export_specifier').map(specifier => {
		const {name, alias} = readSpecifier(specifier, text);
		return {name: alias, ...from, member: name, scope: 'exported' as const};
	});
}

function readRequire(declarator: SyntaxNode, text: string): Binding[] {
	const value = childOf(declarator, 'value');
	const module = (value && readLoaded(value, text)?.module) ?? '';
	const pattern = childOf(declarator, 'name');
	if (!pattern || pattern.type === 'identifier') {
		return [{name: pattern ? textOf(pattern, text) : '', module, member: '*', scope: 'local'}];
	}

	return pattern.children.filter(child => child.isNamed).map(child => {
		const key = childOf(child, 'key') ?? childOf(child, 'left') ?? child;
		const name = childOf(child, 'value') ?? key;
		return {name: segmentOf(textOf(name, text)) ?? '', module, member: segmentOf(textOf(key, text)) ?? '', scope: 'local' as const};
	});
}

// `import Short = Long.name` names a part of something that the file knows already.
function readAlias(node: SyntaxNode, text: string): Binding[] {
	const [name, path] = node.children.filter(child => child.isNamed);
	return name && path ? [{name: textOf(name, text), member: textOf(path, text), scope: 'both'}] : [];
}

function readSpecifier(specifier: SyntaxNode, text: string): {name: string; alias: string} {
	const name = wordOf(childOf(specifier, 'name'), text);
	const alias = childOf(specifier, 'alias');
	return {name, alias: alias ? wordOf(alias, text) : name};
}

function wordOf(node: SyntaxNode | undefined, text: string): string {
	return node ? segmentOf(textOf(node, text)) ?? '' : '';
}

function unquoted(node: SyntaxNode, text: string): string {
	return text.slice(node.start + 1, node.end - 1);
}
