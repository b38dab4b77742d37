import {access, constants, stat} from 'node:fs/promises';
import path from 'node:path';

/** The file that a program's name leads to, or nothing where none can be run. */
export async function findOnPath(program: string, searchPath: string): Promise<string | undefined> {
	const folders = searchPath.split(path.delimiter).filter(folder => folder !== '');
	const files = folders.map(folder => path.join(folder, program));
	const findings = await Promise.all(files.map(async file => isExecutable(file)));
	return files[findings.indexOf(true)];
}

async function isExecutable(file: string): Promise<boolean> {
	try {
		await access(file, constants.X_OK);
		const kind = await stat(file);
		return kind.isFile();
	} catch {
		// Not there, or not ours to run: either way not this one.
		return false;
	}
}
