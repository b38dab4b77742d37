import {rest} from '../../model/change.ts';
import type {FileIndex, SourceSymbol, SymbolKind} from '../file-index.ts';
import type {Referring} from '../slices/changed-references.ts';
import {isCalledOfMade, isCalledUnnamed} from './called-unnamed.ts';
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
The same, with `Outer.*` where all that is in a symbol matters: whoever extends a class, lists its members or hands it on has to do with new ones too.
Who makes a thing of a class relies on its text outside its members, on what makes it and on what it consists of; who only says that something is of one,
on that text; both on what is called of it by any name that they use, or by none.
*/
export function findReliance(files: Files, asked: Asked): readonly string[] {
	const found = new Set<string>();
	visitReferences(files, asked, (file, symbol, how) => {
		for (const address of relianceOn(file, symbol, how)) {
			found.add(writeAddress(file.path, address));
		}
	});
	return [...found].toSorted();
}

function relianceOn({symbols}: FileIndex, {address: outer, kind}: SourceSymbol, {isWhole, isTyped, names}: How): string[] {
	if (!classes.has(kind) || (isWhole && !isTyped)) {
		return [outer, ...isWhole && open.has(kind) ? [`${outer}.*`] : []];
	}

	const isConcerned = isTyped ? isCalledOfMade : isCalledUnnamed;
	const members = symbols.filter(member => member.parent === outer && (isConcerned(member) || names.has(lastOf(member.address))));
	return [`${outer}.${rest}`, ...members.map(({address}) => address)];
}

/** Kinds of which things are made. */
const classes: ReadonlySet<SymbolKind> = new Set(['class', 'struct']);

/** Kinds that get new members without a change to who knows nothing of them. */
const open: ReadonlySet<SymbolKind> = new Set(['class', 'namespace']);

/** What is asked of an address; `referring` stands in for what it uses by the index. */
export type Asked = {readonly address: string; readonly reach: Reach; readonly referring?: Referring | undefined};

/** How something is used: as it is, and by types alone; with all names that are used beside it. */
type How = {readonly isWhole: boolean; readonly isTyped: boolean; readonly names: ReadonlySet<string>};
type Told = (file: FileIndex, symbol: SourceSymbol, how: How) => void;

function visitReferences(files: Files, {address, reach, referring}: Asked, tell: Told): void {
	const {path, symbol: outer} = readAddress(address, files.get);
	const file = files.get(path);
	if (!file) {
		return;
	}

	const isWithin = (symbol: string) => outer === undefined || symbol === outer || symbol.startsWith(`${outer}.`);
	const gather = (scope: string | undefined, {refers, typed = []}: Referring) => {
		const names = new Set(refers.flatMap(name => name.split('.').map(step => step.replaceAll('()', ''))));
		for (const name of refers) {
			const isTyped = typed.includes(name);
			resolvePath(files, {file, scope}, name, (target, symbol, isWhole) => {
				if (target !== file || !isWithin(symbol.address) || (reach === 'own' && symbol.address !== scope)) {
					tell(target, symbol, {isWhole, isTyped, names});
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
