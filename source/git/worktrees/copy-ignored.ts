import {constants, existsSync} from 'node:fs';
import {cp, glob, mkdir, realpath, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import {tryGit} from '../running/run-git.ts';
import {findWorktreePlace} from './worktree-place.ts';

/**
Copies the ignored files that match the globs from a checkout into a worktree, where they aren't there yet.
Returns what was refused, each with its reason: tracked files come with git, and a link out of the repository could carry anything along.
*/
export async function copyIgnored(from: string, to: string, globs: readonly string[]): Promise<string[]> {
	const refused: string[] = [];
	const names = await matches(from, globs);
	const ignored = await onlyIgnored(from, names);
	for (const name of names) {
		const reason = ignored.has(name) ? await copyOne(from, to, name) : 'git does not ignore it';
		if (reason !== undefined) {
			refused.push(`${name}: ${reason}`);
		}
	}

	return refused;
}

async function matches(from: string, globs: readonly string[]): Promise<string[]> {
	const names: string[] = [];
	for await (const name of glob(globs, {cwd: from, exclude: name => name === '.git'})) {
		if (name !== '.' && !name.startsWith('..') && !path.isAbsolute(name)) {
			names.push(name);
		}
	}

	return names.toSorted();
}

async function onlyIgnored(from: string, names: readonly string[]): Promise<Set<string>> {
	const place = await findWorktreePlace(from);
	if (place === undefined || names.length === 0) {
		return new Set();
	}

	// The one command that refuses literal pathspecs; a dot before the name keeps it from being read as magic.
	const checked = await tryGit(place, ['check-ignore', '-z', '--stdin'], {input: names.map(name => `./${name}`).join('\0'), env: {GIT_LITERAL_PATHSPECS: '0'}});
	if (!checked.ok && checked.code !== 1) {
		throw new Error(`Cannot tell which files git ignores: ${checked.problem}`);
	}

	return new Set(checked.text.split('\0').map(name => name.slice(2)));
}

async function copyOne(from: string, to: string, name: string): Promise<string | undefined> {
	const source = path.join(from, name);
	const target = path.join(to, name);
	if (existsSync(target)) {
		return undefined;
	}

	if (!await isInside(from, source)) {
		return 'it leads out of the repository';
	}

	// Where nothing lands from, and moved when whole: a copy cut short must not count as there.
	const staging = path.join(to, notesFolder, 'copying');
	await rm(staging, {recursive: true, force: true});
	await mkdir(path.dirname(staging), {recursive: true});
	await cp(source, staging, {recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, filter: async inner => isInside(from, inner)});
	await mkdir(path.dirname(target), {recursive: true});
	await rename(staging, target);
	return undefined;
}

async function isInside(root: string, file: string): Promise<boolean> {
	const [realRoot, realFile] = await Promise.all([realpath(root), realpath(file).catch(() => undefined)]);
	return realFile?.startsWith(`${realRoot}${path.sep}`) ?? false;
}
