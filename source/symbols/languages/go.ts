import {readGoBindings} from '../bindings/go.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, childOfType, firstOfType, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** Go. A method goes by its receiver's type: `Server.Start`. */
export const go: LanguageTable = {
	language: 'go',
	symbols: {
		function_declaration: {kind: 'function'},
		method_declaration: {kind: 'method', name: methodName},
		type_spec: {kind: 'type', hasMembers: false, when: isOutside},
		type_alias: {kind: 'type', hasMembers: false, when: isOutside},
		const_spec: {kind: 'const', when: isOutside},
		var_spec: {kind: 'const', when: isOutside},
	},
	several: {const_spec: {each: 'name'}, var_spec: {each: 'name'}},
	wrappers: new Set(['type_declaration', 'const_declaration', 'var_declaration']),
	imports: {import_declaration: true},
	comments: new Set(['comment']),
	bodies: {function_declaration: 'body', method_declaration: 'body', func_literal: 'body'},
	sequences: new Set(['block', 'statement_list']),
	names: {identifier: 'name', type_identifier: 'name', package_identifier: 'name', field_identifier: 'member'},
	paths: {
		selector_expression: {object: 'operand', member: 'field'},
		qualified_type: {object: 'package', member: 'name'},
		call_expression: {object: 'function', isCall: true},
		composite_literal: {object: 'type', isCall: true},
		type_assertion_expression: {object: 'type', isCall: true},
	},
	transparent: new Set(['unary_expression', 'pointer_type', 'parenthesized_expression', 'parenthesized_type', 'generic_type']),
	scopes: nodeTypes('function_declaration method_declaration func_literal function_type method_elem block for_statement if_statement expression_switch_statement type_switch_statement expression_case type_case communication_case type_spec'),
	labels: {keyed_element: 'key'},
	binders: {
		parameter_declaration: 'name', variadic_parameter_declaration: 'name', short_var_declaration: 'left', range_clause: 'left',
		var_spec: 'name', const_spec: 'name', type_parameter_declaration: 'name', type_switch_statement: 'alias',
	},
	fields: new Set(['field_declaration']),
	namespace: (node, text) => node.type === 'package_clause' ? textOf(childOfType(node, 'package_identifier') ?? node, text) : undefined,
	bindings: readGoBindings,
};

function methodName(node: SyntaxNode, {text}: Place): string | undefined {
	const receiver = childOf(node, 'receiver');
	const type = receiver && firstOfType(receiver, 'type_identifier');
	const name = childOf(node, 'name');
	const segments = [type, name].map(part => part && segmentOf(textOf(part, text)));
	return segments.includes(undefined) ? undefined : segments.join('.');
}

function isOutside(_: SyntaxNode, place: Place): boolean {
	return !place.isLocal;
}
