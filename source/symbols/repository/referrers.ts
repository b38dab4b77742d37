import type {FileIndex, SourceSymbol} from '../file-index.ts';
import {readAddress, writeAddress} from './addresses.ts';
import type {Files} from './files.ts';
import {key, lastOf} from './keys.ts';
import {resolvePath} from './resolve.ts';

/** Symbols and files that refer to an address or to something within it, sorted. Only files that mention its name are looked at. */
export function findReferrers(files: Files, address: string): readonly string[] {
	const {path, symbol: outer} = readAddress(address, files.get);
	const target = files.get(path);
	if (!target) {
		return [];
	}

	const isMeant = (file: FileIndex, symbol: string) => file === target && (outer === undefined || symbol === outer || symbol.startsWith(`${outer}.`));
	const found = new Set<string>();
	for (const candidate of candidatesFor(files, target, outer)) {
		const file = files.get(candidate)!;
		const look = (scope: string | undefined, refers: readonly string[]) => {
			if ((scope === undefined || !isMeant(file, scope)) && refers.some(name => refersTo(files, {file, scope}, name, isMeant))) {
				found.add(writeAddress(candidate, scope));
			}
		};

		look(undefined, file.refers);
		for (const {address: scope, refers} of file.symbols) {
			look(scope, refers);
		}
	}

	found.delete(path);
	return [...found].toSorted();
}

function refersTo(files: Files, place: {readonly file: FileIndex; readonly scope: string | undefined}, name: string, isMeant: (file: FileIndex, symbol: string) => boolean): boolean {
	let isFound = false;
	resolvePath(files, place, name, (file, symbol) => {
		isFound ||= isMeant(file, symbol.address);
	});
	return isFound;
}

/** Files that mention one of the names which the target goes by, somewhere along the way. */
function candidatesFor(files: Files, target: FileIndex, outer: string | undefined): Set<string> {
	const meant = target.symbols.filter(({address}) => outer === undefined || address === outer || address.startsWith(`${outer}.`));
	const names = new Set(meant.flatMap(symbol => namesOf(symbol)));
	const candidates = new Set<string>();
	const waiting = [...names];
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		for (const path of files.holding(key.mention(name))) {
			candidates.add(path);
			const others = otherNames(files.get(path)!, name).filter(other => !names.has(other));
			for (const other of others) {
				names.add(other);
				waiting.push(other);
			}
		}
	}

	return candidates;
}

// A CommonJS module's export is what the module is bound to as a whole.
function namesOf({address, names = [], isDefault}: SourceSymbol): string[] {
	return [lastOf(address), ...names, ...isDefault ? ['default'] : [], ...address === 'default' ? ['*'] : []];
}

/** Names that a file gives to what it knows by a name, to hand it on. */
function otherNames({bindings}: FileIndex, name: string): string[] {
	return bindings.filter(binding => name !== '*' && lastOf(binding.member) === name).map(binding => binding.name).filter(other => other !== '*' && other !== '');
}
