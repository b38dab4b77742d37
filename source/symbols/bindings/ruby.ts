import type {Binding} from '../file-index.ts';
import {childOf, firstOfType, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What a Ruby require loads; constants are the whole program's, so it binds no name. A relative path begins with a dot. */
export function readRubyBindings(node: SyntaxNode, text: string): Binding[] {
	const method = childOf(node, 'method');
	const path = firstOfType(node, 'string_content');
	if (!method || !path) {
		return [];
	}

	const written = textOf(path, text);
	const isRelative = textOf(method, text) === 'require_relative' && !written.startsWith('.');
	return [{name: '', module: isRelative ? `./${written}` : written, member: '*', scope: 'local'}];
}
