import {compareClaims} from '../claims/compare-claims.ts';
import {mergeByOf} from '../claims/engine-owned.ts';
import {oneLine} from '../plan/plain-text.ts';
import type {SourceSymbol} from '../symbols/file-index.ts';
import type {RepositoryFacts} from './facts.ts';
import {relevanceTo} from './relevance.ts';

/**
Writes what a planner should know of a repository in a bounded number of characters: signatures in the files that the request most likely concerns,
names of symbols in the next, names of files, and for the rest how many files a folder holds.
*/
export function repositoryMap(facts: Pick<RepositoryFacts, 'paths' | 'symbolsIn'>, request: string, limit: number): string {
	const files = rankFiles(facts, request);
	const sections: string[] = [];
	let room = limit;
	let left: readonly RankedFile[] = files;
	for (const {title, share, entry} of levels) {
		const taken = takeWhileFits(left, entry, Math.min(Math.floor(limit * share), room - title.length - headingRoom));
		const text = taken.length === 0 ? '' : `## ${title}\n\n${taken.join('\n')}`;
		sections.push(text);
		room -= text === '' ? 0 : text.length + 2;
		left = left.slice(taken.length);
	}

	return [...sections, left.length === 0 ? '' : folderSection(left, room)].filter(section => section !== '').join('\n\n');
}

type RankedFile = {readonly path: string; readonly symbols: readonly SourceSymbol[]; readonly score: number};

// Each level says less of a file, and takes the next ones in rank.
const levels: ReadonlyArray<{readonly title: string; readonly share: number; readonly entry: (file: RankedFile) => string}> = [
	{title: 'Files most likely concerned', share: 0.5, entry: withSignatures},
	{title: 'Other files and their symbols', share: 0.3, entry: withNames},
	{title: 'Other files', share: 0.15, entry: ({path}) => shown(path)},
];

/** Characters of a heading besides its title, and of what stands between sections. */
const headingRoom = 8;

function rankFiles({paths, symbolsIn}: Pick<RepositoryFacts, 'paths' | 'symbolsIn'>, request: string): RankedFile[] {
	const relevance = relevanceTo(request);
	const files = paths.filter(path => !isNoise(path)).map(path => {
		const symbols = symbolsIn(path);
		return {path, symbols, score: relevance(path, symbols.map(({address}) => address))};
	});
	// Code before what has no symbols; else as paths sort.
	return files
		.toSorted((a, b) => compareClaims(a.path, b.path))
		.toSorted((a, b) => Number(b.symbols.length > 0) - Number(a.symbols.length > 0))
		.toSorted((a, b) => b.score - a.score);
}

/** What no plan is about: locked versions and recorded output. */
function isNoise(path: string): boolean {
	return mergeByOf(path, undefined) === 'regenerate';
}

function takeWhileFits(files: readonly RankedFile[], entry: (file: RankedFile) => string, room: number): string[] {
	const taken: string[] = [];
	let used = 0;
	for (const file of files) {
		const text = entry(file);
		used += text.length + 1;
		if (used > room) {
			break;
		}

		taken.push(text);
	}

	return taken;
}

function withSignatures({path, symbols}: RankedFile): string {
	const lines = symbols.slice(0, shownSymbols).map(symbol => `  ${symbol.address}: ${signatureOf(symbol.interface)}`);
	return [shown(path), ...lines, ...symbols.length > shownSymbols ? [`  and ${symbols.length - shownSymbols} more`] : []].join('\n');
}

function withNames({path, symbols}: RankedFile): string {
	const outer = symbols.filter(({parent}) => parent === undefined).map(({address}) => address);
	return outer.length === 0 ? shown(path) : `${shown(path)}: ${outer.slice(0, shownSymbols).join(', ')}${outer.length > shownSymbols ? ', …' : ''}`;
}

/** Symbols of one file that are listed: a huge file mustn't fill the map. */
const shownSymbols = 40;

/** Characters of a signature in the map. */
const signatureLength = 140;

function signatureOf(signature: string): string {
	const text = oneLine(signature).replaceAll(/\s+/g, ' ');
	return text.length > signatureLength ? `${text.slice(0, signatureLength)}…` : text;
}

// A file's name is anybody's text: a line of its own is all that it may have.
function shown(path: string): string {
	return oneLine(path).slice(0, longestPath);
}

const longestPath = 300;

function folderSection(files: readonly RankedFile[], room: number): string {
	const counts = new Map<string, number>();
	for (const {path} of files) {
		const folder = path.split('/').slice(0, -1).slice(0, 3).join('/');
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}

	const title = '## Folders with further files\n\n';
	const lines = [...counts].toSorted(([a], [b]) => compareClaims(a, b)).map(([folder, count]) => `${shown(folder === '' ? '.' : folder)}/ (${count})`);
	let text = title;
	for (const line of lines) {
		if (text.length + line.length + 1 > room) {
			break;
		}

		text += `${line}\n`;
	}

	return text === title ? '' : text.trimEnd();
}
