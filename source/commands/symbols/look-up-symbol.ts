import {maxProposedSymbols} from '../../model/limits/symbols.ts';
import type {RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {suggest} from '../arguments/suggest.ts';

/** Finds what a person calls a symbol by: its address, a file's path, or the end of either; else what is spelt alike. */
export function lookUpSymbol(index: RepositoryIndex, name: string): {readonly found: readonly string[]; readonly similar: readonly string[]} {
	if (index.file(name) ?? index.symbolAt(name)) {
		return {found: [name], similar: []};
	}

	const entries = index.paths().flatMap(path => [fileEntry(path), ...index.file(path)!.symbols.map(({address}) => ({address: `${path}#${address}`, last: lastOf(address), isFile: false}))]).toArray();
	const ending = (text: string, end: string) => text.endsWith(end) && /[#./]/.test(text.at(-end.length - 1) ?? '/');
	const found = entries.filter(({address}) => ending(address, name));
	if (found.length > 0) {
		return {found: addressesOf(found).toSorted(), similar: []};
	}

	const lower = name.toLowerCase();
	const alike = entries.filter(({address}) => ending(address.toLowerCase(), lower));
	return alike.length === 1 ? {found: addressesOf(alike), similar: []} : {found: [], similar: addressesOf(alike.length > 1 ? alike : propose(entries, name)).slice(0, maxProposedSymbols)};
}

/** An address, and its last name: a symbol's own, or a file's. */
type Entry = {readonly address: string; readonly last: string; readonly isFile: boolean};

function fileEntry(path: string): Entry {
	return {address: path, last: path.slice(path.lastIndexOf('/') + 1), isFile: true};
}

function addressesOf(entries: readonly Entry[]): string[] {
	return entries.map(({address}) => address);
}

/** What a name may have been meant to be: of a file that is there its symbols, else whatever is called nearly so. */
function propose(entries: readonly Entry[], name: string): Entry[] {
	const file = name.slice(0, Math.max(0, name.lastIndexOf('#')));
	const within = entries.filter(({address}) => address.startsWith(`${file}#`));
	const near = nearest(within.length > 0 ? within : entries, name);
	return near.length > 0 || within.length === 0 ? near : within;
}

function nearest(entries: readonly Entry[], name: string): Entry[] {
	const whole = name.slice(Math.max(name.lastIndexOf('#'), name.lastIndexOf('/')) + 1).toLowerCase();
	// The `ts` of `auth.ts` is no name, but the `login` of `auth.login` is.
	const wordFor = ({isFile}: Entry) => isFile ? whole : lastOf(whole);
	const holding = entries.filter(entry => wordFor(entry).length >= shortestPart && entry.last.toLowerCase().includes(wordFor(entry)));
	if (holding.length > 0) {
		return holding.toSorted((a, b) => a.address.length - b.address.length);
	}

	const names = Map.groupBy(entries, ({last}) => last.toLowerCase());
	const near = suggest(whole, names.keys().toArray()) ?? suggest(lastOf(whole), entries.filter(({isFile}) => !isFile).map(({last}) => last.toLowerCase()));
	return near === undefined ? [] : names.get(near)!;
}

/** Letters of a part of a name that says something about the whole. */
const shortestPart = 3;

function lastOf(address: string): string {
	return address.slice(address.lastIndexOf('.') + 1);
}
