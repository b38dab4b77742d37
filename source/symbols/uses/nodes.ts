import type {SyntaxNode} from '../parsing/syntax.ts';

/** The child that fills a field. */
export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
	return node.children.find(child => child.field === field);
}

/** The first child of one of the types. */
export function childOfType(node: SyntaxNode, ...types: readonly string[]): SyntaxNode | undefined {
	return node.children.find(child => types.includes(child.type));
}

/** The node's text. */
export function textOf(node: SyntaxNode, text: string): string {
	return text.slice(node.start, node.end);
}

/** The first node of one of the types, in a node or it itself. */
export function firstOfType(node: SyntaxNode, ...types: readonly string[]): SyntaxNode | undefined {
	if (types.includes(node.type)) {
		return node;
	}

	for (const child of node.children) {
		const found = firstOfType(child, ...types);
		if (found) {
			return found;
		}
	}

	return undefined;
}

/** A set of node types written as words. */
export function nodeTypes(...words: readonly string[]): ReadonlySet<string> {
	return new Set(words.flatMap(line => line.split(' ')));
}
