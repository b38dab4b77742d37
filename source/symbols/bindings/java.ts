import type {Binding} from '../file-index.ts';
import {childOfType, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What a Java import binds: a type of a package, a static member of a type, or all of either. */
export function readJavaBindings(node: SyntaxNode, text: string): Binding[] {
	const path = childOfType(node, 'scoped_identifier', 'identifier');
	const written = path ? textOf(path, text).replaceAll(/\s/g, '') : '';
	if (childOfType(node, 'asterisk')) {
		return [{name: '*', module: written, member: '*', scope: 'local'}];
	}

	const dot = written.lastIndexOf('.');
	const name = written.slice(dot + 1);
	return [{name, module: written.slice(0, Math.max(0, dot)), member: name, scope: 'local'}];
}
