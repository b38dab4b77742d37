import {signature} from '../../model/change.ts';
import {isCalledUnnamed, isMaking} from '../called-unnamed.ts';
import type {FileIndex, SourceSymbol, SymbolKind} from '../file-index.ts';
import {growing} from '../growing.ts';
import type {Referring} from '../slices/changed-references.ts';
import {readAddress, writeAddress} from './addresses.ts';
import type {Files} from './files.ts';
import {lastOf} from './keys.ts';
import {resolvePath} from './resolve.ts';

/** Whether an address is meant with its members, or without. */
export type Reach = 'all' | 'own';

/** Symbols that an address refers to, sorted, none of them within it. */
export function findReferences(files: Files, address: string, reach: Reach): readonly string[] {
	const found = new Set<string>();
	visitReferences(files, {address, reach}, ({path}, {address: symbol}) => {
		found.add(writeAddress(path, symbol));
	});
	return [...found].toSorted();
}

/**
The same, with `Outer.*` where all that is in a symbol matters: whoever extends a class, lists its members or hands it on has to do with new ones too;
and with `Outer.(signature)` in place of what only types name.
*/
export function findReliance(files: Files, asked: Asked): readonly string[] {
	const found = new Set<string>();
	visitReferences(files, asked, (file, symbol, {isWhole, isTyped}) => {
		const told = isTyped && growing.has(symbol.kind) ? typedReliance(file, symbol) : [symbol.address, ...isWhole && open.has(symbol.kind) ? [`${symbol.address}.*`] : []];
		for (const address of told) {
			found.add(writeAddress(file.path, address));
		}
	});
	return [...found].toSorted();
}

/** Who only says that something is of a type relies on what that is called as, and on what is called without its name. */
function typedReliance({symbols}: FileIndex, {address: outer}: SourceSymbol): string[] {
	const unnamed = symbols.filter(({address, parent}) => parent === outer && isCalledUnnamed(lastOf(address)) && !isMaking(lastOf(address)));
	return [`${outer}.${signature}`, ...unnamed.map(({address}) => address)];
}

/** Kinds that get new members without a change to who knows nothing of them. */
const open: ReadonlySet<SymbolKind> = new Set(['class', 'namespace']);

/** What is asked of an address; `referring` stands in for what it uses by the index. */
export type Asked = {readonly address: string; readonly reach: Reach; readonly referring?: Referring | undefined};

type Told = (file: FileIndex, symbol: SourceSymbol, how: {readonly isWhole: boolean; readonly isTyped: boolean}) => void;

function visitReferences(files: Files, {address, reach, referring}: Asked, tell: Told): void {
	const {path, symbol: outer} = readAddress(address);
	const file = files.get(path);
	if (!file) {
		return;
	}

	const isWithin = (symbol: string) => outer === undefined || symbol === outer || symbol.startsWith(`${outer}.`);
	const gather = (scope: string | undefined, {refers, typed = []}: Referring) => {
		for (const name of refers) {
			const isTyped = typed.includes(name);
			resolvePath(files, {file, scope}, name, (target, symbol, isWhole) => {
				if (target !== file || !isWithin(symbol.address) || (reach === 'own' && symbol.address !== scope)) {
					tell(target, symbol, {isWhole, isTyped});
				}
			});
		}
	};

	if (outer === undefined) {
		gather(undefined, file);
	}

	for (const symbol of file.symbols) {
		if (reach === 'own' ? symbol.address === outer : isWithin(symbol.address)) {
			gather(symbol.address, referring ?? symbol);
		}
	}
}
