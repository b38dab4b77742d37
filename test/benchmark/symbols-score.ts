import type {SourceSymbol} from '../../source/symbols/file-index.ts';
import type {RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';

/** How far we agree with another's word. */
export type Score = {
	readonly what: string;
	/** What both say. */
	readonly both: number;
	/** What only the other says. */
	readonly missed: readonly string[];
	/** What only we say. */
	readonly extra: readonly string[];
};

/** What another says is declared on a line of a file. */
export type Declared = {readonly name: string; readonly line: number};

/** Compares two lists, each thing once. */
export const scoreOf = (what: string, theirs: ReadonlySet<string>, ours: ReadonlySet<string>): Score => ({
	what,
	both: theirs.intersection(ours).size,
	missed: [...theirs.difference(ours)],
	extra: [...ours.difference(theirs)],
});

/** Compares symbols with what another says is declared, by name, on whatever line of the symbol; `isCounted` tells ours that another would have said. */
export const compareDeclared = (what: string, index: RepositoryIndex, declared: ReadonlyMap<string, readonly Declared[]>, isCounted: (symbol: SourceSymbol) => boolean): Score => {
	const theirs = new Set<string>();
	const ours = new Set<string>();
	for (const [file, list] of declared) {
		const byName = Map.groupBy(list, ({name}) => name);
		for (const {name, line} of list) {
			theirs.add(`${file}:${line} ${name}`);
		}

		for (const symbol of index.file(file)!.symbols) {
			const name = nameOf(symbol);
			const match = byName.get(name)?.find(({line}) => line >= symbol.startLine && line <= symbol.endLine && !ours.has(`${file}:${line} ${name}`));
			if (match !== undefined || isCounted(symbol)) {
				ours.add(`${file}:${match?.line ?? symbol.startLine} ${name}`);
			}
		}
	}

	return scoreOf(what, theirs, ours);
};

// Without its count, and without the arguments of a specialised template.
const nameOf = ({address}: SourceSymbol): string => {
	const name = address.slice(address.lastIndexOf('.') + 1).replace(/~\d+$/v, '');
	return name.startsWith('operator') ? name : /^\w[^<]*/v.exec(name)?.[0] ?? name;
};

/** Prints recall and precision, and what differs if wanted. */
export const printScore = ({what, both, missed, extra}: Score, isListing: boolean): void => {
	const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
	console.log(`  ${what}: recall ${percent(both / (both + missed.length))}, precision ${percent(both / (both + extra.length))} (${both} agreed, ${missed.length} missed, ${extra.length} more)`);
	const differences = isListing ? [...missed.slice(0, listed).map(item => `missed ${item}`), ...extra.slice(0, listed).map(item => `more ${item}`)] : [];
	for (const difference of differences) {
		console.log(`    ${difference}`);
	}
};

const listed = 40;
