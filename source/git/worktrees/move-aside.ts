import {existsSync} from 'node:fs';
import {mkdir, readdir, realpath, rename} from 'node:fs/promises';
import path from 'node:path';

/** Makes room at a path by renaming whatever is there to `<path>.aside-1` or the next free number; an empty folder may stay. */
export async function moveAside(target: string): Promise<void> {
	// A file is in the way as well; it has no names to read.
	const names = existsSync(target) ? await readdir(target).catch(() => ['.']) : [];
	if (names.length > 0) {
		await rename(target, freeName(`${target}.aside`));
	}
}

/** The path with its parent made and the parent's symlinks resolved, as git reports paths. */
export async function settledPath(target: string): Promise<string> {
	const parent = path.dirname(path.resolve(target));
	await mkdir(parent, {recursive: true});
	return path.join(await realpath(parent), path.basename(target));
}

function freeName(name: string): string {
	let number = 1;
	while (existsSync(`${name}-${number}`)) {
		number++;
	}

	return `${name}-${number}`;
}
