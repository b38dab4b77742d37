import {storeOf, type Repository} from '../repository.ts';
import {git} from '../running/run-git.ts';

/** Object ids by name of what lies at the top of a commit's tree. */
export async function rootEntries(repository: Repository, commit: string): Promise<ReadonlyMap<string, string>> {
	const listing = await git(storeOf(repository), ['ls-tree', '-z', commit]);
	const lines = listing.split('\0').filter(line => line !== '');
	return new Map(lines.map(line => [line.slice(line.indexOf('\t') + 1), line.split(' ', 3)[2]!.split('\t', 1)[0]!]));
}
