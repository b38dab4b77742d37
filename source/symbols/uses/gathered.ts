import type {Binding, SourceSymbol} from '../file-index.ts';

/** What a symbol's text says of other things. */
export type Uses = Pick<SourceSymbol, 'refers' | 'typed' | 'type' | 'bases' | 'fields' | 'names'>;

/** One thing that a text says: of the symbol at an address, or of the file itself. */
export type Note =
	| {readonly of: 'refers' | 'used' | 'bases' | 'names' | 'returns' | 'type'; readonly address: string | undefined; readonly said: string}
	| {readonly of: 'declared field' | 'assigned field'; readonly address: string | undefined; readonly name: string; readonly said: string}
	| {readonly of: 'binding'; readonly binding: Binding};

/** What is said of all symbols of a text, by their address; what is said of the file itself by none. */
export type GatheredUses = {readonly bySymbol: Map<string | undefined, Gathered>; readonly bindings: Binding[]};

type Gathered = {
	readonly refers: Set<string>;
	/** Those of them that aren't named by types alone. */
	readonly used: Set<string>;
	readonly bases: Set<string>;
	readonly fields: Map<string, string>;
	readonly names: Set<string>;
	/** Paths of what is returned; an empty one for anything else. */
	readonly returns: Set<string>;
	type?: string;
};

/** Adds what is said to what is known. */
export function gather(uses: GatheredUses, note: Note): void {
	switch (note.of) {
		case 'binding': {
			uses.bindings.push(note.binding);
			return;
		}

		case 'declared field': {
			gatheredFor(uses, note.address).fields.set(note.name, note.said);
			return;
		}

		case 'assigned field': {
			const {fields} = gatheredFor(uses, note.address);
			fields.set(note.name, fields.get(note.name) ?? note.said);
			return;
		}

		case 'type': {
			gatheredFor(uses, note.address).type ??= note.said;
			return;
		}

		case 'refers':
		case 'used':
		case 'bases':
		case 'names':
		case 'returns': {
			gatheredFor(uses, note.address)[note.of].add(note.said);
		}
	}
}

/** What is known of the symbol at an address in the end. */
export function usesOf(gathered: GatheredUses, address: string | undefined): Uses {
	const {refers, used, bases, fields, names, returns, type} = gatheredFor(gathered, address);
	const [returned] = returns;
	const known = type ?? (returns.size === 1 ? returned : undefined);
	const typed = refers.difference(used);
	return {
		refers: refers.values().toArray().toSorted(),
		...typed.size > 0 && {typed: typed.values().toArray().toSorted()},
		...known !== undefined && known !== '' && {type: known},
		...bases.size > 0 && {bases: [...bases]},
		...fields.size > 0 && {fields: Object.fromEntries(fields)},
		...names.size > 0 && {names: [...names]},
	};
}

function gatheredFor({bySymbol}: GatheredUses, address: string | undefined): Gathered {
	const known = bySymbol.get(address);
	if (known) {
		return known;
	}

	const fresh: Gathered = {refers: new Set(), used: new Set(), bases: new Set(), fields: new Map(), names: new Set(), returns: new Set()};
	bySymbol.set(address, fresh);
	return fresh;
}
