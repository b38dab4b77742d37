import {parseClaim} from '../claims/parse-claim.ts';
import {branchCommit, resolveCommit} from '../git/commits.ts';
import type {Repository} from '../git/repository.ts';
import {readTexts, trackedFiles} from '../git/tracked-files.ts';
import type {Claim, Plan} from '../model/plan.ts';
import type {RepositoryLookup} from '../plan/absent-claims.ts';
import {newcomers} from '../plan/newcomers.ts';
import type {SourceSymbol} from '../symbols/file-index.ts';
import {indexFile} from '../symbols/index-file.ts';
import {neighbours} from '../symbols/neighbours.ts';

export type PlanLookup = RepositoryLookup & {
	/** Claims on symbols that touch, or will: to be kept apart like ones that overlap. */
	readonly neighbours: ReadonlyArray<readonly [Claim, Claim]>;
};

/** What the commit that a plan starts from holds: every path, and the symbols of the files in which the plan names some. */
export async function lookUpPlan(plan: Plan, repository: Repository): Promise<PlanLookup | undefined> {
	const commit = await branchCommit(repository, plan.into) ?? await resolveCommit(repository, 'HEAD');
	if (commit === undefined) {
		return undefined;
	}

	const files = await trackedFiles(repository, commit);
	const named = filesWithNamedSymbols(plan).filter(file => files.has(file));
	const symbols = await symbolsOf(repository, new Map(named.map(file => [file, files.get(file)!])));
	const repositoryLookup: RepositoryLookup = {
		paths: files.keys().toArray(),
		symbolsOf: file => symbols.get(file)?.map(({address}) => address),
	};
	return {
		...repositoryLookup,
		neighbours: [...symbols.entries().flatMap(([file, found]) => neighboursIn(file, found)), ...newcomers(plan, repositoryLookup)],
	};
}

function neighboursIn(file: string, symbols: readonly SourceSymbol[]): ReadonlyArray<readonly [Claim, Claim]> {
	return neighbours(symbols).map(([first, second]) => [`${file}#${first}`, `${file}#${second}`]);
}

function filesWithNamedSymbols({contracts, tasks}: Plan): readonly string[] {
	const claims = [...contracts, ...tasks.flatMap(({owns, reads}) => [...owns, ...reads])];
	const parsed = claims.map(claim => parseClaim(claim)).filter(claim => typeof claim !== 'string');
	return [...new Set(parsed.filter(({kind}) => kind === 'symbol').map(claim => claim.path))];
}

/** The symbols in each file; a file that has none, because nothing can tell them, is left out. */
async function symbolsOf(repository: Repository, files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, readonly SourceSymbol[]>> {
	const found = new Map<string, readonly SourceSymbol[]>();
	if (files.size === 0) {
		return found;
	}

	// Loaded here, because most plans of files alone need no grammars.
	const {loadParser} = await import('../server/writes.ts');
	const parser = await loadParser(() => undefined);
	const texts = await readTexts(repository, files.values().toArray());
	for (const [file, blob] of files) {
		const {symbols} = await indexFile(parser, file, texts.get(blob) ?? '');
		if (symbols.length > 0) {
			found.set(file, symbols);
		}
	}

	return found;
}
