import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, textOf} from '../nodes.ts';
import type {SyntaxNode} from '../syntax.ts';

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
	wrappers: new Set(),
	imports: {import_declaration: true},
	comments: new Set(['line_comment', 'block_comment']),
	bodies: {method_declaration: 'body', constructor_declaration: 'body', compact_constructor_declaration: 'body', lambda_expression: 'body'},
	hidden: (node, text) => isPrivate(node, text) ? node : undefined,
	names: {identifier: 'name', type_identifier: 'name'},
	binders: {formal_parameter: 'name', variable_declarator: 'name', catch_formal_parameter: 'name'},
};

function fieldName(node: SyntaxNode, {text}: Place): string | undefined {
	const declarator = childOf(node, 'declarator');
	const name = declarator && childOf(declarator, 'name');
	return name && segmentOf(textOf(name, text));
}

function isPrivate(node: SyntaxNode, text: string): boolean {
	return /^(?:method|constructor|field)_declaration$/.test(node.type) && node.children.some(child => child.type === 'modifiers' && /\bprivate\b/.test(textOf(child, text)));
}
