import {claimFor} from '../../claims/claim-for.ts';
import {parseClaim} from '../../claims/parse-claim.ts';
import {startCommit} from '../../git/reading/commits.ts';
import type {Repository} from '../../git/repository.ts';
import {trackedFiles} from '../../git/reading/tracked-files.ts';
import type {Claim, Plan} from '../../model/plan.ts';
import type {RepositoryLookup} from '../../plan/absent-claims.ts';
import {newcomers} from '../../plan/newcomers.ts';
import {neighbours} from '../../symbols/changes/neighbours.ts';

export type PlanLookup = RepositoryLookup & {
	/** Claims on symbols that touch, or will: to be kept apart like ones that overlap. */
	readonly neighbours: ReadonlyArray<readonly [Claim, Claim]>;
};

/** What the commit that a plan starts from holds: every path, and the symbols of the files in which the plan names some. */
export async function lookUpPlan(plan: Plan, repository: Repository): Promise<PlanLookup | undefined> {
	const commit = await startCommit(repository, plan.into);
	if (commit === undefined) {
		return undefined;
	}

	const files = await trackedFiles(repository, commit);
	const found = await lookUpFiles(repository, files, filesWithNamedSymbols(plan).filter(file => files.has(file)));
	const repositoryLookup: RepositoryLookup = {
		paths: files.keys().toArray(),
		symbolsOf: file => found.get(file)?.addresses,
	};
	return {
		...repositoryLookup,
		neighbours: [...found.values().flatMap(({touching}) => touching), ...newcomers(plan, repositoryLookup)],
	};
}

function filesWithNamedSymbols({contracts, tasks}: Plan): readonly string[] {
	const claims = [...contracts, ...tasks.flatMap(({owns, reads}) => [...owns, ...reads])];
	const parsed = claims.map(claim => parseClaim(claim)).filter(claim => typeof claim !== 'string');
	return [...new Set(parsed.filter(({kind}) => kind === 'symbol').map(claim => claim.path))];
}

type LookedUp = {readonly addresses: readonly string[]; readonly touching: ReadonlyArray<readonly [Claim, Claim]>};

/** The symbols in each file, and which of its parts touch; a file that has none, because nothing can tell them, is left out. */
async function lookUpFiles(repository: Repository, tracked: ReadonlyMap<string, string>, paths: readonly string[]): Promise<ReadonlyMap<string, LookedUp>> {
	if (paths.length === 0) {
		return new Map();
	}

	// Loaded here, because most plans of files alone need no grammars.
	const [{indexTracked}, {loadParser}] = await Promise.all([import('../../server/indexes/index-tracked.ts'), import('../../server/indexes/writes.ts')]);
	const files = await indexTracked(repository, await loadParser(() => undefined), tracked, paths);
	return new Map([...files].filter(([, {index}]) => index.symbols.length > 0).map(([file, {index, text}]) => [file, {
		addresses: index.symbols.map(({address}) => address),
		touching: neighbours(index, text).map(([first, second]) => [claimFor(first), claimFor(second)] as const),
	}]));
}
