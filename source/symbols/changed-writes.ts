import type {Change as Reach, Write} from '../model/change.ts';
import {changedSymbols} from './changed-symbols.ts';
import type {FileIndex} from './file-index.ts';
import {findMoved} from './heaviest-order.ts';
import {indexFile} from './index-file.ts';
import type {SourceParser} from './parser.ts';
import {containersOf, type Container, type Piece} from './pieces.ts';

/**
Says what a change of one file writes: the smallest symbols whose own text differs, was moved, added or removed; `imports` for import statements;
the whole file (no `symbol`) for anything else. An absent text is a file that isn't there. Every character that differs belongs to a reported write,
but for blank lines and separators between symbols.
*/
export async function changedWrites(parser: SourceParser, path: string, before: string | undefined, after: string | undefined): Promise<readonly Write[]> {
	const {writes} = await changedFile(parser, path, before, after);
	return writes;
}

/** What a change of one file does. */
export type ChangedFile = {
	readonly writes: readonly Write[];
	/** What that changes for those who rely on it. */
	readonly changes: readonly Reach[];
	/** Absent where the file is gone. */
	readonly index?: FileIndex;
	/** Whether it has syntax errors that it hadn't before, as in the middle of an edit: then symbols may only seem to be gone. */
	readonly isBroken: boolean;
};

/** Says what a change of one file writes, and what that changes for others. */
export async function changedFile(parser: SourceParser, path: string, before: string | undefined, after: string | undefined): Promise<ChangedFile> {
	if (before === after) {
		return {writes: [], changes: [], isBroken: false};
	}

	const oldSide = before === undefined ? undefined : sideOf(await indexFile(parser, path, before), before);
	const newSide = after === undefined ? undefined : sideOf(await indexFile(parser, path, after), after);
	const writes = writesOf(path, oldSide, newSide);
	const isFileChanged = writes.some(write => write.symbol === undefined && write.change !== 'imports') && !isSameButLayout(before, after);
	return {
		writes,
		changes: isSameButLayout(before, after) ? [] : changedSymbols({path, before: oldSide?.index, after: newSide?.index}, isFileChanged),
		...newSide && {index: newSide.index},
		isBroken: oldSide !== undefined && newSide !== undefined && newSide.index.errors.length > oldSide.index.errors.length,
	};
}

type Side = {readonly index: FileIndex; readonly text: string; readonly containers: Map<string | undefined, Container>};
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

function sideOf(index: FileIndex, text: string): Side {
	return {index, text, containers: containersOf(index, text)};
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

function writesOfNewFile(path: string, side: Side): Write[] {
	const {pieces} = side.containers.get(undefined)!;
	if (pieces.every(piece => piece.kind === 'line')) {
		return [{path, change: 'added'}];
	}

	const changes = new Map(side.index.symbols.map(symbol => [symbol.address, 'added' as const]));
	return toWrites(path, {changes, file: pieces.some(piece => piece.kind === 'line') ? 'added' : undefined, hasImports: pieces.some(piece => piece.kind === 'import')});
}

function compareSides(path: string, before: Side, after: Side): Write[] {
	const changes = new Map<string, Change>();
	let file: Change | undefined;
	let hasImports = false;
	for (const container of new Set([...before.containers.keys(), ...after.containers.keys()])) {
		const old = before.containers.get(container);
		const now = after.containers.get(container);
		if (!old || !now) {
			changes.set(container!, old ? 'removed' : 'added');
			continue;
		}

		if (container !== undefined && old.own !== now.own && hasSameMembers(old, now)) {
			changes.set(container, 'changed');
		}

		for (const piece of movedPieces(old.pieces, now.pieces)) {
			if (piece.kind === 'symbol') {
				changes.set(piece.address!, changes.get(piece.address!) ?? 'changed');
			} else if (piece.kind === 'import') {
				hasImports = true;
			} else if (container === undefined) {
				file = 'changed';
			} else {
				changes.set(container, 'changed');
			}
		}
	}

	return toWrites(path, {changes, file, hasImports});
}

// Where a member comes or goes, blank lines do too.
function hasSameMembers(before: Container, after: Container): boolean {
	const membersOf = ({pieces}: Container) => new Set(pieces.filter(piece => piece.kind === 'symbol').map(piece => piece.key));
	return membersOf(before).symmetricDifference(membersOf(after)).size === 0;
}

// Pieces on one side only, and those on both whose order differs. Symbols on one side only are told by their own address.
function movedPieces(before: readonly Piece[], after: readonly Piece[]): Piece[] {
	const places = new Map(after.map((piece, place) => [piece.key, place]));
	const common = before.filter(piece => places.has(piece.key));
	const moved = findMoved(common.map(piece => places.get(piece.key)!), common.map(piece => piece.length));
	const known = new Set(common.map(piece => piece.key));
	const single = [...before, ...after].filter(piece => piece.kind !== 'symbol' && !known.has(piece.key));
	return [...single, ...common.filter((_, index) => moved.has(index))];
}

function toWrites(path: string, {changes, file, hasImports}: {readonly changes: ReadonlyMap<string, Change>; readonly file: Change | undefined; readonly hasImports: boolean}): Write[] {
	const symbols = [...changes]
		.filter(([address, change]) => !isWithinSame(changes, address, change))
		.map(([symbol, change]) => ({path, symbol, change}));
	return [
		...file === undefined ? [] : [{path, change: file}],
		...hasImports ? [{path, change: 'imports' as const}] : [],
		...symbols,
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
