import type {LanguageTable, Place} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import {childOf, textOf} from '../nodes.ts';
import type {SyntaxNode} from '../syntax.ts';

/** What Ruby calls things. */
export const ruby: LanguageTable = {
	language: 'ruby',
	symbols: {
		module: {kind: 'namespace', name: dottedName},
		class: {kind: 'class', name: dottedName},
		method: {kind: 'method'},
		singleton_method: {kind: 'method'},
		assignment: {kind: 'const', name: constantName, when: (_, place) => !place.isLocal},
	},
	wrappers: new Set(),
	imports: {call: isRequire},
	comments: new Set(['comment']),
	bodies: {method: 'body', singleton_method: 'body'},
	names: {identifier: 'name', constant: 'name'},
	binders: {method_parameters: '', block_parameters: '', assignment: 'left'},
};

function dottedName(node: SyntaxNode, {text}: Place): string | undefined {
	const name = childOf(node, 'name');
	return name && textOf(name, text).split('::').map(part => segmentOf(part)).filter(part => part !== undefined).join('.');
}

function constantName(node: SyntaxNode, {text}: Place): string | undefined {
	const left = childOf(node, 'left');
	return left?.type === 'constant' ? segmentOf(textOf(left, text)) : undefined;
}

function isRequire(node: SyntaxNode, text: string): boolean {
	const method = childOf(node, 'method');
	return method !== undefined && childOf(node, 'receiver') === undefined && /^(?:require|require_relative|load|autoload)$/.test(textOf(method, text));
}
