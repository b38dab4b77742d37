import {existsSync} from 'node:fs';
import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Repository} from '../repository.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';
import {freeWorktree} from './free-lock.ts';
import {copyIndex, keepPristineIndex, pristineIndex} from './pristine-index.ts';
import {savedPrefix} from './saved-references.ts';
import {saveWorktree, worktreeHead} from './save-worktree.ts';
import {worktreePlace} from './worktree-place.ts';

export type RefreshRequest = {
	readonly repository: Repository;
	readonly worktree: string;
	readonly branch: string;
	/** Commit to stand on. */
	readonly onto: string;
	/** Tree or commit whose content the files get; what it changes on `onto` shows as not yet committed. */
	readonly tree: string;
};

/**
Puts a worktree onto a new head with the content of a composed tree, so that a retry sees what failed.
What the worktree held before is saved first; ignored files stay. Not to be called while an agent is at work in it.
*/
export async function refreshWorktree(request: RefreshRequest): Promise<void> {
	const {repository, worktree, branch} = request;
	const {gitDirectory} = await worktreePlace(worktree);
	await freeWorktree(gitDirectory);
	await finishPut(worktree);
	await saveWorktree({repository, worktree, reference: savedBeforeReset(branch)});
	await putWorktree(request);
}

/** Where a branch's content is saved when it is about to be reset. */
export function savedBeforeReset(branch: string): string {
	return `${savedPrefix}${branch.replace(/^jupiter\//v, '')}/reset`;
}

/**
Does what `refreshWorktree` does, to a worktree whose content is known to be saved or worthless.
What is to be done is written down first: half done, it would look like the agent's own work, and could land so.
*/
export async function putWorktree(request: PutRequest): Promise<void> {
	const {gitDirectory} = await worktreePlace(request.worktree);
	await writeWhole(path.join(gitDirectory, intentFile), JSON.stringify(request));
	await finishPut(request.worktree);
}

/** Completes what a killed engine began to put into the worktree, if anything. */
export async function finishPut(worktree: string): Promise<void> {
	const place = await worktreePlace(worktree);
	const intent = path.join(place.gitDirectory, intentFile);
	if (!existsSync(intent)) {
		return;
	}

	await put(place, JSON.parse(await readFile(intent, 'utf8')) as PutRequest);
	await rm(intent);
}

type PutRequest = Omit<RefreshRequest, 'repository'>;

const intentFile = 'jupiter-put';

async function writeWhole(file: string, text: string): Promise<void> {
	await writeFile(`${file}.new`, text);
	await rename(`${file}.new`, file);
}

async function put(place: Required<GitPlace>, {branch, onto, tree}: PutRequest): Promise<void> {
	await freeWorktree(place.gitDirectory);
	await quitRebase(place);
	await forgetIndexFlags(place, onto);
	await git(place, ['update-ref', '--no-deref', `refs/heads/${branch}`, onto]);
	await git(place, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
	await git(place, ['read-tree', '--reset', '-u', tree]);
	await git(place, ['clean', '-d', '--force', '--quiet']);
	await git(place, ['reset', '--quiet', '--mixed', onto]);
	await keepPristineIndex(place, onto);
}

async function quitRebase(place: Required<GitPlace>): Promise<void> {
	if (['rebase-merge', 'rebase-apply'].some(name => existsSync(path.join(place.gitDirectory, name)))) {
		await tryGit(place, ['rebase', '--quit']);
	}
}

/** An agent's index may call files unchanged that are not, or be broken; the pristine one is neither and spares rewriting what is right. */
async function forgetIndexFlags(place: Required<GitPlace>, onto: string): Promise<void> {
	const pristine = await pristineIndex(place, await worktreeHead(place) ?? onto);
	const fresh = `${pristine}.own`;
	await copyIndex(pristine, fresh);
	await rename(fresh, path.join(place.gitDirectory, 'index'));
}
