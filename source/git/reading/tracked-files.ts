import {storeOf, type Repository} from '../repository.ts';
import {git} from '../running/run-git.ts';
import {readBlobs} from './changes.ts';

/** Every path of a commit with the id of its blob; submodules' have that of their commit. */
export async function trackedFiles(repository: Repository, commit: string): Promise<ReadonlyMap<string, string>> {
	const listing = await git(storeOf(repository), ['ls-tree', '-r', '-z', '--format=%(objectname) %(path)', commit]);
	return new Map(listing.split('\0').filter(line => line !== '').map(line => {
		const space = line.indexOf(' ');
		return [line.slice(space + 1), line.slice(0, space)];
	}));
}

/** The same without links and submodules: what holds text of its own. */
export async function plainFiles(repository: Repository, commit: string): Promise<ReadonlyMap<string, string>> {
	const listing = await git(storeOf(repository), ['ls-tree', '-r', '-z', '--format=%(objectmode) %(objectname) %(path)', commit]);
	return new Map(listing.split('\0').filter(line => line.startsWith('100')).map(line => {
		const [, blob = ''] = line.split(' ', 2);
		return [line.slice(line.indexOf(blob) + blob.length + 1), blob];
	}));
}

/** Contents by blob id, as bytes; those too large to be looked at are left out. */
export async function readBytes(repository: Repository, blobs: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
	return readBlobs(storeOf(repository), blobs);
}
