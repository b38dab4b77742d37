import {access, constants} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {shellsName} from './shells-name.ts';

/** The file of a program, or nothing where there is none on the PATH. */
export const findOnPath = async (name: string): Promise<string | undefined> => {
	// An engine that a worker has started again would find its worker's shell first.
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => path.basename(folder) !== shellsName);
	for (const folder of folders) {
		const file = path.join(folder, name);
		try {
			await access(file, constants.X_OK);
			return file;
		} catch {
			// Not in this folder.
		}
	}

	return undefined;
};
