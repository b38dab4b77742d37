import type {LanguageTable} from '../language-table.ts';
import {childOf, childOfType, nodeTypes} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import {endSignatures} from './ended-signatures.ts';
import {javascript, withSymbols} from './javascript.ts';

/** JavaScript's rules and those for types. */
const typed: LanguageTable = {
	...javascript,
	symbols: withSymbols(javascript, {
		function_signature: {kind: 'function'},
		abstract_class_declaration: {kind: 'class'},
		interface_declaration: {kind: 'interface', hasMembers: false},
		type_alias_declaration: {kind: 'type', hasMembers: false},
		enum_declaration: {kind: 'enum', hasMembers: false},
		internal_module: {kind: 'namespace'},
		module: {kind: 'namespace'},
		method_signature: {kind: 'method'},
		abstract_method_signature: {kind: 'method'},
		public_field_definition: {kind: 'field'},
	}),
	wrappers: new Set([...javascript.wrappers, 'ambient_declaration']),
	imports: {...javascript.imports, import_alias: true},
	bodies: {...javascript.bodies, public_field_definition: 'value'},
	hidden(node, text) {
		return javascript.hidden?.(node, text) ?? typedValue(node);
	},
	names: {...javascript.names, type_identifier: 'name'},
	paths: {...javascript.paths, nested_type_identifier: {object: 'module', member: 'name'}, nested_identifier: {object: 'object', member: 'property'}},
	transparent: nodeTypes(
		...javascript.transparent,
		'non_null_expression as_expression satisfies_expression instantiation_expression',
		'type_annotation parenthesized_type readonly_type generic_type',
	),
	containers: new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable']),
	unions: new Set(['union_type', 'intersection_type']),
	erased: nodeTypes(
		'type_annotation type_predicate_annotation asserts_annotation type_arguments type_parameters',
		'type_alias_declaration interface_declaration function_signature abstract_method_signature method_signature ambient_declaration',
	),
	casts: nodeTypes('as_expression satisfies_expression non_null_expression'),
	isOptional: node => optionals.has(node.type) && childOfType(node, '?') !== undefined,
	scopes: nodeTypes(
		...javascript.scopes,
		'abstract_class_declaration interface_declaration type_alias_declaration function_signature method_signature abstract_method_signature',
		'call_signature construct_signature function_type constructor_type index_signature mapped_type_clause conditional_type',
	),
	binders: {...javascript.binders, required_parameter: 'pattern', optional_parameter: 'pattern', type_parameter: 'name', mapped_type_clause: 'name', infer_type: '', index_signature: 'name'},
	heritage: new Set([...javascript.heritage!, 'extends_type_clause']),
	fields: new Set(['property_signature', 'required_parameter']),
};

/** TypeScript with JSX. */
export const tsx: LanguageTable = {...typed, language: 'tsx'};

/** TypeScript without markup, where a line may begin with type parameters. */
export const typescript: LanguageTable = {...typed, language: 'typescript', readable: endSignatures};

const optionals = new Set(['property_signature', 'method_signature']);

// What a declared type says hides the value behind it.
function typedValue(node: SyntaxNode): SyntaxNode | undefined {
	return node.type === 'variable_declarator' && childOf(node, 'type') ? childOf(node, 'value') : undefined;
}
