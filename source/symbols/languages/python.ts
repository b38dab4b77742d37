import {readPythonBindings} from '../bindings/python.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** Python 3. */
export const python: LanguageTable = {
	language: 'python',
	symbols: {
		function_definition: [
			{kind: 'method', when: (_, place) => place.container === 'class' && !place.isLocal},
			{kind: 'function'},
		],
		class_definition: {kind: 'class'},
		type_alias_statement: {kind: 'type', name: 'left', hasMembers: false},
		assignment: [
			{kind: 'field', name: assignedName, when: (_, place) => place.container === 'class' && !place.isLocal},
			{kind: 'const', name: assignedName, when: (_, place) => place.container === 'file' && !place.isLocal},
		],
	},
	wrappers: new Set(['decorated_definition', 'expression_statement']),
	imports: {import_statement: true, import_from_statement: true, future_import_statement: true},
	comments: new Set(['comment']),
	attributes: new Set(['decorator']),
	bodies: {function_definition: 'body', lambda: 'body'},
	sequences: new Set(['block', 'dictionary']),
	hidden: (node, text) => isPrivate(node, text) ? node : undefined,
	names: {identifier: 'name'},
	paths: {attribute: {object: 'object', member: 'attribute'}, call: {object: 'function', isCall: true}},
	transparent: new Set(['parenthesized_expression', 'await', 'type']),
	erased: new Set(['type']),
	casts: new Set(['typed_parameter']),
	documentation: {statement: 'expression_statement', text: 'string', heardBy: 'decorated_definition', name: '__doc__'},
	containers: new Set(['Optional', 'Awaitable', 'Final', 'ClassVar', 'Type', 'Annotated']),
	scopes: nodeTypes('function_definition lambda class_definition list_comprehension dictionary_comprehension set_comprehension generator_expression'),
	binders: {
		parameters: '', lambda_parameters: '', typed_parameter: '', default_parameter: 'name', typed_default_parameter: 'name',
		assignment: 'left', for_statement: 'left', for_in_clause: 'left', as_pattern: 'alias', named_expression: 'name',
	},
	assignments: new Set(['assignment']),
	heritage: new Set(['superclasses']),
	labels: {keyword_argument: 'name'},
	bindings: readPythonBindings,
};

function assignedName(node: SyntaxNode, {text}: Place): string | undefined {
	const left = childOf(node, 'left');
	return left?.type === 'identifier' ? segmentOf(textOf(left, text)) : undefined;
}

function isPrivate(node: SyntaxNode, text: string): boolean {
	const name = node.type === 'function_definition' ? childOf(node, 'name') : undefined;
	return name !== undefined && /^__.*(?<!__)$/.test(textOf(name, text));
}
