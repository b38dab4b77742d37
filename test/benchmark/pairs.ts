import {readdir, readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import type {Claim} from '../../source/model/plan.ts';
import {loadParser} from '../../source/server/indexes/writes.ts';
import {copyHistory, readCommits, type HistoryCommit} from './history.ts';
import {judgePairs, type JudgedPair} from './history-verdicts.ts';

/** A commit as a task of a plan would be. */
export type PairCommit = {
	readonly commit: string;
	readonly claims: readonly Claim[];
	readonly neighbours: HistoryCommit['neighbours'];
	/** Absent where nobody knows what was there before. */
	readonly symbols?: HistoryCommit['symbols'];
};

/** Commits of one history and git's verdicts on pairs of them; `index` says whose symbols the claims name. */
export type Pairs = {readonly history: string; readonly index: string; readonly commits: readonly PairCommit[]; readonly pairs: readonly JudgedPair[]};

/** Judges the pairs of a local repository's last commits, with this project's own index. */
export const computePairs = async (repository: string, count: number, distance: number): Promise<Pairs> => {
	const copy = await copyHistory(repository);
	try {
		const parser = await loadParser(() => undefined);
		const commits = await readCommits(copy, parser, count);
		const changed = commits.map(({commit, parent, changes}) => ({commit, parent, files: new Set(changes.map(({path: file}) => file))}));
		return {history: copy.name, index: 'own', commits, pairs: await judgePairs(copy.place, changed, distance)};
	} finally {
		await copy.close();
	}
};

type PairsFile = {
	readonly repository: string;
	readonly commits: ReadonlyArray<{readonly commit: string; readonly files: readonly string[]; readonly symbols: readonly string[]}>;
	readonly pairs: readonly JudgedPair[];
};

/** Reads the pairs of a file, or of all `*-pairs.json` in a folder. */
export const readPairs = async (place: string): Promise<Pairs[]> => {
	const isFolder = (await stat(place)).isDirectory();
	const names = isFolder ? (await readdir(place)).filter(name => name.endsWith('-pairs.json')).toSorted() : [''];
	const read = await Promise.all(names.map(async name => JSON.parse(await readFile(path.join(place, name), 'utf8')) as PairsFile));
	return read.map(({repository, commits, pairs}) => ({
		history: repository,
		index: 'given',
		commits: commits.map(({commit, files, symbols}) => ({commit, claims: [...symbols.flatMap(symbol => claimOf(symbol)), ...filesWithout(files, symbols)], neighbours: []})),
		pairs,
	}));
};

/** Files in which a commit changed something, though no symbol of theirs, were moved, removed or had only their mode changed: claimed whole. */
const filesWithout = (files: readonly string[], symbols: readonly string[]): Claim[] => {
	const named = new Set(symbols.map(symbol => symbol.split('::', 1)[0]!));
	return files.filter(file => !named.has(file)).map(file => file.replaceAll(/[\s*?\{\}]/gv, '_'));
};

/** The claim on a symbol as the data writes it, `path::Outer/inner`. Imports keep nobody waiting. */
const claimOf = (written: string): Claim[] => {
	const [file = '', symbol = ''] = written.split('::', 2);
	if (symbol === '<import>') {
		return [];
	}

	// A name may hold dots and blanks, which mean something in a claim.
	const name = symbol.split('/').map(part => part === '' ? '_' : encodeURIComponent(part).replaceAll('.', '%2E')).join('.');
	return [`${file.replaceAll(/[\s*?{}]/g, '_')}#${symbol === '*' ? '%2A' : name}`];
};
