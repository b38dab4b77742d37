import {readCSharpBindings} from '../bindings/c-sharp.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {operatorSegmentOf, segmentOf} from '../names.ts';
import {childOf, childOfType, firstOfType, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

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
		destructor_declaration: {kind: 'method', name: (node, {text}) => `~${textOf(childOf(node, 'name')!, text)}`},
		operator_declaration: {kind: 'method', name: operatorName},
		conversion_operator_declaration: {kind: 'method', name: operatorName},
		indexer_declaration: {kind: 'property', name: () => 'this'},
		property_declaration: {kind: 'property'},
		event_declaration: {kind: 'property'},
		field_declaration: {kind: 'field', name: fieldName},
		event_field_declaration: {kind: 'field', name: fieldName},
		local_function_statement: {kind: 'function'},
	},
	several: {field_declaration: {each: 'variable_declarator'}, event_field_declaration: {each: 'variable_declarator'}},
	wrappers: new Set(['global_statement']),
	imports: {using_directive: true, extern_alias_directive: true},
	comments: new Set(['comment', 'preproc_region', 'preproc_endregion']),
	bodies: {
		method_declaration: 'body', constructor_declaration: 'body', destructor_declaration: 'body', operator_declaration: 'body',
		conversion_operator_declaration: 'body', local_function_statement: 'body', lambda_expression: 'body', accessor_declaration: 'body',
	},
	sequences: new Set(['block']),
	hidden: (node, text) => isPrivate(node, text) ? node : undefined,
	names: {identifier: 'name', this: 'this', base: 'super'},
	paths: {
		member_access_expression: {object: 'expression', member: 'name'},
		conditional_access_expression: {object: 'condition', member: '$'},
		invocation_expression: {object: 'function', isCall: true},
		object_creation_expression: {object: 'type', isCall: true},
		cast_expression: {object: 'type', isCall: true},
		qualified_name: {object: 'qualifier', member: 'name'},
	},
	transparent: nodeTypes('parenthesized_expression await_expression nullable_type generic_name postfix_unary_expression primary_constructor_base_type'),
	containers: new Set(['Task', 'ValueTask', 'Nullable', 'Lazy']),
	scopes: nodeTypes(
		'class_declaration struct_declaration record_declaration interface_declaration method_declaration constructor_declaration local_function_statement operator_declaration',
		'lambda_expression anonymous_method_expression accessor_declaration block for_statement foreach_statement catch_clause using_statement switch_section',
	),
	binders: {
		parameter: 'name', variable_declaration: '', foreach_statement: 'left', catch_declaration: 'name', lambda_expression: 'parameters', implicit_parameter: '',
		declaration_pattern: 'name', declaration_expression: 'name', type_parameter: 'name',
	},
	labels: {argument: 'name', attribute_argument: 'name'},
	heritage: new Set(['base_list']),
	namespace: (node, text) => node.type === 'file_scoped_namespace_declaration' ? dottedName(node, {text}) : undefined,
	bindings: readCSharpBindings,
};

function dottedName(node: SyntaxNode, {text}: Pick<Place, 'text'>): string | undefined {
	const name = childOf(node, 'name');
	return name && textOf(name, text).split('.').map(part => segmentOf(part)).join('.');
}

function fieldName(node: SyntaxNode, {text}: Place): string | undefined {
	const declaration = childOfType(node, 'variable_declaration');
	const declarator = declaration && childOfType(declaration, 'variable_declarator');
	const name = declarator && firstOfType(declarator, 'identifier');
	return name && segmentOf(textOf(name, text));
}

// `operator ==`, and `operator int` that converts to it.
function operatorName(node: SyntaxNode, {text}: Place): string {
	const name = /\boperator\s+(?<name>[^\s(][^(]*)/.exec(textOf(node, text))?.groups?.name ?? '';
	return operatorSegmentOf(/^\w/.test(name) ? `operator ${name}` : `operator${name}`)!;
}

function isPrivate(node: SyntaxNode, text: string): boolean {
	return node.children.some(child => child.type === 'modifier' && textOf(child, text) === 'private');
}
