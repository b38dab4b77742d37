import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, firstOfType, textOf} from '../nodes.ts';
import type {SyntaxNode} from '../syntax.ts';

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
	wrappers: new Set(['type_declaration', 'const_declaration', 'var_declaration']),
	imports: {import_declaration: true},
	comments: new Set(['comment']),
	bodies: {function_declaration: 'body', method_declaration: 'body', func_literal: 'body'},
	names: {identifier: 'name', type_identifier: 'name', package_identifier: 'name', field_identifier: 'member'},
	binders: {parameter_declaration: 'name', variadic_parameter_declaration: 'name', short_var_declaration: 'left', range_clause: 'left'},
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
