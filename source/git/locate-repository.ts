import {existsSync} from 'node:fs';
import {readFile, realpath} from 'node:fs/promises';
import path from 'node:path';
import type {Repository} from './repository.ts';

/**
Finds the plain repository or linked worktree a directory is in by looking at files alone, which takes a millisecond where git takes fifty.
Nothing when it isn't as plain as that: then `openRepository` asks git.
*/
export async function locateRepository(directory: string): Promise<Repository | undefined> {
	const checkout = await topOf(directory);
	if (checkout === undefined) {
		return undefined;
	}

	const own = await gitDirectoryOf(path.join(checkout, '.git'));
	const common = own === undefined ? undefined : await commonDirectoryOf(own);
	return common === undefined || path.basename(common) !== '.git' || !existsSync(path.join(common, 'objects')) ? undefined : {root: path.dirname(common), checkout, commonDirectory: common};
}

async function topOf(directory: string): Promise<string | undefined> {
	// A path that isn't there is for git to complain of.
	const start = await realpath(directory).catch(() => undefined);
	for (let folder = start; folder !== undefined; folder = path.dirname(folder)) {
		if (existsSync(path.join(folder, '.git'))) {
			return folder;
		}

		if (folder === path.dirname(folder)) {
			return undefined;
		}
	}

	return undefined;
}

/** A linked worktree's `.git` is a file that says where its directory is. */
async function gitDirectoryOf(entry: string): Promise<string | undefined> {
	const pointer = await readFile(entry, 'utf8').catch(() => undefined);
	if (pointer === undefined) {
		return existsSync(path.join(entry, 'HEAD')) ? entry : undefined;
	}

	const target = /^gitdir: (?<target>.*)\n?$/v.exec(pointer)?.groups?.target;
	return target === undefined ? undefined : path.resolve(path.dirname(entry), target);
}

async function commonDirectoryOf(gitDirectory: string): Promise<string | undefined> {
	const pointer = await readFile(path.join(gitDirectory, 'commondir'), 'utf8').catch(() => undefined);
	const common = pointer === undefined ? gitDirectory : path.resolve(gitDirectory, pointer.trimEnd());
	return realpath(common).catch(() => undefined);
}
