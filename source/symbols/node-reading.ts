import type {Findings} from './find-symbols.ts';
import type {Measures} from './index-code.ts';
import type {NotedEdits} from './uses/inline-constants.ts';
import type {NotedUses} from './uses/noted-uses.ts';

/** What was read of a node of a text that is being edited. It goes on to the node that is the same in the next text, as long as nothing around it matters more than is noted with it. */
export type NodeReading = {
	uses?: NotedUses;
	/** Of a whole text. */
	found?: {readonly path: string; readonly findings: Findings};
	/** True where nothing down to the scopes in it may bind a name. */
	bindsNothing?: true;
	/** In what place nothing was found in it. */
	bareIn?: string;
	/** Of an outermost scope, what reads as another there. */
	inlined?: NotedEdits;
	/** Of a symbol. */
	measured?: {readonly what: string; readonly measures: Measures};
};
