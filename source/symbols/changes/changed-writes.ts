import type {Change as Reach, Write} from '../../model/change.ts';
import type {FileIndex} from '../file-index.ts';
import type {GrammarLanguage, Language} from '../language.ts';
import {languageTables} from '../languages/tables.ts';
import {changedReferences, type Referring} from '../slices/changed-references.ts';
import type {SourceParser} from '../parsing/parser.ts';
import {findMoved} from './heaviest-order.ts';
import {changedSymbols} from './changed-symbols.ts';
import {sideOf, type Side} from './kept-sides.ts';
import type {Container, Piece} from './pieces.ts';

/**
Says what a change of one file writes: the smallest symbols whose own text differs, was moved, added or removed, by their rest where there are symbols
in them; `imports` for import statements; the file's rest for other text outside symbols, and the whole file (no `symbol`) where symbols can't tell.
An absent text is a file that isn't there. Every character that differs belongs to a reported write, but for blank lines and separators between
symbols, which count only where nothing else differs.
*/
export async function changedWrites(parser: SourceParser, path: string, before: string | undefined, after: string | undefined): Promise<readonly Write[]> {
	return before === after ? [] : writesOf(path, await sideOf(parser, path, before), await sideOf(parser, path, after));
}

/** What a change of one file does. */
export type ChangedFile = {
	readonly writes: readonly Write[];
	/** What that changes for those who rely on it. */
	readonly changes: readonly Reach[];
	/** What symbols that stay use where they changed, by address. */
	readonly refers: ReadonlyMap<string, Referring>;
	/** Absent where the file is gone. */
	readonly index?: FileIndex;
	/** Whether it has syntax errors that it hadn't before, as in the middle of an edit: then symbols may only seem to be gone. */
	readonly isBroken: boolean;
};

/** Says what a change of one file writes, and what that changes for others. */
export async function changedFile(parser: SourceParser, path: string, before: string | undefined, after: string | undefined): Promise<ChangedFile> {
	if (before === after) {
		return {writes: [], changes: [], refers: new Map(), isBroken: false};
	}

	const [oldSide, newSide] = [await sideOf(parser, path, before), await sideOf(parser, path, after)];
	const writes = writesOf(path, oldSide, newSide);
	const isFileChanged = writes.some(write => write.symbol === undefined && write.change !== 'imports') && !isSameButLayout(before, after);
	return {
		writes,
		changes: isSameButLayout(before, after) ? [] : changedSymbols({path, before: oldSide?.index, after: newSide?.index}, isFileChanged),
		refers: oldSide && newSide ? await refersOf(parser, {before: oldSide, after: newSide}, writes) : new Map(),
		...newSide && {index: newSide.index},
		isBroken: oldSide !== undefined && newSide !== undefined && newSide.index.errors.length > oldSide.index.errors.length,
	};
}

async function refersOf(parser: SourceParser, {before, after}: {readonly before: Side; readonly after: Side}, writes: readonly Write[]): Promise<ReadonlyMap<string, Referring>> {
	const {path, language} = after.index;
	const changed = writes.flatMap(({symbol, change}) => symbol === undefined || change !== 'changed' ? [] : [symbol]);
	if (changed.length === 0 || language !== before.index.language || !isGrammar(language) || after.index.errors.length > 0) {
		return new Map();
	}

	const [old, now] = [await parser.follow(language, before.text), await parser.follow(language, after.text)];
	return old && now ? changedReferences({path, table: languageTables[language], before: old, after: now}, changed) : new Map();
}

function isGrammar(language: Language): language is GrammarLanguage {
	return Object.hasOwn(languageTables, language);
}

type Change = Write['change'];

function writesOf(path: string, before: Side | undefined, after: Side | undefined): Write[] {
	if (!after) {
		return [{path, change: 'removed'}];
	}

	if (!before) {
		return writesOfNewFile(path, after);
	}

	return lineEnding(before.text) === lineEnding(after.text) && before.index.language === after.index.language
		? compareSides(path, before, after)
		: [{path, change: 'changed'}];
}

// A change of every line's ending, or of the mark at the start, is a change of the whole file to git.
function lineEnding(text: string): string {
	const lineFeeds = text.split('\n').length - 1;
	const returns = text.split('\r\n').length - 1;
	return `${text.startsWith('\u{FEFF}')} ${returns * 2 > lineFeeds}`;
}

function isSameButLayout(before: string | undefined, after: string | undefined): boolean {
	const plain = (text: string) => text.replace(/^\u{FEFF}/u, '').replaceAll('\r\n', '\n');
	return before !== undefined && after !== undefined && plain(before) === plain(after);
}

function writesOfNewFile(path: string, {index, containers}: Side): Write[] {
	const {pieces} = containers.get(undefined)!;
	const isWhole = pieces.some(piece => piece.kind === 'line') || pieces.length === 0;
	const changes = new Map(index.symbols.map(symbol => [symbol.address, 'added' as const]));
	const hasImports = pieces.some(piece => piece.kind === 'import');
	return [...isWhole ? [{path, change: 'added' as const}] : [], ...toWrites(path, {changes, rests: new Set(), hasImports, hasMembers: () => false})];
}

function compareSides(path: string, before: Side, after: Side): Write[] {
	const changes = new Map<string, Change>();
	const rests = new Set<string | undefined>();
	let hasImports = false;
	for (const container of new Set([...before.containers.keys(), ...after.containers.keys()])) {
		const old = before.containers.get(container);
		const now = after.containers.get(container);
		if (!old || !now) {
			changes.set(container!, old ? 'removed' : 'added');
			continue;
		}

		const moved = movedPieces(old.pieces, now.pieces);
		hasImports ||= moved.some(({kind}) => kind === 'import');
		for (const {kind, address} of moved) {
			if (kind === 'symbol') {
				changes.set(address!, changes.get(address!) ?? 'changed');
			}
		}

		if (moved.some(({kind}) => kind === 'line') || (container !== undefined && old.own !== now.own && hasSameMembers(old, now))) {
			rests.add(container);
		}
	}

	// Where only blank lines and separators differ they have to be somebody's, as git merges them like any line.
	const isLayout = changes.size === 0 && rests.size === 0 && !hasImports;
	return toWrites(path, {changes, rests: isLayout ? new Set([undefined]) : rests, hasImports, hasMembers: container => [before, after].some(side => isContainer(side, container))});
}

function isContainer({containers}: Side, container: string | undefined): boolean {
	return containers.get(container)?.pieces.some(({kind}) => kind === 'symbol') ?? false;
}

// Where a member comes or goes, blank lines do too.
function hasSameMembers(before: Container, after: Container): boolean {
	const membersOf = ({pieces}: Container) => new Set(pieces.filter(piece => piece.kind === 'symbol').map(piece => piece.key));
	return membersOf(before).symmetricDifference(membersOf(after)).size === 0;
}

// Pieces on one side only, and those on both whose order differs. Symbols on one side only are told by their own address.
function movedPieces(before: readonly Piece[], after: readonly Piece[]): Piece[] {
	if (before.length === after.length && before.every(({key}, place) => key === after[place]!.key)) {
		return [];
	}

	const places = new Map(after.map((piece, place) => [piece.key, place]));
	const common = before.filter(piece => places.has(piece.key));
	const moved = findMoved(common.map(piece => places.get(piece.key)!), common.map(piece => piece.length));
	const known = new Set(common.map(piece => piece.key));
	const single = [...before, ...after].filter(piece => piece.kind !== 'symbol' && !known.has(piece.key));
	return [...single, ...common.filter((_, index) => moved.has(index))];
}

type Found = {
	/** Symbols written with all that is in them. */
	readonly changes: ReadonlyMap<string, Change>;
	/** Those whose text outside their members is written; `undefined` is the file. */
	readonly rests: ReadonlySet<string | undefined>;
	readonly hasImports: boolean;
	/** Whether there are symbols in a symbol, or in the file, on either side. */
	readonly hasMembers: (container: string | undefined) => boolean;
};

function toWrites(path: string, {changes, rests, hasImports, hasMembers}: Found): Write[] {
	const symbols = [...changes]
		.filter(([address, change]) => !isWithinSame(changes, address, change))
		.map(([symbol, change]) => ({path, symbol, change}));
	const own = [...rests].filter(container => container === undefined || !changes.has(container)).map(container => ({
		path,
		...container !== undefined && {symbol: container},
		change: 'changed' as const,
		...hasMembers(container) && {isRest: true as const},
	}));
	return [
		...own.filter(({symbol}) => symbol === undefined),
		...hasImports ? [{path, change: 'imports' as const}] : [],
		...symbols,
		...own.filter(({symbol}) => symbol !== undefined),
	];
}

// Who may add or remove a class may do so with its members.
function isWithinSame(changes: ReadonlyMap<string, Change>, address: string, change: Change): boolean {
	for (let dot = address.lastIndexOf('.'); dot > 0; dot = address.lastIndexOf('.', dot - 1)) {
		const outer = changes.get(address.slice(0, dot));
		if (outer === change && change !== 'changed') {
			return true;
		}
	}

	return false;
}
