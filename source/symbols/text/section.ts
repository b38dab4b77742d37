import type {SourceRange, SourceSymbol, SymbolKind} from '../file-index.ts';
import {hashOf} from '../hash.ts';

export type Section = {
	readonly kind: SymbolKind;
	readonly address: string;
	readonly parent: string | undefined;
	readonly range: SourceRange;
	/** The whole file's. */
	readonly text: string;
	readonly interface: string;
	/** Hash of what the section says. */
	readonly body: string;
};

/** Makes the symbol of a section of prose or data, which has no interface but its name. */
export function sectionSymbol(section: Section): SourceSymbol {
	const {kind, address, parent, range} = section;
	return {
		address,
		kind,
		...parent !== undefined && {parent},
		...range,
		hashes: {text: hashOf(section.text.slice(range.start, range.end)), body: section.body, interface: hashOf(section.interface)},
		interface: section.interface,
		refers: [],
	};
}

/** Gives out addresses, telling those apart that come twice. */
export function addressing(): (parent: string | undefined, name: string) => string {
	const taken = new Map<string, number>();
	return (parent, name) => {
		const address = parent === undefined ? name : `${parent}.${name}`;
		const count = (taken.get(address) ?? 0) + 1;
		taken.set(address, count);
		return count === 1 ? address : `${address}~${count}`;
	};
}
