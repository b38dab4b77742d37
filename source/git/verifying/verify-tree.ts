import {existsSync} from 'node:fs';
import {rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {verifyTimeoutMs} from '../../model/limits/landing.ts';
import {copyIgnored} from '../worktrees/copy-ignored.ts';
import {neutralEnvironment} from '../running/environment.ts';
import {gitLine} from '../running/git-line.ts';
import {storeOf, type Repository} from '../repository.ts';
import {moveAside, settledPath} from '../worktrees/move-aside.ts';
import {tryGit, type GitPlace} from '../running/run-git.ts';
import {runWorktreeGit} from '../running/run-worktree-git.ts';
import {findWorktreePlace, worktreePlace} from '../worktrees/worktree-place.ts';
import type {CommandOutcome} from './run-command.ts';
import {requireRoom} from './require-room.ts';
import {endTenant, runTenant} from './slot-tenant.ts';

export type VerifyRequest = {
	readonly repository: Repository;
	readonly commit: string;
	/** Shell commands, run one after another until one fails. */
	readonly commands: readonly string[];
	/** The slot: a worktree of nobody's, made on first use; one verification at a time uses it. */
	readonly directory: string;
	/** The commands' whole environment. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** For each command. */
	readonly timeoutMs?: number;
	readonly signal?: AbortSignal;
	readonly onOutput?: (text: string) => void;
	/** Globs of ignored files to copy from the main checkout. */
	readonly copy?: readonly string[];
};

export type Verification =
	| {readonly ok: true}
	/** The command that failed, how it ended, and the end of its output. */
	| ({readonly ok: false; readonly command: string} & CommandOutcome);

/**
Runs the commands on exactly the commit's tree in the slot.
Ignored files there, such as `node_modules`, stay from one verification to the next; everything else is put back.
Throws a sentence where it can't be performed, which says nothing of the tree: no slot can be made, no shell started, nothing written.
*/
export async function verifyTree(request: VerifyRequest): Promise<Verification> {
	await prepareSlot(request);
	for (const command of request.commands) {
		const {directory, env, timeoutMs = verifyTimeoutMs, signal, onOutput} = request;
		const outcome = await runTenant({slot: directory, command, directory, env, timeoutMs, ...(signal && {signal}), ...(onOutput && {onOutput})});
		if (!outcome.ok) {
			await requireRoom([path.dirname(directory), env.TMPDIR ?? tmpdir()]);
			return {...outcome, ok: false, command};
		}
	}

	return {ok: true};
}

async function prepareSlot(request: VerifyRequest): Promise<void> {
	const {repository, directory, copy = []} = request;
	await endTenant(directory);
	const place = await findWorktreePlace(directory);
	if (place === undefined || !(await checkOut(request, place)).ok) {
		const {ok, output} = await checkOut(request, await addSlot(request));
		if (!ok) {
			throw new Error(`What is to be verified can't be checked out: ${output}`);
		}
	}

	await copyIgnored(repository.root, directory, copy);
}

/** In the slot's own processes, so that no git of a killed engine goes on cleaning or checking out under the next one. */
async function checkOut({commit, directory}: VerifyRequest, place: Required<GitPlace>): Promise<CommandOutcome> {
	// Nobody is at work here any more, so that what is locked was left behind.
	await Promise.all(['index.lock', 'HEAD.lock'].map(async lock => rm(path.join(place.gitDirectory, lock), {force: true})));
	// Cleaned before, so that nothing untracked is in the way, and after, for what the new tree no longer ignores.
	const clean = ['clean', '-d', '--force', '--force', '--quiet'];
	const command = gitLine(place, [clean, ['checkout', '--detach', '--force', '--quiet', commit], clean]);
	return runTenant({slot: directory, command, directory, env: neutralEnvironment(), timeoutMs: verifyTimeoutMs});
}

/** Whether a worktree is a verification slot, which holds nobody's work. */
export function isSlot({gitDirectory}: {readonly gitDirectory: string}): boolean {
	return existsSync(path.join(gitDirectory, slotMark));
}

const slotMark = 'jupiter-slot';

/** Makes the slot anew, without its files. A former slot came from commits and from verifications; anything else in its place is somebody's. */
async function addSlot({repository, directory, commit}: VerifyRequest): Promise<Required<GitPlace>> {
	const target = await settledPath(directory);
	await tryGit(storeOf(repository), ['worktree', 'remove', '--force', '--force', target]);
	await moveAside(target);
	await runWorktreeGit(repository, ['add', '--quiet', '--force', '--force', '--no-checkout', '--detach', target, commit]);
	const place = await worktreePlace(target);
	await writeFile(path.join(place.gitDirectory, slotMark), '');
	return place;
}
