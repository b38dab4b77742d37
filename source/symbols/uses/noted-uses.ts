import type {FoundSymbol} from '../find-symbols.ts';
import {firstFrom} from '../first-from.ts';
import type {NodeReading} from '../node-reading.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import {gather, type Note} from './gathered.ts';
import {recordingNames} from './local-names.ts';
import type {Frame, Walk} from './uses.ts';

/** What visiting a node noted, and all that it depended on besides the node's text. */
export type NotedUses = {
	/** What is around the node, and the symbols in it. */
	readonly surroundings: string;
	/** What names meant that are bound outside. */
	readonly names: ReadonlyMap<string, string | undefined>;
	/** In the order noted; of parts that are remembered by themselves, what those noted. */
	readonly notes: ReadonlyArray<Note | NotedUses>;
};

/** Notes what a text says, for the walk and for whatever part of the text is being remembered. */
export function note(walk: Walk, said: Note): void {
	gather(walk.gathered, said);
	walk.noting?.push(said);
}

type Visit = {readonly reading: NodeReading; readonly outer: Frame; readonly visit: (walk: Walk, node: SyntaxNode, outer: Frame) => void};

/** Visits a node, or notes again what was noted when it was last visited, if nothing that this depends on is different. */
export function noteOnce(walk: Walk, node: SyntaxNode, {reading, outer, visit}: Visit): void {
	const surroundings = surroundingsOf(walk, node, outer);
	const known = reading.uses;
	if (known?.surroundings === surroundings && known.names.entries().every(([name, meant]) => outer.locals.lookUp(name) === meant)) {
		noteAgain(walk, known);
		walk.noting?.push(known);
		return;
	}

	const names = new Map<string, string | undefined>();
	const notes: Array<Note | NotedUses> = [];
	const around = walk.noting;
	walk.noting = notes;
	visit(walk, node, {...outer, locals: recordingNames(outer.locals, names)});
	walk.noting = around;
	reading.uses = {surroundings, names, notes};
	around?.push(reading.uses);
}

function noteAgain(walk: Walk, {notes}: NotedUses): void {
	for (const one of notes) {
		if ('notes' in one) {
			noteAgain(walk, one);
		} else {
			gather(walk.gathered, one);
		}
	}
}

function surroundingsOf(walk: Walk, node: SyntaxNode, {symbol, owner, returnsTo, isType}: Frame): string {
	const around = [symbol, owner, returnsTo, walk.values.get(node)].map(one => one && `${one.kind} ${one.address}`);
	const inside = symbolsIn(walk, node).map(({kind, address, declaration, node: cover}) => [kind, address, declaration.start - node.start, declaration.end - node.start, cover.start - node.start, cover.end - node.start]);
	return JSON.stringify([node.field, isType, around, inside]);
}

/** The symbols declared in a node. */
function symbolsIn({ordered}: Walk, {start, end}: SyntaxNode): FoundSymbol[] {
	const found: FoundSymbol[] = [];
	for (let place = firstFrom(ordered, start, ({declaration}) => declaration.start); place < ordered.length && ordered[place]!.declaration.start < end; place++) {
		found.push(ordered[place]!);
	}

	return found;
}
