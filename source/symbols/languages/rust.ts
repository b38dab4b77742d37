import {readModule, readRustBindings} from '../bindings/rust.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, firstOfType, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** Rust. What an `impl` block holds goes by its type: `Server.start`, and `Server.Display.fmt` for a trait's. */
export const rust: LanguageTable = {
	language: 'rust',
	symbols: {
		function_item: [
			{kind: 'method', when: (_, place) => (place.container === 'impl' || place.container === 'trait') && !place.isLocal},
			{kind: 'function'},
		],
		function_signature_item: {kind: 'method'},
		struct_item: {kind: 'struct', hasMembers: false},
		union_item: {kind: 'struct', hasMembers: false},
		enum_item: {kind: 'enum', hasMembers: false},
		trait_item: {kind: 'trait'},
		impl_item: {kind: 'impl', name: (node, place) => implName(node, place, 'impl'), memberPrefix: (node, place) => implName(node, place)},
		mod_item: {kind: 'namespace'},
		const_item: {kind: 'const'},
		static_item: {kind: 'const'},
		type_item: {kind: 'type'},
		associated_type: {kind: 'type'},
		macro_definition: {kind: 'macro', hasMembers: false},
	},
	wrappers: new Set(),
	imports: {use_declaration: true, extern_crate_declaration: true},
	comments: new Set(['line_comment', 'block_comment']),
	attributes: new Set(['attribute_item']),
	bodies: {function_item: 'body', closure_expression: 'body', const_item: 'value', static_item: 'value'},
	sequences: new Set(['block', 'match_block']),
	names: {
		identifier: 'name', type_identifier: 'name', field_identifier: 'member', shorthand_field_identifier: 'member',
		self: 'this', crate: 'name', super: 'name',
	},
	paths: {
		field_expression: {object: 'value', member: 'field'},
		scoped_identifier: {object: 'path', member: 'name'},
		scoped_type_identifier: {object: 'path', member: 'name'},
		call_expression: {object: 'function', isCall: true},
		struct_expression: {object: 'name', isCall: true},
		macro_invocation: {object: 'macro', isCall: true},
	},
	transparent: nodeTypes('reference_expression try_expression await_expression parenthesized_expression unary_expression reference_type pointer_type dynamic_type abstract_type generic_type generic_function'),
	containers: new Set(['Option', 'Result', 'Box', 'Rc', 'Arc', 'RefCell', 'Cell', 'Mutex', 'RwLock', 'Pin', 'Cow', 'Ref', 'RefMut']),
	scopes: nodeTypes('function_item function_signature_item closure_expression block match_arm for_expression if_expression while_expression impl_item trait_item struct_item enum_item'),
	binders: {parameter: 'pattern', let_declaration: 'pattern', closure_parameters: '', for_expression: 'pattern', let_condition: 'pattern', match_arm: 'pattern', type_parameter: 'name'},
	fields: new Set(['field_declaration']),
	loads: readModule,
	bindings: readRustBindings,
};

// The block itself needs an address beside its type's; `impl` is no name that a member can have.
function implName(node: SyntaxNode, {text}: Place, ownName?: string): string | undefined {
	const parts = [childOf(node, 'type'), childOf(node, 'trait')].map(part => part && typeName(part, text));
	const names = parts.filter(name => name !== undefined);
	return parts[0] === undefined ? undefined : (ownName !== undefined && names.length === 1 ? [...names, ownName] : names).join('.');
}

function typeName(node: SyntaxNode, text: string): string | undefined {
	const leaf = node.type === 'scoped_type_identifier' ? childOf(node, 'name') : firstOfType(node, 'type_identifier', 'primitive_type');
	return segmentOf(textOf(leaf ?? node, text));
}
