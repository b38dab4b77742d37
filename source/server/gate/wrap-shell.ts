import path from 'node:path';
import {parsedClaim} from '../../claims/claim-cache.ts';
import type {ParsedClaim} from '../../claims/parse-claim.ts';
import {needsNoLock} from '../../claims/engine-owned.ts';
import {maxMounts} from '../../model/limits/agents.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {shellWord} from '../../wording/shell-word.ts';
import type {GateParts} from './gate-parts.ts';
import {isOwnCommand} from './own-command.ts';

/**
Lets a command line run where it can't write what is somebody else's: other checkouts, and files of the worktree that other tasks hold.
The mounts are the kernel's affair, so it doesn't matter how the command writes. Where there is no bubblewrap the watcher sees such writes afterwards.
*/
export const wrapShell = async (gate: GateParts, task: Task, command: string): Promise<string> => {
	const sandbox = isOwnCommand(command) ? undefined : await gate.sandbox();
	return sandbox === undefined ? command : wrapped(sandbox, mountsFor(gate, task), command);
};

/** What the shell was given besides its command line is the command's within too. */
const wrapped = (sandbox: string, mounts: readonly string[], command: string): string =>
	`${boxed(sandbox, mounts, ['bash', '-c', command]).map(word => shellWord(word)).join(' ')} "$0" "$@"`;

/** A program and its arguments, run with these mounts. */
export const boxed = (sandbox: string, mounts: readonly string[], command: readonly string[]): string[] =>
	[sandbox, '--dev-bind', '/', '/', ...mounts, '--setenv', 'JUPITER_SANDBOX', '1', '--die-with-parent', '--', ...command];

/** In order, as each covers those before: what is below something read-only and the worker's own is opened again. */
export const mountsFor = ({state, repository, places}: Pick<GateParts, 'state' | 'repository' | 'places'>, task: Task): string[] => {
	const worktree = task.worktree!;
	const held = heldByOthers(state(), task).slice(0, maxMounts).map(file => path.join(worktree, file));
	return [
		...[repository.root, repository.checkout, places.worktrees].map(place => ['--ro-bind-try', place]),
		...[repository.commonDirectory, worktree].map(place => ['--bind-try', place]),
		...[places.session, ...held].map(place => ['--ro-bind-try', place]),
	].flatMap(([kind, place]) => [kind!, place!, place!]);
};

/** Files and folders that other tasks hold as a whole and this one has nothing in. */
const heldByOthers = ({locks, runs}: SessionState, {key, run}: Task): string[] => {
	const {engineOwned} = runs[run]!.plan;
	const own = locks.filter(({holder}) => holder === key).map(({claim}) => parsedClaim(claim));
	return locks
		.filter(({holder}) => holder !== key)
		.map(({claim}) => parsedClaim(claim))
		.filter(claim => claim.kind !== 'glob' && claim.path !== '' && !needsNoLock(claim, engineOwned) && own.every(mine => !meets(mine, claim)))
		.map(({path: held}) => held);
};

/** Where two claims meet in a file or folder, mounts are too coarse to tell them apart. */
const meets = (mine: ParsedClaim, {path: held}: ParsedClaim): boolean =>
	mine.kind === 'glob' || mine.path === held || mine.path.startsWith(`${held}/`) || held.startsWith(`${mine.path}/`);
