import type {LanguageTable} from '../language-table.ts';
import {childOf} from '../nodes.ts';
import type {SyntaxNode} from '../syntax.ts';
import {javascript, withSymbols} from './javascript.ts';

/** TypeScript: JavaScript's rules and those for types. */
export const typescript: LanguageTable = {
	...javascript,
	language: 'typescript',
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
	binders: {...javascript.binders, required_parameter: 'pattern', optional_parameter: 'pattern', type_parameter: 'name'},
};

/** TypeScript with JSX. */
export const tsx: LanguageTable = {...typescript, language: 'tsx'};

// What a declared type says hides the value behind it.
function typedValue(node: SyntaxNode): SyntaxNode | undefined {
	return node.type === 'variable_declarator' && childOf(node, 'type') ? childOf(node, 'value') : undefined;
}
