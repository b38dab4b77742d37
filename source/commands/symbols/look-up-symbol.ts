import {maxProposedSymbols} from '../../model/limits/symbols.ts';
import type {RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {suggest} from '../arguments/suggest.ts';

/** Finds what a person calls a symbol by: its address, a file's path, or the end of either; else what is spelt alike. */
export function lookUpSymbol(index: RepositoryIndex, name: string): {readonly found: readonly string[]; readonly similar: readonly string[]} {
	if (index.file(name) ?? index.symbolAt(name)) {
		return {found: [name], similar: []};
	}

	const addresses = index.paths().flatMap(path => [path, ...index.file(path)!.symbols.map(({address}) => `${path}#${address}`)]).toArray();
	const ending = (text: string, end: string) => text.endsWith(end) && /[#./]/.test(text.at(-end.length - 1) ?? '/');
	const found = addresses.filter(address => ending(address, name));
	if (found.length > 0) {
		return {found: found.toSorted(), similar: []};
	}

	const lower = name.toLowerCase();
	const alike = addresses.filter(address => ending(address.toLowerCase(), lower));
	return alike.length === 1 ? {found: alike, similar: []} : {found: [], similar: alike.length > 1 ? alike.slice(0, maxProposedSymbols) : propose(addresses, lower)};
}

function propose(addresses: readonly string[], name: string): string[] {
	const holding = addresses.filter(address => lastOf(address).toLowerCase().includes(name));
	if (holding.length > 0) {
		return holding.toSorted((a, b) => a.length - b.length).slice(0, maxProposedSymbols);
	}

	const names = Map.groupBy(addresses, address => lastOf(address).toLowerCase());
	const near = suggest(lastOf(name), names.keys().toArray());
	return near === undefined ? [] : names.get(near)!.slice(0, maxProposedSymbols);
}

function lastOf(address: string): string {
	return address.slice(Math.max(address.lastIndexOf('#'), address.lastIndexOf('.'), address.lastIndexOf('/')) + 1);
}
