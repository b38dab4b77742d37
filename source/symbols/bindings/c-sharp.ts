import type {Binding} from '../file-index.ts';
import {childOf, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What a C# using directive binds: every name of a namespace or of a static class, or one by an alias. */
export function readCSharpBindings(node: SyntaxNode, text: string): Binding[] {
	const alias = childOf(node, 'name');
	const target = node.children.findLast(child => child.isNamed);
	const [module = ''] = target ? textOf(target, text).replaceAll(/\s/g, '').split('<', 1) : [];
	if (node.type !== 'using_directive' || module === '') {
		return [];
	}

	// A global one counts for the whole project.
	const scope = node.children.some(child => child.type === 'global') ? 'both' : 'local';
	if (!alias) {
		return [{name: '*', module, member: '*', scope}];
	}

	const dot = module.lastIndexOf('.');
	return [{name: textOf(alias, text), module: module.slice(0, Math.max(0, dot)), member: module.slice(dot + 1), scope}];
}
