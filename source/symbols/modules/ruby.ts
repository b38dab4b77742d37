import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {directoryOf, foldersUp, joinPath} from '../repository/path-names.ts';
import {wholeFiles, type Unit} from './module.ts';

/** Finds a file that Ruby requires: beside the file, or below a folder that programs load from. */
export function findRubyFile(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const directory = directoryOf(from.path);
	const roots = name.startsWith('.') ? [directory] : foldersUp(directory).flatMap(folder => ['lib', '', 'app', 'test', 'spec'].map(root => joinPath(folder, root) ?? ''));
	for (const root of roots) {
		const path = joinPath(root, name);
		const found = path === undefined ? undefined : [path, `${path}.rb`].find(file => files.get(file));
		if (found !== undefined) {
			return wholeFiles([found]);
		}
	}

	return undefined;
}
