import type {Findings} from '../find-symbols.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import type {NotedUses} from './noted-uses.ts';

/** What was read of a node of a text that is being edited: it goes on to the node that is the same in the next text. */
export type NodeReading = {uses?: NotedUses; found?: {readonly path: string; readonly findings: Findings}};

/** Returns where to put what is read of a node; nothing for one that isn't worth it, and for those of texts that aren't kept. */
export function readingOf(node: SyntaxNode): NodeReading | undefined {
	return readings.get(node);
}

/** Keeps what is read of a node from now on, for as long as the node itself. */
export function keepReading(node: SyntaxNode, reading: NodeReading): void {
	readings.set(node, reading);
}

const readings = new WeakMap<SyntaxNode, NodeReading>();
