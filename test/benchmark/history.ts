import {execFileSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {claimFor} from '../../source/claims/claim-for.ts';
import {changesBetween, type FileChange} from '../../source/git/changes.ts';
import {git, type GitPlace} from '../../source/git/run-git.ts';
import type {Claim} from '../../source/model/plan.ts';
import type {Write} from '../../source/model/change.ts';
import {writesOf} from '../../source/server/writes.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {neighbours} from '../../source/symbols/neighbours.ts';
import type {SourceParser} from '../../source/symbols/parser.ts';

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

/** Returns the last commits of a history's first-parent line, oldest first, that have one parent side to compare with. */
export const listCommits = async ({place}: HistoryCopy, count: number): Promise<Array<{readonly commit: string; readonly parent: string; readonly title: string}>> => {
	const listed = await git(place, ['log', '--first-parent', '--reverse', `--max-count=${count}`, '--format=%H%x09%P%x09%s', 'HEAD']);
	return listed.split('\n').flatMap(line => {
		const [commit = '', parents = '', title = ''] = line.split('\t', 3);
		const [parent = ''] = parents.split(' ', 1);
		return parent === '' ? [] : [{commit, parent, title}];
	});
};

/** Reads what a commit changes, by this project's own index. */
export const readCommit = async (place: GitPlace, parser: SourceParser, {commit, parent, title}: {readonly commit: string; readonly parent: string; readonly title: string}): Promise<HistoryCommit> => {
	const changes = await changesBetween(place, parent, commit);
	const writes = await writesOf(parser, changes);
	return {
		commit, parent, title, changes, writes,
		claims: claimsFor(writes),
		...await surroundings(parser, changes),
		churn: await churnOf(place, parent, commit),
	};
};

/** The smallest claims that allow these writes: who claims a symbol of a file may change its imports as well. */
export const claimsFor = (writes: readonly Write[]): Claim[] => {
	const withSymbols = new Set(writes.flatMap(write => write.symbol === undefined ? [] : [write.path]));
	return [...new Set(writes.filter(write => write.change !== 'imports' || !withSymbols.has(write.path)).map(write => claimFor(write)))];
};

const surroundings = async (parser: SourceParser, changes: readonly FileChange[]): Promise<Pick<HistoryCommit, 'neighbours' | 'symbols'>> => {
	const pairs = new Map<string, readonly [Claim, Claim]>();
	const symbols: Record<string, readonly string[] | undefined> = {};
	for (const {path: file, before, after} of changes) {
		for (const text of [before, after]) {
			const index = text === undefined ? undefined : await indexFile(parser, file, text);
			symbols[file] ??= text === before ? index?.symbols.map(({address}) => address) : undefined;
			const touching = index === undefined ? [] : neighbours(index, text!);
			for (const [first, second] of touching) {
				const claims = [claimFor(first), claimFor(second)] as const;
				pairs.set(claims.join(' '), claims);
			}
		}
	}

	return {neighbours: pairs.values().toArray(), symbols};
};

const churnOf = async (place: GitPlace, parent: string, commit: string): Promise<number> => {
	const listed = await git(place, ['diff', '--numstat', '--no-renames', parent, commit]);
	const numbers = listed.split('\n').flatMap(line => line.split('\t', 2).map(Number));
	// A dash stands for a binary file's.
	return numbers.filter(number => !Number.isNaN(number)).reduce((sum, number) => sum + number, 0);
};

const nameOf = (repository: string): string => {
	const parts = path.resolve(repository).replace(/\/(?:\.git|repo)$/v, '').split(path.sep);
	return parts.at(-1)!.replaceAll('+', '/').replace(/\.git$/v, '');
};
