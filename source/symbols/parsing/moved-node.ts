import type {NodeReading} from '../node-reading.ts';
import type {SyntaxNode} from './syntax.ts';

/**
A node of a former text as it stands in the next. What is in it is made when it's asked for, so that what nobody looks at costs nothing, as in the red
and green trees of Roslyn.
*/
export class MovedNode implements SyntaxNode {
	/** Until its children are made. */
	#origin: SyntaxNode | undefined;
	#children: readonly SyntaxNode[] = [];
	readonly type: string;
	readonly field: string | undefined;
	readonly start: number;
	readonly end: number;
	readonly isNamed: boolean;
	normalStart: number;
	normalEnd: number;
	isApart: boolean;
	readonly reading: NodeReading | undefined;

	/** Moves by as many UTF-16 units in the text and in the normal form. */
	constructor(before: SyntaxNode, {field, by, normalBy}: {readonly field: string | undefined; readonly by: number; readonly normalBy: number}) {
		this.type = before.type;
		this.field = field;
		this.start = before.start + by;
		this.end = before.end + by;
		this.isNamed = before.isNamed;
		this.normalStart = before.normalStart + normalBy;
		this.normalEnd = before.normalEnd + normalBy;
		this.isApart = before.isApart;
		this.reading = before.reading;
		// One whose children aren't made is passed over, so that no text keeps all before it.
		this.#origin = before instanceof MovedNode && before.#origin ? before.#origin : before;
	}

	get children(): readonly SyntaxNode[] {
		const origin = this.#origin;
		if (origin) {
			const [by, normalBy] = [this.start - origin.start, this.normalStart - origin.normalStart];
			this.#children = origin.children.map(child => new MovedNode(child, {field: child.field, by, normalBy}));
			this.#origin = undefined;
		}

		return this.#children;
	}
}
