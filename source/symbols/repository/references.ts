import type {SymbolKind} from '../file-index.ts';
import {readAddress, writeAddress} from './addresses.ts';
import type {Files} from './files.ts';
import {resolvePath, type Passed} from './resolve.ts';

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

/** The same, and `Outer.*` where all that is in a symbol matters: whoever extends a class, lists its members or hands it on has to do with new ones too. */
export function findReliance(files: Files, asked: Asked): readonly string[] {
	const found = new Set<string>();
	visitReferences(files, asked, ({path}, {address: symbol, kind}, isWhole) => {
		found.add(writeAddress(path, symbol));
		if (isWhole && open.has(kind)) {
			found.add(writeAddress(path, `${symbol}.*`));
		}
	});
	return [...found].toSorted();
}

/** Kinds that get new members without a change to who knows nothing of them. */
const open: ReadonlySet<SymbolKind> = new Set(['class', 'namespace']);

/** What is asked of an address; `refers` stands in for what it uses by the index. */
export type Asked = {readonly address: string; readonly reach: Reach; readonly refers?: readonly string[] | undefined};

function visitReferences(files: Files, {address, reach, refers: given}: Asked, tell: Passed): void {
	const {path, symbol: outer} = readAddress(address);
	const file = files.get(path);
	if (!file) {
		return;
	}

	const isWithin = (symbol: string) => outer === undefined || symbol === outer || symbol.startsWith(`${outer}.`);
	const gather = (scope: string | undefined, refers: readonly string[]) => {
		for (const name of refers) {
			resolvePath(files, {file, scope}, name, (target, symbol, isWhole) => {
				if (target !== file || !isWithin(symbol.address) || (reach === 'own' && symbol.address !== scope)) {
					tell(target, symbol, isWhole);
				}
			});
		}
	};

	if (outer === undefined) {
		gather(undefined, file.refers);
	}

	for (const {address: symbol, refers} of file.symbols) {
		if (reach === 'own' ? symbol === outer : isWithin(symbol)) {
			gather(symbol, given ?? refers);
		}
	}
}
