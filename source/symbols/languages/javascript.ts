import {readJavascriptBindings, readLoaded} from '../bindings/javascript.ts';
import type {Constant, LanguageTable, Place, SymbolRule} from '../language-table.ts';
import {segmentOf, slugOf} from '../names.ts';
import {childOf, childOfType, firstOfType, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** JavaScript with JSX. */
export const javascript: LanguageTable = {
	language: 'javascript',
	symbols: {
		function_declaration: {kind: 'function'},
		generator_function_declaration: {kind: 'function'},
		class_declaration: {kind: 'class'},
		method_definition: {kind: 'method'},
		field_definition: {kind: 'field', name: 'property'},
		variable_declarator: [
			{kind: 'function', name: boundName, when: node => isFunction(childOf(node, 'value'))},
			{kind: 'class', name: boundName, when: node => childOf(node, 'value')?.type === 'class'},
			{kind: 'const', name: boundName, when: (_, place) => !place.isLocal},
		],
		pair: [
			{kind: 'method', name: 'key', when: (node, place) => isFunction(childOf(node, 'value')) && place.container !== 'file'},
			{kind: 'object', name: 'key', when: (node, place) => childOf(node, 'value')?.type === 'object' && place.container !== 'file' && !place.isLocal},
		],
		export_statement: [
			{kind: 'class', name: defaultName, when: node => childOf(node, 'value')?.type === 'class'},
			{kind: 'function', name: defaultName, when: node => isFunction(childOf(node, 'value'))},
			{kind: 'const', name: defaultName},
		],
		assignment_expression: [
			{kind: 'class', name: assignedName, when: (node, place) => !place.isLocal && childOf(node, 'right')?.type === 'class'},
			{kind: 'function', name: assignedName, when: (node, place) => !place.isLocal && isFunction(childOf(node, 'right'))},
			{kind: 'const', name: assignedName, when: (_, place) => !place.isLocal},
		],
		call_expression: [
			{kind: 'suite', name: blockTitle, when: (node, place) => isTestPath(place.path) && suites.has(calleeName(node, place.text))},
			{kind: 'test', name: blockTitle, when: (node, place) => isTestPath(place.path) && tests.has(calleeName(node, place.text))},
		],
	},
	wrappers: new Set(['export_statement', 'expression_statement', 'lexical_declaration', 'variable_declaration']),
	imports: {
		import_statement: true,
		export_statement: node => childOf(node, 'source') !== undefined || childOfType(node, 'export_clause') !== undefined,
		variable_declarator: isRequire,
	},
	comments: new Set(['comment', 'html_comment', 'hash_bang_line']),
	attributes: new Set(['decorator']),
	bodies: {
		function_declaration: 'body', generator_function_declaration: 'body', function_expression: 'body', generator_function: 'body',
		arrow_function: 'body', method_definition: 'body', field_definition: 'value', class_static_block: 'body',
	},
	sequences: new Set(['statement_block', 'object']),
	hidden: (node, text) => isPrivateMember(node, text) ? node : undefined,
	names: {
		identifier: 'name', shorthand_property_identifier: 'name', shorthand_property_identifier_pattern: 'name',
		property_identifier: 'member', private_property_identifier: 'member', this: 'this', super: 'super',
	},
	paths: {
		member_expression: {object: 'object', member: 'property'},
		call_expression: {object: 'function', isCall: true},
		new_expression: {object: 'constructor', isCall: true},
	},
	transparent: new Set(['parenthesized_expression', 'await_expression']),
	scopes: nodeTypes(
		'function_declaration generator_function_declaration function_expression generator_function arrow_function method_definition',
		'class_declaration class class_static_block statement_block for_statement for_in_statement catch_clause switch_body',
	),
	binders: {variable_declarator: 'name', function_expression: 'name', formal_parameters: '', arrow_function: 'parameter', catch_clause: 'parameter', for_in_statement: 'left'},
	constants: constantOf,
	assignments: new Set(['assignment_expression']),
	heritage: new Set(['class_heritage']),
	isDefault: node => node.type === 'export_statement' && childOfType(node, 'default') !== undefined,
	loads: readLoaded,
	bindings: readJavascriptBindings,
};

/** Whether a value is a function written out. */
export function isFunction(node: SyntaxNode | undefined): boolean {
	return node !== undefined && functionValues.has(node.type);
}

/** Whether a path is that of a test file, by the names that test runners look for. */
export function isTestPath(path: string): boolean {
	return /(?:^|\/)(?:__tests__|tests?|specs?)\/|[-._](?:test|spec)s?\.[^/]+$/.test(path);
}

/** Adds rules to a table's symbols; the added ones win. */
export function withSymbols(table: LanguageTable, symbols: Readonly<Record<string, SymbolRule | readonly SymbolRule[]>>): LanguageTable['symbols'] {
	return {...table.symbols, ...symbols};
}

const functionValues = new Set(['arrow_function', 'function_expression', 'generator_function']);
const suites = new Set(['describe', 'suite', 'context', 'fdescribe', 'xdescribe']);
const tests = new Set(['it', 'test', 'specify', 'fit', 'xit', 'bench']);

// A destructuring declaration goes by the first name that it binds.
function boundName(node: SyntaxNode, {text}: Place): string | undefined {
	const pattern = childOf(node, 'name');
	const leaf = pattern && firstOfType(pattern, 'identifier', 'shorthand_property_identifier_pattern');
	return leaf && segmentOf(textOf(leaf, text));
}

function defaultName(node: SyntaxNode): string | undefined {
	const isDefault = node.children.some(child => child.type === 'default');
	const declaration = childOf(node, 'declaration');
	return isDefault && !(declaration && childOf(declaration, 'name')) ? 'default' : undefined;
}

// `module.exports = …` is the default export, `exports.name = …` and `Type.prototype.name = …` are what they name.
function assignedName(node: SyntaxNode, {text, container}: Place): string | undefined {
	const left = childOf(node, 'left');
	if (container !== 'file' || left?.type !== 'member_expression') {
		return undefined;
	}

	const path = textOf(left, text).split('.').map(part => part.trim());
	if (path[0] === 'module' && path[1] === 'exports') {
		path.splice(0, 2, ...(path.length > 2 ? [] : ['default']));
	} else if (path[0] === 'exports') {
		path.shift();
	} else if (!isFunction(childOf(node, 'right'))) {
		return undefined;
	}

	const segments = path.filter(part => part !== 'prototype').map(part => segmentOf(part));
	return segments.includes(undefined) || segments.length === 0 ? undefined : segments.join('.');
}

// `describe.only(…)`, `it.each(…)(…)` and `test(…)` are calls of what stands first.
function calleeName(node: SyntaxNode, text: string): string {
	const callee = childOf(node, 'function');
	const name = callee && firstOfType(callee, 'identifier');
	return name?.start === node.start ? textOf(name, text) : '';
}

function blockTitle(node: SyntaxNode, {text}: Place): string | undefined {
	const title = childOf(node, 'arguments')?.children.find(child => child.isNamed);
	return title?.type === 'string' || title?.type === 'template_string' ? slugOf(textOf(title, text)) : undefined;
}

function constantOf(node: SyntaxNode, text: string): Constant | undefined {
	const isConstant = node.type === 'lexical_declaration' && node.children.some(child => child.type === 'const');
	const [declarator, ...others] = isConstant ? node.children.filter(child => child.type === 'variable_declarator') : [];
	const name = declarator && childOf(declarator, 'name');
	const value = declarator && childOf(declarator, 'value');
	return name?.type === 'identifier' && value && others.length === 0 ? {name: textOf(name, text), value} : undefined;
}

function isRequire(node: SyntaxNode, text: string): boolean {
	const value = childOf(node, 'value');
	return value?.type === 'call_expression' && textOf(childOf(value, 'function')!, text) === 'require';
}

function isPrivateMember(node: SyntaxNode, text: string): boolean {
	if (node.type !== 'method_definition' && !node.type.endsWith('field_definition')) {
		return false;
	}

	const name = childOf(node, 'name') ?? childOf(node, 'property');
	return name?.type === 'private_property_identifier' || /^private\b/.test(text.slice(node.start, node.start + 8));
}
