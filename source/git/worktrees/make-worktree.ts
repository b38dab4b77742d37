import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import type {MergedFile} from '../../model/landing.ts';
import {branchCommit, isAncestor} from '../reading/commits.ts';
import type {MergeRule} from '../landing/merge-engine-owned.ts';
import {mergeTrees} from '../landing/merge-trees.ts';
import {storeOf, type Repository} from '../repository.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';
import {runWorktreeGit} from '../running/run-worktree-git.ts';
import {copyIgnored} from './copy-ignored.ts';
import {freeBranch, freeWorktree} from './free-lock.ts';
import {listWorktrees} from './list-worktrees.ts';
import {moveAside, settledPath} from './move-aside.ts';
import {keepPristineIndex} from './pristine-index.ts';
import {finishPut, putWorktree, refreshWorktree, savedBeforeReset} from './refresh-worktree.ts';
import {isKeptElsewhere, saveCommit} from './saved-references.ts';
import {saveWorktree, worktreeHead} from './save-worktree.ts';
import {findWorktreePlace, worktreePlace} from './worktree-place.ts';

export type WorktreeRequest = {
	readonly repository: Repository;
	/** Where it goes, outside every checkout. */
	readonly path: string;
	readonly branch: string;
	/** Commit to stand on. */
	readonly onto: string;
	/** Carry the present content over to `onto` instead of starting afresh. */
	readonly keep: boolean;
	/** A commit whose change the worktree shall have instead of its present content, carried over to `onto`. */
	readonly change?: string;
	/** Globs of ignored files to copy from the main checkout, such as `.env`. */
	readonly copy?: readonly string[];
	/** Which files are merged by their structure when content is carried over; none when absent. */
	readonly rule?: MergeRule | undefined;
};

export type MadeWorktree =
	| {
		readonly ok: true;
		readonly path: string;
		/** Commit it stands on: `onto`, or the former one where kept content conflicts with `onto`. */
		readonly base: string;
		/** Files that `copy` named and that were not copied, each with its reason. */
		readonly notCopied: readonly string[];
		/** What of the carried content was merged by structure. */
		readonly merged: readonly MergedFile[];
	}
	/** One sentence and the next step. */
	| {readonly ok: false; readonly problem: string};

/**
Makes a worktree on its branch, or brings the one that is there into that state; safe to repeat and after a kill at any point.
Runs nothing of the repository's. What a reset would lose is saved first.
*/
export async function makeWorktree(request: WorktreeRequest): Promise<MadeWorktree> {
	const {repository, branch} = request;
	await freeBranch(repository, branch);
	const target = await settledPath(request.path);
	const worktrees = await listWorktrees(repository);
	const other = worktrees.find(worktree => worktree.branch === branch && worktree.path !== target && !worktree.isPrunable);
	if (other !== undefined) {
		return {ok: false, problem: `The branch ${branch} is checked out in ${other.path}. Switch that checkout to another branch, then retry the task.`};
	}

	const present = await presentWorktree(repository, target);
	const made = present === undefined
		? standing(await addWorktree(request, target))
		: await reuseWorktree(request, present);
	const {base, merged} = request.change === undefined ? made : await putChange(request, target, request.change);
	await writeNotesFolder(target);
	return {ok: true, path: target, base, merged, notCopied: await copyIgnored(repository.root, target, request.copy ?? [])};
}

/** The commit that a worktree stands on, and what was merged by structure to bring its content there. */
type Standing = {readonly base: string; readonly merged: readonly MergedFile[]};

function standing(base: string, merged: readonly MergedFile[] = []): Standing {
	return {base, merged};
}

/** The worktree at a path, if it is one of this repository; whatever else is there is moved aside. */
async function presentWorktree(repository: Repository, target: string): Promise<Required<GitPlace> | undefined> {
	const place = await findWorktreePlace(target);
	if (place !== undefined) {
		const common = await tryGit(place, ['rev-parse', '--path-format=absolute', '--git-common-dir']);
		if (common.ok && common.text.trimEnd() === repository.commonDirectory) {
			return place;
		}
	}

	await moveAside(target);
	return undefined;
}

async function addWorktree({repository, branch, onto}: WorktreeRequest, target: string): Promise<string> {
	const former = await branchCommit(repository, branch);
	if (former !== undefined && !await isKeptElsewhere(repository, former, branch)) {
		await saveCommit(repository, savedBeforeReset(branch), former);
	}

	// Not left to `worktree add -B`, which refuses while a folder that is gone is registered for the branch.
	await git(storeOf(repository), ['update-ref', `refs/heads/${branch}`, onto]);
	// Forced twice: over a registration whose folder is gone, and over the lock that a killed `worktree add` leaves.
	await runWorktreeGit(repository, ['add', '--quiet', '--force', '--force', target, branch]);
	const place = await findWorktreePlace(target);
	await keepPristineIndex(place!, onto);
	return onto;
}

async function reuseWorktree(request: WorktreeRequest, place: Required<GitPlace>): Promise<Standing> {
	const {repository, branch, onto, keep} = request;
	const {worktree} = place;
	if (await isHalfMade(place)) {
		await freeWorktree(place.gitDirectory);
		await rm(path.join(place.gitDirectory, 'index'), {force: true});
		await putWorktree({worktree, branch, onto, tree: onto});
		await rm(path.join(place.gitDirectory, 'locked'), {force: true});
		return standing(onto);
	}

	await finishPut(worktree);
	if (keep) {
		return carryOver(request, place);
	}

	await refreshWorktree({repository, worktree, branch, onto, tree: onto});
	return standing(onto);
}

/** Git locks a worktree with this reason while it makes it; no agent has been in it. */
async function isHalfMade(place: Required<GitPlace>): Promise<boolean> {
	const reason = await readFile(path.join(place.gitDirectory, 'locked'), 'utf8').catch(() => '');
	return reason.trim() === 'initializing';
}

async function carryOver({repository, branch, onto, rule}: WorktreeRequest, place: Required<GitPlace>): Promise<Standing> {
	const {worktree} = place;
	const head = await worktreeHead(place);
	if (head === undefined) {
		await refreshWorktree({repository, worktree, branch, onto, tree: onto});
		return standing(onto);
	}

	if (await isAncestor(repository, onto, head)) {
		return standing(onto);
	}

	const saved = await saveWorktree({repository, worktree, reference: savedBeforeReset(branch)});
	const merge = await mergeTrees(place, onto, saved?.commit ?? head, rule);
	if (!merge.ok) {
		return standing(await git(place, ['merge-base', onto, head]));
	}

	await putWorktree({worktree, branch, onto, tree: merge.tree});
	return standing(onto, merge.merged);
}

/** The files stand on the change's own parent first: on any other commit they would undo what lies between. */
async function putChange(request: WorktreeRequest, worktree: string, change: string): Promise<Standing> {
	const {repository, branch} = request;
	const parent = await git(storeOf(repository), ['rev-parse', '--verify', `${change}^`]);
	await refreshWorktree({repository, worktree, branch, onto: parent, tree: change});
	return carryOver(request, await worktreePlace(worktree));
}

async function writeNotesFolder(worktree: string): Promise<void> {
	const folder = path.join(worktree, notesFolder);
	await mkdir(folder, {recursive: true});
	await writeFile(path.join(folder, '.gitignore'), '*\n');
}
