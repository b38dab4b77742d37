import {accessSync, constants, statSync} from 'node:fs';
import path from 'node:path';

/** Throws a sentence when a program couldn't be started, which the kernel would only tell the started process. */
export const checkProgram = (file: string, cwd: string, searchPath: string): void => {
	if (!isFolder(cwd)) {
		throw new Error(`The folder ${cwd} does not exist, so nothing can be started in it.`);
	}

	const places = file.includes('/') ? [path.resolve(cwd, file)] : searchPath.split(':').map(folder => path.resolve(cwd, folder, file));
	if (places.every(place => !isExecutable(place))) {
		throw new Error(file.includes('/') ? `The program ${file} does not exist or may not be run.` : `The program ${file} was not found on the PATH. Install it, or give its full path.`);
	}
};

const isFolder = (place: string): boolean => statSync(place, {throwIfNoEntry: false})?.isDirectory() ?? false;

const isExecutable = (place: string): boolean => {
	try {
		accessSync(place, constants.X_OK);
		return statSync(place).isFile();
	} catch {
		// Not there, or not for this user: either way not runnable.
		return false;
	}
};
