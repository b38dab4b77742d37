import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {verifyTimeoutMs} from '../model/limits/landing.ts';
import {copyIgnored} from './copy-ignored.ts';
import {freeWorktree} from './free-lock.ts';
import {storeOf, type Repository} from './repository.ts';
import {moveAside, settledPath} from './move-aside.ts';
import {runCommand, type CommandOutcome} from './run-command.ts';
import {tryGit} from './run-git.ts';
import {runWorktreeGit} from './run-worktree-git.ts';
import {findWorktreePlace, worktreePlace} from './worktree-place.ts';

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
*/
export async function verifyTree(request: VerifyRequest): Promise<Verification> {
	await prepareSlot(request);
	for (const command of request.commands) {
		const {directory, env, timeoutMs = verifyTimeoutMs, signal, onOutput} = request;
		const outcome = await runCommand({command, directory, env, timeoutMs, ...(signal && {signal}), ...(onOutput && {onOutput})});
		if (!outcome.ok) {
			return {...outcome, ok: false, command};
		}
	}

	return {ok: true};
}

async function prepareSlot({repository, commit, directory, copy = []}: VerifyRequest): Promise<void> {
	const place = await findWorktreePlace(directory);
	const isReady = place !== undefined && await canCheckOut(place, commit);
	if (!isReady) {
		await addSlot(repository, directory, commit);
	}

	await copyIgnored(repository.root, directory, copy);
}

async function canCheckOut(place: {readonly gitDirectory: string; readonly worktree: string}, commit: string): Promise<boolean> {
	await freeWorktree(place.gitDirectory);
	// Cleaned before, so that nothing untracked is in the way, and after, for what the new tree no longer ignores.
	const steps = [
		['clean', '-d', '--force', '--force', '--quiet'],
		['checkout', '--detach', '--force', '--quiet', commit],
		['clean', '-d', '--force', '--force', '--quiet'],
	];
	for (const step of steps) {
		const outcome = await tryGit(place, step);
		if (!outcome.ok) {
			return false;
		}
	}

	return true;
}

/** Whether a worktree is a verification slot, which holds nobody's work. */
export function isSlot({gitDirectory}: {readonly gitDirectory: string}): boolean {
	return existsSync(path.join(gitDirectory, slotMark));
}

const slotMark = 'jupiter-slot';

/** Makes the slot anew. A former slot came from commits and from verifications; anything else in its place is somebody's. */
async function addSlot(repository: Repository, directory: string, commit: string): Promise<void> {
	const target = await settledPath(directory);
	await tryGit(storeOf(repository), ['worktree', 'remove', '--force', '--force', target]);
	await moveAside(target);
	await runWorktreeGit(repository, ['add', '--quiet', '--force', '--force', '--detach', target, commit]);
	const {gitDirectory} = await worktreePlace(target);
	await writeFile(path.join(gitDirectory, slotMark), '');
}
