import {startCommit} from '../../git/reading/commits.ts';
import {trackedFiles} from '../../git/reading/tracked-files.ts';
import type {RepositoryFacts} from '../../planner/facts.ts';
import {factsOfIndex} from '../../planner/facts-of-index.ts';
import {openIndexCache} from '../../storage/index-cache.ts';
import type {Home} from '../session.ts';
import {UserError} from '../printing/user-error.ts';

/** Indexes the commit that a plan for a branch starts from. */
export async function repositoryFacts({repository, places}: Home, into: string): Promise<RepositoryFacts> {
	const commit = await startCommit(repository, into);
	if (commit === undefined) {
		throw new UserError('The repository has no commit to plan from. Make one first: git commit');
	}

	const [{createRepositoryIndexes}, {loadParser}] = await Promise.all([import('../../server/indexes/repository-indexes.ts'), import('../../server/indexes/writes.ts')]);
	const parser = await loadParser(() => undefined);
	const cache = openIndexCache(places.indexes);
	try {
		const index = await createRepositoryIndexes(repository, parser, cache).at(commit);
		return factsOfIndex(index, (await trackedFiles(repository, commit)).keys().toArray());
	} finally {
		cache.close();
		parser.dispose();
	}
}
