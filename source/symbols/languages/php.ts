import {loadIn, readPhpBindings, readQualified} from '../bindings/php.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, childOfType, firstOfType, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What PHP calls things. */
export const php: LanguageTable = {
	language: 'php',
	symbols: {
		function_definition: {kind: 'function'},
		class_declaration: {kind: 'class'},
		interface_declaration: {kind: 'interface'},
		trait_declaration: {kind: 'trait'},
		enum_declaration: {kind: 'class'},
		method_declaration: {kind: 'method'},
		property_declaration: {kind: 'field', name: elementName},
		const_declaration: {kind: 'const', name: elementName},
		enum_case: {kind: 'const'},
	},
	several: {property_declaration: {each: 'property_element'}, const_declaration: {each: 'const_element'}},
	wrappers: new Set(),
	imports: {namespace_use_declaration: true, expression_statement: node => loadIn(node) !== undefined},
	comments: new Set(['comment']),
	attributes: new Set(['attribute_list']),
	bodies: {function_definition: 'body', method_declaration: 'body', anonymous_function: 'body', arrow_function: 'body'},
	sequences: new Set(['compound_statement']),
	hidden: (node, text) => isPrivate(node, text) ? node : undefined,
	names: {name: 'name', variable_name: 'name', relative_scope: 'this'},
	paths: {
		member_access_expression: {object: 'object', member: 'name'},
		nullsafe_member_access_expression: {object: 'object', member: 'name'},
		member_call_expression: {object: 'object', member: 'name', isCall: true},
		nullsafe_member_call_expression: {object: 'object', member: 'name', isCall: true},
		scoped_call_expression: {object: 'scope', member: 'name', isCall: true},
		scoped_property_access_expression: {object: 'scope', member: 'name'},
		class_constant_access_expression: {object: '^', member: '$'},
		function_call_expression: {object: 'function', isCall: true},
		object_creation_expression: {object: '^', isCall: true},
	},
	transparent: new Set(['parenthesized_expression', 'named_type', 'optional_type', 'clone_expression']),
	scopes: nodeTypes('function_definition method_declaration anonymous_function arrow_function anonymous_function_creation_expression'),
	binders: {simple_parameter: 'name', variadic_parameter: 'name', property_promotion_parameter: 'name', assignment_expression: 'left', catch_clause: 'name', foreach_statement: ''},
	assignments: new Set(['assignment_expression']),
	heritage: new Set(['base_clause', 'class_interface_clause', 'use_declaration']),
	fields: new Set(['property_promotion_parameter']),
	labels: {argument: 'name'},
	loads: readQualified,
	namespace: (node, text) => node.type === 'namespace_definition' ? textOf(childOf(node, 'name') ?? node, text) : undefined,
	bindings: readPhpBindings,
};

function elementName(node: SyntaxNode, {text}: Place): string | undefined {
	const element = childOfType(node, 'property_element', 'const_element');
	const name = element && firstOfType(element, 'name');
	return name && segmentOf(textOf(name, text));
}

const memberTypes = new Set(['property_declaration', 'method_declaration', 'const_declaration']);

function isPrivate(node: SyntaxNode, text: string): boolean {
	return memberTypes.has(node.type) && node.children.some(child => child.type === 'visibility_modifier' && textOf(child, text) === 'private');
}
