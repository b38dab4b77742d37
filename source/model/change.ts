import type {Claim} from './plan.ts';

/** What a task's work does to the repository, as the symbols tell. */
export type Footprint = {
	/** What locks are about. */
	readonly writes: readonly Write[];
	/** What that changes for those who rely on it; comments and layout change nothing. */
	readonly changes: readonly Change[];
	/** Symbols that the symbols written refer to. */
	readonly reads: readonly Claim[];
};

/** One thing a patch writes: a symbol, a file's imports, or a whole file (`symbol` absent). */
export type Write = {
	readonly path: string;
	readonly symbol?: string;
	readonly change: 'added' | 'changed' | 'removed' | 'imports';
	/** Whether only what stands outside the symbols in it is written: a class's header, a file's statements. */
	readonly isRest?: true;
	/** Only the place is written where something new stands: right after the member at this address, or before all members. */
	readonly place?: {readonly after?: string};
};

/**
A symbol, or a file where no symbol can tell, that means something else after a patch. A change within a class is one of the class too.
`interface`: whoever uses it has to look; `body`: it may behave otherwise.
*/
export type Change = {
	/** `path#Outer.inner`, or a path. */
	readonly symbol: Claim;
	readonly depth: 'interface' | 'body';
	/** Whether only symbols within it changed, which are told of beside it. */
	readonly isInner?: true;
	/** Whether nothing that runs can tell: what a text for people says, or an annotation that only type checkers read. */
	readonly isInert?: true;
	/** Of a file: symbols of it that have to do with the change are told of beside it. */
	readonly isApart?: true;
	/** The interface before and after, as a person would quote it, where that is what changed; absent where the symbol isn't there. */
	readonly was?: string;
	readonly is?: string;
	/** Names what came of it, so that one change is told from the next; absent for what a worker has said and nobody has seen written. */
	readonly hash?: string;
};

/**
What a claim calls the part of a symbol, or of a file, that stands outside the symbols in it: `src/a.ts#Outer.(rest)`, `readme.md#(rest)`.
It behaves as one more member. No symbol is called so, as names lose their parentheses.
*/
export const rest = '(rest)';
