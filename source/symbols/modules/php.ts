import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {directoryOf, joinPath} from '../repository/path-names.ts';
import {wholeFiles, type Unit} from './module.ts';
import {findNamespace} from './namespaces.ts';

/** Finds what a PHP name or a path that is loaded means: a namespace, or a file seen from the one that loads it or from the top. */
export function findPhpModule(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	if (!name.startsWith('.')) {
		return findNamespace(files, from, name);
	}

	const found = [directoryOf(from.path), ''].map(folder => joinPath(folder, name)).find(path => path !== undefined && files.get(path) !== undefined);
	return found === undefined ? undefined : wholeFiles([found]);
}
