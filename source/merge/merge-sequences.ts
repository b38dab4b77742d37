import {matchLines} from './matches.ts';

/** Three versions of one sequence; `sameAs` gives items that mean the same the same text. */
export type Sequences<Item> = {
	readonly base: readonly Item[];
	readonly ours: readonly Item[];
	readonly theirs: readonly Item[];
	readonly sameAs: (item: Item) => string;
	/** Whether an item that both sides added, in different places, is wanted no more often than one of them did. */
	readonly isWantedOnce: (item: Item) => boolean;
};

/** The items in their order, or what both sides put in place of the same items. */
export type SequenceMerge<Item> =
	| {readonly ok: true; readonly items: readonly Item[]}
	| {readonly ok: false; readonly ours: readonly Item[]; readonly theirs: readonly Item[]};

/**
Merges two changes of a sequence: what either side removed goes, what either side added comes, ours first where both added in one place.
Items that both sides removed and replaced in different ways are a conflict.
*/
export function mergeSequences<Item>(sequences: Sequences<Item>): SequenceMerge<Item> {
	const ours = changeOf(sequences, sequences.ours);
	const theirs = changeOf(sequences, sequences.theirs);
	return ours && theirs
		? findClash(sequences, ours, theirs) ?? {ok: true, items: composed(sequences, ours, theirs)}
		: {ok: false, ours: sequences.ours, theirs: sequences.theirs};
}

/** One side's change: which items stay, and what was added before each and at the end. */
type Change<Item> = {readonly kept: readonly number[]; readonly added: ReadonlyArray<readonly Item[]>};

function changeOf<Item>({base, sameAs}: Sequences<Item>, side: readonly Item[]): Change<Item> | undefined {
	const kept = matchLines(base.map(item => sameAs(item)), side.map(item => sameAs(item)));
	if (!kept) {
		return undefined;
	}

	let from = 0;
	const added: Array<readonly Item[]> = [];
	for (const place of [...kept, side.length]) {
		added.push(place === -1 ? [] : side.slice(from, place));
		from = place === -1 ? from : place + 1;
	}

	return {kept, added};
}

function findClash<Item>({base, sameAs}: Sequences<Item>, ours: Change<Item>, theirs: Change<Item>): SequenceMerge<Item> | undefined {
	let start = 0;
	while (start < base.length) {
		const end = endOfGone(start, ours, theirs);
		const [mine, yours] = [addedBetween(ours, start, end), addedBetween(theirs, start, end)];
		if (end > start && mine.map(item => sameAs(item)).join('\n') !== yours.map(item => sameAs(item)).join('\n')) {
			return {ok: false, ours: mine, theirs: yours};
		}

		start = end + 1;
	}

	return undefined;
}

/** Where the items end, from `start` on, that both sides removed. */
function endOfGone<Item>(start: number, ours: Change<Item>, theirs: Change<Item>): number {
	let end = start;
	while (ours.kept[end] === -1 && theirs.kept[end] === -1) {
		end++;
	}

	return end;
}

function addedBetween<Item>({added}: Change<Item>, start: number, end: number): Item[] {
	return added.slice(start, end + 1).flat();
}

function composed<Item>({base, ours: side, sameAs, isWantedOnce}: Sequences<Item>, ours: Change<Item>, theirs: Change<Item>): Item[] {
	const counts = [ours, theirs].map(({added}) => Map.groupBy(added.flat(), item => sameAs(item)));
	const left = new Map([...counts[1]!].map(([text, items]) => [text, items.length - (counts[0]!.get(text)?.length ?? 0)]));
	const isNew = (item: Item): boolean => {
		const more = left.get(sameAs(item))!;
		left.set(sameAs(item), more - 1);
		return !isWantedOnce(item) || more > 0;
	};

	const items: Item[] = [];
	for (let index = 0; index <= base.length; index++) {
		items.push(...union(ours.added[index]!, theirs.added[index]!, sameAs, isNew));
		if (index < base.length && ours.kept[index] !== -1 && theirs.kept[index] !== -1) {
			items.push(side[ours.kept[index]!]!);
		}
	}

	return items;
}

/** What both added in one place: what is common once, and between that ours before theirs. */
function union<Item>(ours: readonly Item[], theirs: readonly Item[], sameAs: (item: Item) => string, isNew: (item: Item) => boolean): Item[] {
	const matched = matchLines(ours.map(item => sameAs(item)), theirs.map(item => sameAs(item)));
	if (!matched) {
		return [...ours, ...theirs.filter(item => isNew(item))];
	}

	const items: Item[] = [];
	let from = 0;
	let pending: Item[] = [];
	for (const [index, place] of matched.entries()) {
		if (place !== -1) {
			items.push(...pending, ...theirs.slice(from, place).filter(item => isNew(item)));
			pending = [];
			from = place + 1;
		}

		pending.push(ours[index]!);
	}

	return [...items, ...pending, ...theirs.slice(from).filter(item => isNew(item))];
}
