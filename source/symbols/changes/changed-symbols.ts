import type {Change} from '../../model/change.ts';
import type {FileIndex, SourceSymbol, SymbolKind} from '../file-index.ts';
import {growing} from '../growing.ts';
import {isNoticed} from './is-noticed.ts';

/** One file before and after; an absent side is a file that isn't there. */
export type FileVersions = {
	readonly path: string;
	readonly before: FileIndex | undefined;
	readonly after: FileIndex | undefined;
};

/**
Says which symbols of a file mean something else than before, and how deep that goes: signatures, or only what is behind them.
A class changes with the members that it had, and gets new ones unchanged. Comments and layout change nothing. The file itself counts where
`isFileChanged` says that text outside symbols did, unless that is a comment, with the symbols that have to do with that text; where it comes or
goes; and where it has no symbols at all.
*/
export function changedSymbols({path, before, after}: FileVersions, isFileChanged: boolean): Change[] {
	const old = symbolsOf(before);
	const now = symbolsOf(after);
	const context: Context = {old, now, oldMembers: membersIn(old), newMembers: membersIn(now), isChecked: after?.language !== 'python', rebound: before && after ? reboundNames(before, after) : new Set<string>()};
	const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap(address => compare(`${path}#${address}`, {old: old.get(address), now: now.get(address)}, context));
	const [fileChanged] = fileChange({path, before, after}, isFileChanged);
	const loose = fileChanged?.isApart ? looseChanges({path, before: before!, after: after!}) : [];
	const changed = new Set(changes.map(({symbol}) => symbol));
	const found = [...fileChanged ? [fileChanged] : [], ...changes, ...loose.filter(({symbol}) => !changed.has(symbol))];
	return isProse(after) ? found.map(change => change.depth === 'body' ? {...change, isInert: true} : change) : found;
}

function isProse(file: FileIndex | undefined): boolean {
	return file?.language === 'markdown' || file?.language === 'restructured-text';
}

type Symbols = ReadonlyMap<string, SourceSymbol>;

function symbolsOf(index: FileIndex | undefined): Symbols {
	return new Map(index?.symbols.map(symbol => [symbol.address, symbol]));
}

/** Symbols by the address of what they stand in. */
type Members = ReadonlyMap<string | undefined, readonly SourceSymbol[]>;

function membersIn(symbols: Symbols): Members {
	return Map.groupBy(symbols.values(), ({parent}) => parent);
}

type Sides = {readonly old: SourceSymbol | undefined; readonly now: SourceSymbol | undefined};
type Context = {
	readonly old: Symbols;
	readonly now: Symbols;
	readonly oldMembers: Members;
	readonly newMembers: Members;
	/** Whether types that don't fit keep a program from being made. */
	readonly isChecked: boolean;
	/** Names that mean something of another module than before. */
	readonly rebound: ReadonlySet<string>;
};
type Depth = Change['depth'] | undefined;

function compare(symbol: string, {old, now}: Sides, context: Context): Change[] {
	const depth = depthOf({old, now}, context);
	if (depth === undefined) {
		return [];
	}

	const isInner = old && now && ownDepth(old, now, context) === undefined;
	const isInert = old && now && isRetyped(old, now, context);
	const change: Change = {symbol, depth, ...isInner && {isInner}, ...isInert && {isInert}, hash: now?.hashes[depth] ?? ''};
	return [depth === 'body' ? change : {...change, ...old && {was: old.interface}, ...now && {is: now.interface}}];
}

function depthOf({old, now}: Sides, context: Context): Depth {
	if (!old || !now) {
		return 'interface';
	}

	const own = ownDepth(old, now, context);
	return growing.has(now.kind) ? deepest([own, ...compareMembers(old, context)]) : own ?? (now.optional ? undefined : compareHashes(old.hashes, now.hashes));
}

/** How deep a change goes outside a symbol's members, of which some may have come, or stand elsewhere. */
function ownDepth(old: SourceSymbol, now: SourceSymbol, context: Context): Depth {
	const isLess = old.optional?.some(entry => !now.optional?.includes(entry)) ?? false;
	const isOutside = old.own !== undefined && now.own !== undefined;
	return deepest([
		isOutside ? compareHashes(old.own, now.own) : compareHashes(old.hashes, now.hashes),
		isLess ? 'interface' : undefined,
		isRebound(now, context.rebound) ? 'body' : undefined,
		growing.has(now.kind) && isRearranged(old, now, context) ? 'body' : undefined,
	]);
}

/** The same words mean another thing where a name is imported from elsewhere, unless only types within say it. */
function isRebound({refers, typed = [], interface: signature}: SourceSymbol, rebound: ReadonlySet<string>): boolean {
	return refers.some(name => rebound.has(firstOf(name)) && (!typed.includes(name) || signature.includes(firstOf(name))));
}

/** Whether only annotations changed that nothing but type checkers reads. Decorators may, and whoever makes something of a class by its fields. */
function isRetyped(old: SourceSymbol, now: SourceSymbol, {isChecked, rebound}: Context): boolean {
	return !isChecked && annotated.has(now.kind) && !now.interface.startsWith('@') && !old.interface.startsWith('@')
		&& old.hashes.body === now.hashes.body && old.hashes.interface !== now.hashes.interface
		&& !isRebound(now, rebound);
}

const annotated: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'const']);

function compareHashes(old: Hashes, now: Hashes): Depth {
	return old.interface === now.interface ? (old.body === now.body ? undefined : 'body') : 'interface';
}

type Hashes = Pick<SourceSymbol['hashes'], 'body' | 'interface'>;

/** What becomes of the members that were there. */
function compareMembers(old: SourceSymbol, context: Context): Depth[] {
	return membersOf(context.oldMembers, old).map(member => {
		const later = context.now.get(member.address);
		const depth = later && isRetyped(member, later, context) ? undefined : depthOf({old: member, now: later}, context);
		return depth !== undefined && member.isHidden ? 'body' : depth;
	});
}

/** Whether members stand in another order, or new ones do something to who knows nothing of them. */
function isRearranged(old: SourceSymbol, now: SourceSymbol, context: Context): boolean {
	const before = membersOf(context.oldMembers, old).filter(({address}) => context.now.has(address));
	const after = membersOf(context.newMembers, now);
	const kept = after.filter(({address}) => context.old.has(address));
	return kept.some(({address}, place) => before[place]?.address !== address)
		|| after.some(member => !context.old.has(member.address) && isNoticed(now, member));
}

function membersOf(members: Members, {address}: SourceSymbol): readonly SourceSymbol[] {
	return members.get(address) ?? [];
}

function deepest(depths: readonly Depth[]): Depth {
	return depths.find(depth => depth === 'interface') ?? depths.find(depth => depth === 'body');
}

function fileChange({path, before, after}: FileVersions, isFileChanged: boolean): Change[] {
	if (!before || !after) {
		return [{symbol: path, depth: 'interface', hash: after?.hash ?? ''}];
	}

	if (before.symbols.length === 0 && after.symbols.length === 0) {
		return [{symbol: path, depth: 'body', hash: after.hash}];
	}

	const isLooseChanged = after.loose === undefined || before.loose !== after.loose;
	return isFileChanged && isLooseChanged ? [{symbol: path, depth: 'body', hash: after.hash, ...after.loose !== undefined && {isApart: true}}] : [];
}

/** Statements outside symbols concern the symbols that they name, and those that name the same things. */
function looseChanges({path, before, after}: {readonly path: string; readonly before: FileIndex; readonly after: FileIndex}): Change[] {
	// A path whose start isn't known names nothing.
	const named = new Set([...before.refers, ...after.refers].map(name => firstOf(name)).filter(name => name !== ''));
	const isConcerned = ({address, names = [], refers}: SourceSymbol) => [firstOf(address), ...names, ...refers.map(name => firstOf(name))].some(name => named.has(name));
	return after.symbols.filter(symbol => isConcerned(symbol)).map(({address, hashes}) => ({symbol: `${path}#${address}`, depth: 'body', hash: hashes.body}));
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
