import {lstat, readFile} from 'node:fs/promises';
import path from 'node:path';
import {changesBetween, type FileChange} from '../reading/changes.ts';
import {treeOf} from '../reading/commits.ts';
import {signature} from '../identity.ts';
import {git} from '../running/run-git.ts';
import {verifyTree, type Verification, type VerifyRequest} from '../verifying/verify-tree.ts';
import {worktreePlace} from '../worktrees/worktree-place.ts';
import {putFiles, type PutFile} from './put-files.ts';

export type RegenerateRequest = VerifyRequest & {
	/** The files that the commands make anew. */
	readonly paths: readonly string[];
	/** Parent of the commit. */
	readonly onto: string;
	readonly message: string;
};

export type Regenerated =
	| Exclude<Verification, {readonly ok: true}>
	| {readonly ok: true; readonly commit: string; readonly changes: readonly FileChange[]};

/** Runs commands on a composed commit's tree and returns the commit with the files as they made them; whatever else they changed is dropped. */
export async function regenerate(request: RegenerateRequest): Promise<Regenerated> {
	const {repository, commit, directory, onto, paths, message} = request;
	const run = await verifyTree(request);
	if (!run.ok) {
		return run;
	}

	const place = await worktreePlace(directory);
	const tree = await putFiles(place, await treeOf(repository, commit), await Promise.all(paths.map(async name => readPut(directory, name))));
	const made = await git(place, ['commit-tree', tree, '-p', onto], {env: await signature(repository), input: message});
	return {ok: true, commit: made, changes: await changesBetween(place, onto, made)};
}

async function readPut(directory: string, name: string): Promise<PutFile> {
	const file = path.join(directory, name);
	const kind = await lstat(file).catch(() => undefined);
	return {path: name, put: kind?.isFile() ? {mode: (kind.mode & 0o100) === 0 ? '100644' : '100755', content: await readFile(file)} : undefined};
}
