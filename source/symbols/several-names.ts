import type {LanguageTable} from './language-table.ts';
import {otherNode, type SyntaxNode} from './parsing/syntax.ts';

/** One name of a declaration that has several: `b` of `int a, b;`. */
export type SharedName = {
	/** The node that holds the name. */
	readonly holder: SyntaxNode;
	/** The declaration. */
	readonly declaration: SyntaxNode;
	/** The declaration as if it had this name alone. */
	readonly alone: SyntaxNode;
	/** What the declaration says of this name, in the order written: what stands before all names, the name's own part, and what stands behind all. */
	readonly stretches: readonly [Stretch, Stretch, Stretch];
};

/** A part of a text, and where it stands in the normal form. */
export type Stretch = Pick<SyntaxNode, 'start' | 'end' | 'normalStart' | 'normalEnd'>;

/** The names of a declaration with what wraps it, in the order written; none where it has a single one. */
export function severalNames({several}: LanguageTable, declaration: SyntaxNode, around: SyntaxNode): SharedName[] {
	const rule = several?.[declaration.type];
	const list = rule && listIn(declaration, rule.each);
	if (!list) {
		return [];
	}

	const parts = partsOf(list, rule);
	const [first, last] = [parts[0]!, parts.at(-1)!];
	const before: Stretch = {start: around.start, normalStart: around.normalStart, end: first.own.start, normalEnd: first.own.normalStart};
	const after: Stretch = {start: last.own.end, normalStart: last.own.normalEnd, end: around.end, normalEnd: around.normalEnd};
	const ends = [list.children.filter(({end}) => end <= first.own.start), list.children.filter(({start}) => start >= last.own.end)] as const;
	return parts.map(({nodes, own}) => ({holder: nodes[0]!, declaration, alone: aloneIn(declaration, list, [...ends[0], ...nodes, ...ends[1]]), stretches: [before, own, after]}));
}

// C# has the list one node deeper.
function listIn(declaration: SyntaxNode, each: string): SyntaxNode | undefined {
	return [declaration, ...declaration.children].find(node => node.children.filter(child => isEach(child, each)).length > 1);
}

function isEach({field, type}: SyntaxNode, each: string): boolean {
	return field === each || type === each;
}

type Part = {readonly nodes: readonly SyntaxNode[]; readonly own: Stretch};
type Rule = NonNullable<LanguageTable['several']>[string];

function partsOf({children}: SyntaxNode, {each, followers = []}: Rule): Part[] {
	const parts: Part[] = [];
	for (const child of children) {
		const part = parts.at(-1);
		if (isEach(child, each)) {
			parts.push({nodes: [child], own: stretchOf(child)});
		} else if (part && followers.some(follower => isEach(child, follower))) {
			parts[parts.length - 1] = {nodes: [...part.nodes, child], own: {...part.own, end: child.end, normalEnd: child.normalEnd}};
		}
	}

	return parts;
}

function stretchOf({start, end, normalStart, normalEnd}: Stretch): Stretch {
	return {start, end, normalStart, normalEnd};
}

function aloneIn(declaration: SyntaxNode, list: SyntaxNode, children: readonly SyntaxNode[]): SyntaxNode {
	const alone = otherNode(list, {children});
	return list === declaration ? alone : otherNode(declaration, {children: declaration.children.map(child => child === list ? alone : child)});
}
