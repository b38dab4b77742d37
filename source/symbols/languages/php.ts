import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOfType, firstOfType, textOf} from '../nodes.ts';
import type {SyntaxNode} from '../syntax.ts';

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
	wrappers: new Set(),
	imports: {namespace_use_declaration: true},
	comments: new Set(['comment']),
	attributes: new Set(['attribute_list']),
	bodies: {function_definition: 'body', method_declaration: 'body', anonymous_function: 'body', arrow_function: 'body'},
	hidden: (node, text) => isPrivate(node, text) ? node : undefined,
	names: {name: 'name'},
	binders: {},
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
