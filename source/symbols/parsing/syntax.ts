import type {NodeReading} from '../node-reading.ts';

/** One node of a parsed text as plain data, as every question to the parser's own tree costs. */
export type SyntaxNode = {
	readonly type: string;
	/** The field of the parent that this node fills. */
	readonly field: string | undefined;
	readonly start: number;
	readonly end: number;
	readonly isNamed: boolean;
	readonly children: readonly SyntaxNode[];
	/** Where the node stands in the normal form. */
	readonly normalStart: number;
	readonly normalEnd: number;
	/** Whether its normal form is the same wherever it stands. */
	readonly isApart: boolean;
	/** Where to put what is read of it; nothing where that isn't worth it, and in texts that aren't kept. */
	readonly reading: NodeReading | undefined;
};

/** A node in which something is otherwise, so that nothing that was read of it holds. */
export function otherNode(node: SyntaxNode, other: Partial<SyntaxNode>): SyntaxNode {
	return {...node, children: node.children, reading: undefined, ...other};
}

export type Syntax = {
	readonly text: string;
	/** What was parsed: the text, or as long a one. */
	readonly readable: string;
	readonly root: SyntaxNode;
	/**
	The text without comments, documentation and layout: its tokens, bracketed by the nodes that hold them. Equal normal forms parse alike.
	What says nothing to a running program is between marks; see `atRunTime`.
	*/
	readonly normal: string;
	readonly comments: readonly Span[];
	/** Attributes and decorators; like comments, they belong to the symbol below them. */
	readonly attributes: readonly Span[];
	readonly errors: readonly Span[];
};

/** A part of a text, in UTF-16 offsets; `end` is exclusive. */
export type Span = {readonly start: number; readonly end: number};
