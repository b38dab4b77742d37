import {readRubyBindings} from '../bindings/ruby.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {operatorSegmentOf, segmentOf} from '../names.ts';
import {childOf, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What Ruby calls things. */
export const ruby: LanguageTable = {
	language: 'ruby',
	symbols: {
		module: {kind: 'namespace', name: dottedName},
		class: {kind: 'class', name: dottedName},
		method: {kind: 'method', name: methodName},
		singleton_method: {kind: 'method', name: methodName},
		assignment: {kind: 'const', name: constantName, when: (_, place) => !place.isLocal},
	},
	wrappers: new Set(),
	imports: {call: isRequire},
	comments: new Set(['comment']),
	bodies: {method: 'body', singleton_method: 'body'},
	sequences: new Set(['body_statement', 'block_body', 'then', 'else', 'do', 'hash']),
	names: {identifier: 'name', constant: 'name', self: 'this', super: 'super'},
	paths: {call: {object: 'receiver', member: 'method', isCall: true}, scope_resolution: {object: 'scope', member: 'name'}},
	transparent: new Set(['parenthesized_statements']),
	scopes: new Set(['method', 'singleton_method', 'block', 'do_block', 'lambda', 'class', 'module']),
	binders: {method_parameters: '', block_parameters: '', lambda_parameters: '', keyword_parameter: 'name', optional_parameter: 'name', assignment: 'left', exception_variable: '', for: 'pattern'},
	heritage: new Set(['superclass']),
	mixesIn: (node, text) => isOwnCall(node, text, /^(?:include|extend|prepend)$/),
	bindings: readRubyBindings,
};

function dottedName(node: SyntaxNode, {text}: Place): string | undefined {
	const name = childOf(node, 'name');
	return name && textOf(name, text).split('::').map(part => segmentOf(part)).filter(part => part !== undefined).join('.');
}

function methodName(node: SyntaxNode, {text}: Place): string | undefined {
	const name = childOf(node, 'name');
	return name && operatorSegmentOf(textOf(name, text));
}

function constantName(node: SyntaxNode, {text}: Place): string | undefined {
	const left = childOf(node, 'left');
	return left?.type === 'constant' ? segmentOf(textOf(left, text)) : undefined;
}

function isRequire(node: SyntaxNode, text: string): boolean {
	return isOwnCall(node, text, /^(?:require|require_relative|load|autoload)$/);
}

function isOwnCall(node: SyntaxNode, text: string, names: RegExp): boolean {
	const method = node.type === 'call' ? childOf(node, 'method') : undefined;
	return method !== undefined && childOf(node, 'receiver') === undefined && childOf(node, 'arguments') !== undefined && names.test(textOf(method, text));
}
