import type {Binding} from '../file-index.ts';
import type {Loaded} from '../language-table.ts';
import {childOf, childOfType, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What `use` and `extern crate` bind; a path is the module with `::` and the name at its end. */
export function readRustBindings(node: SyntaxNode, text: string, namespace?: string): Binding[] {
	if (node.type === 'extern_crate_declaration') {
		const name = textOf(childOf(node, 'name') ?? node, text);
		return [{name: textOf(childOf(node, 'alias') ?? childOf(node, 'name') ?? node, text), module: name, member: '*', scope: 'both'}];
	}

	const argument = childOf(node, 'argument');
	const scope = childOfType(node, 'visibility_modifier') ? 'both' : 'local';
	return argument ? readTree(argument, text, []).map(({path, name}) => bind(seenFrom(path, namespace), name, scope)) : [];
}

/** The file or module that `mod name;` says is there; a path given to it begins with a dot. */
export function readModule(node: SyntaxNode, text: string): Loaded | undefined {
	const name = node.type === 'mod_item' && childOf(node, 'body') === undefined ? childOf(node, 'name') : undefined;
	if (!name) {
		return undefined;
	}

	const before = text.slice(Math.max(0, node.start - longestAttributes), node.start);
	const path = /#\[path\s*=\s*"(?<path>[^\n"]+)"\s*\](?:\s|#\[[^\n\]]*\]|\/\/[^\n]*\n)*$/.exec(before)?.groups?.path;
	return {name: textOf(name, text), module: path === undefined ? `self::${textOf(name, text)}` : `./${path}`, member: '*'};
}

// Attributes and comments between a path and its module.
const longestAttributes = 500;

// A module within the file begins from itself.
function seenFrom(path: readonly string[], namespace: string | undefined): readonly string[] {
	const isRelative = path[0] === 'self' || path[0] === 'super';
	return namespace !== undefined && isRelative ? ['self', ...namespace.split('.'), ...path] : path;
}

type Leaf = {readonly path: readonly string[]; readonly name: string};

function readTree(node: SyntaxNode, text: string, before: readonly string[]): Leaf[] {
	switch (node.type) {
		case 'use_list': {
			return node.children.filter(child => child.isNamed).flatMap(child => readTree(child, text, before));
		}

		case 'scoped_use_list': {
			const path = childOf(node, 'path');
			const list = childOf(node, 'list');
			return list ? readTree(list, text, path ? [...before, ...segmentsOf(path, text)] : before) : [];
		}

		case 'use_wildcard': {
			const path = node.children.find(child => child.isNamed);
			return [{path: [...before, ...path ? segmentsOf(path, text) : [], '*'], name: '*'}];
		}

		case 'use_as_clause': {
			const path = childOf(node, 'path');
			const alias = childOf(node, 'alias');
			return path && alias ? [{path: [...before, ...segmentsOf(path, text)], name: textOf(alias, text)}] : [];
		}

		default: {
			const path = [...before, ...segmentsOf(node, text)];
			const whole = path.at(-1) === 'self' && path.length > 1 ? path.slice(0, -1) : path;
			return [{path: whole, name: whole.at(-1) ?? ''}];
		}
	}
}

function segmentsOf(node: SyntaxNode, text: string): string[] {
	return textOf(node, text).split('::').map(part => part.trim()).filter(part => part !== '');
}

function bind(path: readonly string[], name: string, scope: Binding['scope']): Binding {
	const isModule = path.length === 1;
	return {name: name === '_' ? '' : name, module: (isModule ? path : path.slice(0, -1)).join('::'), member: isModule ? '*' : path.at(-1)!, scope};
}
