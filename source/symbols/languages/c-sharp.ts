import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, childOfType, firstOfType, textOf} from '../nodes.ts';
import type {SyntaxNode} from '../syntax.ts';

/** What C# calls things. */
export const cSharp: LanguageTable = {
	language: 'c-sharp',
	symbols: {
		namespace_declaration: {kind: 'namespace', name: dottedName},
		class_declaration: {kind: 'class'},
		struct_declaration: {kind: 'struct'},
		record_declaration: {kind: 'class'},
		interface_declaration: {kind: 'interface'},
		enum_declaration: {kind: 'enum', hasMembers: false},
		delegate_declaration: {kind: 'type'},
		method_declaration: {kind: 'method'},
		constructor_declaration: {kind: 'constructor'},
		destructor_declaration: {kind: 'method', name: () => 'finalize'},
		operator_declaration: {kind: 'method', name: () => 'operator'},
		conversion_operator_declaration: {kind: 'method', name: () => 'operator'},
		indexer_declaration: {kind: 'property', name: () => 'this'},
		property_declaration: {kind: 'property'},
		event_declaration: {kind: 'property'},
		field_declaration: {kind: 'field', name: fieldName},
		event_field_declaration: {kind: 'field', name: fieldName},
		local_function_statement: {kind: 'function'},
	},
	wrappers: new Set(['global_statement']),
	imports: {using_directive: true, extern_alias_directive: true},
	comments: new Set(['comment']),
	bodies: {
		method_declaration: 'body', constructor_declaration: 'body', destructor_declaration: 'body', operator_declaration: 'body',
		conversion_operator_declaration: 'body', local_function_statement: 'body', lambda_expression: 'body', accessor_declaration: 'body',
	},
	hidden: (node, text) => isPrivate(node, text) ? node : undefined,
	names: {identifier: 'name'},
	binders: {parameter: 'name', variable_declarator: 'name'},
};

function dottedName(node: SyntaxNode, {text}: Place): string | undefined {
	const name = childOf(node, 'name');
	return name && textOf(name, text).split('.').map(part => segmentOf(part)).join('.');
}

function fieldName(node: SyntaxNode, {text}: Place): string | undefined {
	const declaration = childOfType(node, 'variable_declaration');
	const declarator = declaration && childOfType(declaration, 'variable_declarator');
	const name = declarator && firstOfType(declarator, 'identifier');
	return name && segmentOf(textOf(name, text));
}

function isPrivate(node: SyntaxNode, text: string): boolean {
	return node.children.some(child => child.type === 'modifier' && textOf(child, text) === 'private');
}
