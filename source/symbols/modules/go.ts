import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import {directoryOf, pathIn} from '../repository/path-names.ts';
import {wholeFiles, type Unit} from './module.ts';

/** Finds a Go package: every file of the folder that its path means under a `go.mod`. */
export function findGoPackage(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	for (const path of files.holding(key.manifest('go'))) {
		const {manifest} = files.get(path)!;
		if (manifest?.kind !== 'go' || !`${name}/`.startsWith(`${manifest.module}/`)) {
			continue;
		}

		const folder = pathIn(directoryOf(path), name.slice(manifest.module.length + 1));
		const found = wholeFiles(goFiles(files, folder, from));
		if (found) {
			return found;
		}
	}

	return undefined;
}

/** The package that a Go file is in. */
export function ownGoPackage(files: Files, from: FileIndex): readonly Unit[] {
	return wholeFiles(goFiles(files, directoryOf(from.path), from)) ?? [];
}

// A package's tests are no part of it for others.
function goFiles(files: Files, folder: string, from: FileIndex): string[] {
	const isOwn = folder === directoryOf(from.path);
	return files.holding(key.directory(folder)).filter(path => path.endsWith('.go') && (isOwn || !path.endsWith('_test.go')));
}
