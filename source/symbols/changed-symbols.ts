import type {Change} from '../model/change.ts';
import type {FileIndex, SourceSymbol, SymbolKind} from './file-index.ts';

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
	const added = now.values().filter(({address}) => !old.has(address)).toArray();
	const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap(address => compare(`${path}#${address}`, {old: old.get(address), now: now.get(address)}, {rebound, added}));
	return [...fileChange({path, before, after}, isFileChanged), ...changes];
}

function symbolsOf(index: FileIndex | undefined): Map<string, SourceSymbol> {
	return new Map(index?.symbols.map(symbol => [symbol.address, symbol]));
}

type Sides = {readonly old: SourceSymbol | undefined; readonly now: SourceSymbol | undefined};
type Context = {readonly rebound: ReadonlySet<string>; readonly added: readonly SourceSymbol[]};

function compare(symbol: string, {old, now}: Sides, {rebound, added}: Context): Change[] {
	if (old?.hashes.interface !== now?.hashes.interface && !(old && now && onlyGrew(old, now, added))) {
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

/** Whether a class has only got more members: whoever uses it goes on as before. Who implements an interface doesn't. */
function onlyGrew(old: SourceSymbol, now: SourceSymbol, added: readonly SourceSymbol[]): boolean {
	const fresh = added.filter(({parent}) => parent === now.address).flatMap(member => linesOf(member.interface));
	const grown = [...linesOf(old.interface), ...fresh];
	return growing.has(now.kind) && fresh.length > 0 && grown.toSorted().join('\n') === linesOf(now.interface).toSorted().join('\n');
}

const growing: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'object', 'namespace', 'impl']);

function linesOf(text: string): string[] {
	return text.split('\n').map(line => line.trim().replace(/[,;]$/, '')).filter(line => line !== '');
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
