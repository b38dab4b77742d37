import {readJavaBindings} from '../bindings/java.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, childOfType, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What Java calls things. */
export const java: LanguageTable = {
	language: 'java',
	symbols: {
		class_declaration: {kind: 'class'},
		interface_declaration: {kind: 'interface'},
		annotation_type_declaration: {kind: 'interface'},
		enum_declaration: {kind: 'class'},
		record_declaration: {kind: 'class'},
		method_declaration: {kind: 'method'},
		constructor_declaration: {kind: 'constructor'},
		compact_constructor_declaration: {kind: 'constructor'},
		field_declaration: {kind: 'field', name: fieldName},
		constant_declaration: {kind: 'const', name: fieldName},
		enum_constant: {kind: 'const'},
	},
	several: {field_declaration: {each: 'declarator'}, constant_declaration: {each: 'declarator'}},
	wrappers: new Set(),
	imports: {import_declaration: true},
	comments: new Set(['line_comment', 'block_comment']),
	bodies: {method_declaration: 'body', constructor_declaration: 'body', compact_constructor_declaration: 'body', lambda_expression: 'body'},
	sequences: new Set(['block', 'constructor_body']),
	hidden: (node, text) => isPrivate(node, text) ? node : undefined,
	names: {identifier: 'name', type_identifier: 'name', this: 'this', super: 'super'},
	paths: {
		method_invocation: {object: 'object', member: 'name', isCall: true},
		field_access: {object: 'object', member: 'field'},
		object_creation_expression: {object: 'type', isCall: true},
		cast_expression: {object: 'type', isCall: true},
		scoped_type_identifier: {object: '^', member: '$'},
		scoped_identifier: {object: 'scope', member: 'name'},
		method_reference: {object: '^', member: '$'},
	},
	transparent: new Set(['parenthesized_expression', 'annotated_type', 'generic_type']),
	containers: new Set(['Optional', 'CompletableFuture', 'Supplier']),
	scopes: nodeTypes(
		'class_declaration interface_declaration record_declaration method_declaration constructor_declaration compact_constructor_declaration lambda_expression',
		'block for_statement enhanced_for_statement catch_clause try_with_resources_statement',
	),
	binders: {
		formal_parameter: 'name', spread_parameter: '', local_variable_declaration: 'declarator', field_declaration: 'declarator', catch_formal_parameter: 'name',
		enhanced_for_statement: 'name', resource: 'name', lambda_expression: 'parameters', inferred_parameters: '', type_parameter: '', instanceof_expression: 'name',
	},
	heritage: new Set(['superclass', 'super_interfaces', 'extends_interfaces']),
	namespace: (node, text) => node.type === 'package_declaration' ? textOf(childOfType(node, 'scoped_identifier', 'identifier')!, text) : undefined,
	bindings: readJavaBindings,
};

function fieldName(node: SyntaxNode, {text}: Place): string | undefined {
	const declarator = childOf(node, 'declarator');
	const name = declarator && childOf(declarator, 'name');
	return name && segmentOf(textOf(name, text));
}

function isPrivate(node: SyntaxNode, text: string): boolean {
	return /^(?:method|constructor|field)_declaration$/.test(node.type) && node.children.some(child => child.type === 'modifiers' && /\bprivate\b/.test(textOf(child, text)));
}
