import {readFile, realpath, lstat} from 'node:fs/promises';
import path from 'node:path';
import {maxChangeBytes} from '../../model/limits/symbols.ts';
import {git} from '../running/run-git.ts';
import {worktreePlace} from '../worktrees/worktree-place.ts';

/** Paths of a checkout's plain files, sorted: tracked ones and new ones that git doesn't ignore. Submodules and links are none. */
export async function listFiles(checkout: string): Promise<readonly string[]> {
	const place = await worktreePlace(checkout);
	const [tracked, untracked] = await Promise.all([
		git(place, ['ls-files', '-z', '--stage']),
		git(place, ['ls-files', '-z', '--others', '--exclude-standard']),
	]);
	const paths = [
		...tracked.split('\0').filter(line => line.startsWith('100')).map(line => line.slice(line.indexOf('\t') + 1)),
		...untracked.split('\0').filter(line => line !== '' && !line.endsWith('/')),
	];
	return [...new Set(paths)].toSorted();
}

/** Bytes of a checkout's file, none for one that is too large to be looked at; nothing where no plain file is, or only through a link. */
export async function readCheckedOut(checkout: string, file: string): Promise<Uint8Array | undefined> {
	const place = path.join(checkout, file);
	const kind = await lstat(place).catch(() => undefined);
	if (!kind?.isFile()) {
		return undefined;
	}

	// A folder on the way may have been replaced by a link.
	const [real, top] = await Promise.all([realpath(place), realpath(checkout)]).catch(() => []);
	const isInside = real !== undefined && top !== undefined && real.startsWith(top.endsWith(path.sep) ? top : top + path.sep);
	if (!isInside) {
		return undefined;
	}

	return kind.size > maxChangeBytes ? new Uint8Array() : readFile(place).catch(() => undefined);
}
