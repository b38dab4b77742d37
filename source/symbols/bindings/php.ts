import type {Binding} from '../file-index.ts';
import type {Loaded} from '../language-table.ts';
import {childOf, childOfType, firstOfType, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';

/** What a PHP use declaration binds; a statement that loads a file binds nothing, and its path begins with a dot. */
export function readPhpBindings(node: SyntaxNode, text: string): Binding[] {
	const load = loadIn(node);
	if (load) {
		const path = firstOfType(load, 'string_content');
		return path ? [{name: '', module: `./${textOf(path, text).replace(/^\/+/, '')}`, member: '*', scope: 'local'}] : [];
	}

	const prefix = childOfType(node, 'namespace_name');
	const group = childOf(node, 'body');
	const clauses = (group ?? node).children.filter(child => child.type === 'namespace_use_clause');
	return clauses.map(clause => {
		const target = clause.children.find(child => child.isNamed && child.field !== 'alias' && child.field !== 'type');
		const path = [group && prefix ? textOf(prefix, text) : '', target ? textOf(target, text) : ''].filter(part => part !== '').join('\\');
		const alias = childOf(clause, 'alias');
		const {module, member} = split(path);
		return {name: alias ? textOf(alias, text) : member, module, member, scope: 'local'};
	});
}

/** The expression of a statement that does nothing but load another file. */
export function loadIn(statement: SyntaxNode): SyntaxNode | undefined {
	return childOfType(statement, 'require_once_expression', 'require_expression', 'include_once_expression', 'include_expression');
}

/** What a name with its namespace stands for. */
export function readQualified(node: SyntaxNode, text: string): Loaded | undefined {
	const written = node.type === 'qualified_name' ? textOf(node, text) : '';
	return written.startsWith('\\') ? split(written) : undefined;
}

function split(path: string): Loaded {
	const parts = path.split('\\').filter(part => part !== '');
	return {module: parts.slice(0, -1).join('\\'), member: parts.at(-1) ?? ''};
}
