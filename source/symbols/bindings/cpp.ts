import type {Binding} from '../file-index.ts';
import {childOf, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What an include or a using declaration binds; whoever includes a file gets what it includes. */
export function readCppBindings(node: SyntaxNode, text: string): Binding[] {
	const path = childOf(node, 'path');
	if (path) {
		return [{name: '*', module: text.slice(path.start + 1, path.end - 1), member: '*', scope: 'both'}];
	}

	const target = node.children.findLast(child => child.isNamed);
	const member = target ? textOf(target, text).replaceAll(/\s/g, '').split('::').filter(part => part !== '').join('.') : '';
	const isNamespace = node.children.some(child => child.type === 'namespace');
	return member === '' ? [] : [{name: isNamespace ? '*' : member.slice(member.lastIndexOf('.') + 1), member, scope: 'both'}];
}
