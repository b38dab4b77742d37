import {readdir, rm, stat} from 'node:fs/promises';
import path from 'node:path';

/** Removes the oldest recordings of a directory until the rest is within `maxBytes`; those of the files in `living` stay. */
export const pruneRecordings = async (directory: string, living: ReadonlySet<string>, maxBytes: number): Promise<void> => {
	const names = (await readdir(directory).catch(() => [])).filter(name => name.endsWith('.cast'));
	const files = await Promise.all(names.map(async name => lookAt(path.join(directory, name))));
	let bytes = files.reduce((sum, {size}) => sum + size, 0);
	for (const {file, size} of files.toSorted((a, b) => a.changedAt - b.changedAt)) {
		if (bytes <= maxBytes) {
			return;
		}

		if (living.has(formerOf(file))) {
			continue;
		}

		// What can't be removed now is tried again when the next pane opens.
		await rm(file, {force: true}).catch(() => undefined);
		bytes -= size;
	}
};

/** One that is gone meanwhile takes no room. */
const lookAt = async (file: string): Promise<{readonly file: string; readonly size: number; readonly changedAt: number}> => {
	const found = await stat(file).catch(() => undefined);
	return {file, size: found?.size ?? 0, changedAt: found?.mtimeMs ?? 0};
};

/** The former half of a recording belongs to the file that grows. */
const formerOf = (file: string): string => file.replace(/\.1\.cast$/v, '.cast');
