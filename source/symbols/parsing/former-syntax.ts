import type {Span, Syntax, SyntaxNode} from './syntax.ts';
import type {TextEdit} from './text-edit.ts';

/** The syntax of a text before an edit. */
export type FormerSyntax = {
	readonly syntax: Omit<Syntax, 'readable'>;
	readonly edit: TextEdit;
	/** Parts of the new text that are edited, or other syntax than before. */
	readonly changed: readonly Span[];
};

/** What of the former syntax a node may have been: of the same type, around or outside the edit. */
export function counterpartIn({edit}: FormerSyntax, children: ReadonlyMap<number, readonly SyntaxNode[]>, {type, start, end}: Pick<SyntaxNode, 'type' | 'start' | 'end'>): SyntaxNode | undefined {
	const moved = edit.oldEnd - edit.end;
	const oldStart = start <= edit.start ? start : (start >= edit.end ? start + moved : undefined);
	const oldEnd = end >= edit.end ? end + moved : (end <= edit.start ? end : undefined);
	return oldStart === undefined ? undefined : children.get(oldStart)?.find(child => child.type === type && child.end === oldEnd);
}

/** Whether a node with all in it, if there are no errors in it, is what its counterpart was. */
export function isUnchanged({syntax, changed}: FormerSyntax, {is, was}: {readonly is: Span; readonly was: Span}): boolean {
	return changed.every(span => !isTouched(is, span)) && syntax.errors.every(error => !isTouched(was, error));
}

function isTouched({start, end}: Span, other: Span): boolean {
	return start <= other.end && other.start <= end;
}
