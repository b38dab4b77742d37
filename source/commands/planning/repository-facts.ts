import {branchCommit, resolveCommit} from '../../git/commits.ts';
import type {Repository} from '../../git/repository.ts';
import {readTexts, trackedFiles} from '../../git/tracked-files.ts';
import type {RepositoryFacts} from '../../planner/facts.ts';
import {factsOfIndex} from '../../planner/facts-of-index.ts';
import type {FileIndex} from '../../symbols/file-index.ts';
import {indexFile} from '../../symbols/index-file.ts';
import {createRepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {UserError} from '../user-error.ts';

/** Indexes the commit that a plan for a branch starts from. */
export async function repositoryFacts(repository: Repository, into: string): Promise<RepositoryFacts> {
	const commit = await branchCommit(repository, into) ?? await resolveCommit(repository, 'HEAD');
	if (commit === undefined) {
		throw new UserError('The repository has no commit to plan from. Make one first: git commit');
	}

	const files = [...await trackedFiles(repository, commit)];
	const {loadParser} = await import('../../server/writes.ts');
	const parser = await loadParser(() => undefined);
	const indexes: FileIndex[] = [];
	for (let at = 0; at < files.length; at += filesAtOnce) {
		const some = files.slice(at, at + filesAtOnce);
		const texts = await readTexts(repository, some.map(([, blob]) => blob));
		for (const [path, blob] of some) {
			const text = texts.get(blob);
			if (text !== undefined) {
				indexes.push(await indexFile(parser, path, text));
			}
		}
	}

	return factsOfIndex(createRepositoryIndex(indexes), files.map(([path]) => path));
}

/** Texts held at once: enough that git is seldom started, and a bounded part of a large repository. */
const filesAtOnce = 500;
