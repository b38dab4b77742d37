import {execFileSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {claimFor} from '../../source/claims/claim-for.ts';
import type {FileChange} from '../../source/git/reading/changes.ts';
import type {GitPlace} from '../../source/git/running/run-git.ts';
import type {Claim} from '../../source/model/plan.ts';
import type {Write} from '../../source/model/change.ts';
import {changedWrites} from '../../source/symbols/changes/changed-writes.ts';
import {sideOf} from '../../source/symbols/changes/kept-sides.ts';
import {neighbours} from '../../source/symbols/changes/neighbours.ts';
import {newPlaces} from '../../source/symbols/changes/new-places.ts';
import type {SourceParser} from '../../source/symbols/parsing/parser.ts';
import {readLog} from './history-log.ts';

/** A copy of somebody's repository in a temporary folder; the original is only read. */
export type HistoryCopy = {
	readonly name: string;
	readonly folder: string;
	readonly place: GitPlace;
	close(): Promise<void>;
};

/** One commit of a history's first-parent line, as a task would have made it. */
export type HistoryCommit = {
	readonly commit: string;
	readonly parent: string;
	readonly title: string;
	readonly changes: readonly FileChange[];
	readonly writes: readonly Write[];
	/** The smallest claims that allow its writes. */
	readonly claims: readonly Claim[];
	/** Symbols of the changed files that lie next to each other, before the change and after it. */
	readonly neighbours: ReadonlyArray<readonly [Claim, Claim]>;
	/** Addresses in each changed file before the change; nothing for a file that wasn't there. */
	readonly symbols: Readonly<Record<string, readonly string[] | undefined>>;
	/** Lines added and removed. */
	readonly churn: number;
};

/** Copies a local repository with its history. Throws a sentence when there is none at that place. */
export const copyHistory = async (repository: string): Promise<HistoryCopy> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-history-'));
	const gitDirectory = path.join(folder, 'copy.git');
	try {
		execFileSync('git', ['clone', '--quiet', '--bare', '--local', path.resolve(repository), gitDirectory], {stdio: ['ignore', 'ignore', 'pipe']});
	} catch (error) {
		await rm(folder, {recursive: true, force: true});
		throw new Error(`${repository} can't be copied. Give --repository the folder of a git repository.`, {cause: error});
	}

	return {
		name: nameOf(repository),
		folder,
		place: {gitDirectory},
		async close() {
			await rm(folder, {recursive: true, force: true, maxRetries: 5});
		},
	};
};

/** Returns the last commits of a history's first-parent line, oldest first, and what each changes, by this project's own index. */
export const readCommits = async ({place}: HistoryCopy, parser: SourceParser, count: number): Promise<HistoryCommit[]> => {
	const lookUp = rememberSurroundings(parser);
	const commits: HistoryCommit[] = [];
	for (const logged of await readLog(place, count)) {
		const writes = await writesOf(parser, logged.changes);
		commits.push({...logged, writes, claims: claimsFor(writes), ...await surroundings(lookUp, logged.changes)});
	}

	return commits;
};

const writesOf = async (parser: SourceParser, changes: readonly FileChange[]): Promise<Write[]> => {
	const writes = await Array.fromAsync(changes, async change => change.wholeFile
		? [{path: change.path, change: change.change}]
		: [...await changedWrites(parser, change.path, change.before, change.after), ...await newPlaces(parser, change.path, change.before, change.after)]);
	return writes.flat();
};

/** The smallest claims that allow these writes: who claims a symbol of a file may change its imports as well. */
export const claimsFor = (writes: readonly Write[]): Claim[] => {
	const withSymbols = new Set(writes.flatMap(write => write.symbol === undefined ? [] : [write.path]));
	return [...new Set(writes.filter(write => write.change !== 'imports' || !withSymbols.has(write.path)).map(write => claimFor(write)))];
};

type Surroundings = {readonly symbols: readonly string[]; readonly touching: ReadonlyArray<readonly [Claim, Claim]>};

/** What a commit leaves, the next one finds: each text is looked at once. */
const rememberSurroundings = (parser: SourceParser) => {
	const known = new Map<string, Promise<Surroundings>>();
	return async (file: string, text: string): Promise<Surroundings> => {
		const key = `${file}\0${text}`;
		const looked = known.get(key) ?? lookAround(parser, file, text);
		known.set(key, looked);
		return looked;
	};
};

const lookAround = async (parser: SourceParser, file: string, text: string): Promise<Surroundings> => {
	const {index} = await sideOf(parser, file, text);
	return {symbols: index.symbols.map(({address}) => address), touching: neighbours(index, text).map(([first, second]) => [claimFor(first), claimFor(second)])};
};

const surroundings = async (lookUp: ReturnType<typeof rememberSurroundings>, changes: readonly FileChange[]): Promise<Pick<HistoryCommit, 'neighbours' | 'symbols'>> => {
	const pairs = new Map<string, readonly [Claim, Claim]>();
	const symbols: Record<string, readonly string[] | undefined> = {};
	for (const {path: file, before, after} of changes) {
		for (const text of [before, after]) {
			const found = text === undefined ? undefined : await lookUp(file, text);
			symbols[file] ??= text === before ? found?.symbols : undefined;
			for (const claims of found?.touching ?? []) {
				pairs.set(claims.join(' '), claims);
			}
		}
	}

	return {neighbours: pairs.values().toArray(), symbols};
};

const nameOf = (repository: string): string => {
	const parts = path.resolve(repository).replace(/\/(?:\.git|repo)$/v, '').split(path.sep);
	return parts.at(-1)!.replaceAll('+', '/').replace(/\.git$/v, '');
};
