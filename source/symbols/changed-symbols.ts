import type {Change} from '../model/run.ts';
import type {FileIndex, SourceSymbol} from './file-index.ts';

/** One file before and after; an absent side is a file that isn't there. */
export type FileVersions = {
	readonly path: string;
	readonly before: FileIndex | undefined;
	readonly after: FileIndex | undefined;
};

/**
Says which symbols of a file mean something else than before, and how deep that goes: signatures, or only what is behind them.
A class changes with its members. Comments and layout change nothing. The file itself counts where `isFileChanged` says that text outside
symbols did, unless that is a comment, where it comes or goes, and where it has no symbols at all.
*/
export function changedSymbols({path, before, after}: FileVersions, isFileChanged: boolean): Change[] {
	const old = symbolsOf(before);
	const now = symbolsOf(after);
	const rebound = before && after ? reboundNames(before, after) : new Set<string>();
	const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap(address => compare(`${path}#${address}`, old.get(address), now.get(address), rebound));
	return [...fileChange({path, before, after}, isFileChanged), ...changes];
}

function symbolsOf(index: FileIndex | undefined): Map<string, SourceSymbol> {
	return new Map(index?.symbols.map(symbol => [symbol.address, symbol]));
}

function compare(symbol: string, old: SourceSymbol | undefined, now: SourceSymbol | undefined, rebound: ReadonlySet<string>): Change[] {
	if (old?.hashes.interface !== now?.hashes.interface) {
		return [{
			symbol, depth: 'interface', hash: now?.hashes.interface ?? '',
			...old && {was: old.interface},
			...now && {is: now.interface},
		}];
	}

	// The same words mean another thing where a name is imported from elsewhere.
	const isRebound = now!.refers.some(name => rebound.has(firstOf(name)));
	return isRebound || old!.hashes.body !== now!.hashes.body ? [{symbol, depth: 'body', hash: now!.hashes.body}] : [];
}

function fileChange({path, before, after}: FileVersions, isFileChanged: boolean): Change[] {
	if (!before || !after) {
		return [{symbol: path, depth: 'interface', hash: after?.hash ?? ''}];
	}

	const isLooseChanged = after.loose === undefined || before.loose !== after.loose;
	return (isFileChanged && isLooseChanged) || (before.symbols.length === 0 && after.symbols.length === 0) ? [{symbol: path, depth: 'body', hash: after.hash}] : [];
}

function reboundNames(before: FileIndex, after: FileIndex): Set<string> {
	const old = meaningsByName(before);
	const now = meaningsByName(after);
	return new Set(old.keys().filter(name => old.get(name) !== now.get(name)));
}

function meaningsByName({bindings}: FileIndex): Map<string, string> {
	return new Map(bindings.map(({name, module, member}) => [name, `${module ?? ''} ${member}`]));
}

function firstOf(path: string): string {
	return /^[^().]*/.exec(path)![0];
}
