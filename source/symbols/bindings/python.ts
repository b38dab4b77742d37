import type {Binding} from '../file-index.ts';
import {childOf, childOfType, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What `import` and `from … import` bind; in Python every name of a module can be imported from it again. */
export function readPythonBindings(node: SyntaxNode, text: string): Binding[] {
	const names = node.children.filter(child => child.field === 'name').map(child => readName(child, text));
	const source = childOf(node, 'module_name');
	if (source) {
		const module = textOf(source, text).replaceAll(/\s/g, '');
		return childOfType(node, 'wildcard_import')
			? [{name: '*', module, member: '*', scope: 'both'}]
			: names.map(({path, alias}) => ({name: alias ?? path, module, member: path, scope: 'both'}));
	}

	return node.type === 'import_statement' ? names.flatMap(({path, alias}) => bindModule(path, alias)) : [];
}

// `import a.b` binds `a`, and loads `a.b`.
function bindModule(path: string, alias: string | undefined): Binding[] {
	const [first = path] = path.split('.', 1);
	return alias !== undefined || first === path
		? [{name: alias ?? path, module: path, member: '*', scope: 'both'}]
		: [{name: first, module: first, member: '*', scope: 'both'}, {name: '', module: path, member: '*', scope: 'local'}];
}

function readName(node: SyntaxNode, text: string): {path: string; alias: string | undefined} {
	const alias = childOf(node, 'alias');
	const path = textOf(childOf(node, 'name') ?? node, text).replaceAll(/\s/g, '');
	return {path, alias: alias && textOf(alias, text)};
}
