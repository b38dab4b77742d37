import type {Binding} from '../file-index.ts';
import {childOf, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What a Go import declaration binds: a package by its alias, or else by the last part of its path. */
export function readGoBindings(node: SyntaxNode, text: string): Binding[] {
	if (node.type !== 'import_spec') {
		return node.children.flatMap(child => readGoBindings(child, text));
	}

	const path = childOf(node, 'path');
	const module = path ? text.slice(path.start + 1, path.end - 1) : '';
	const alias = childOf(node, 'name');
	const written = alias && textOf(alias, text);
	const name = written === '.' ? '*' : (written === '_' ? '' : written ?? nameOf(module));
	return [{name, module, member: '*', scope: 'local'}];
}

// A package's name can differ from its folder's, but for a version at the end it hardly ever does.
function nameOf(module: string): string {
	const parts = module.split('/');
	const last = parts.length > 1 && /^v\d+$/.test(parts.at(-1)!) ? parts.at(-2)! : parts.at(-1)!;
	return last.replace(/\.v\d+$/, '').replace(/^go-/, '').replaceAll('-', '_');
}
