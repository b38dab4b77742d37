import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import {baseName, directoryOf, foldersUp, joinPath} from '../repository/path-names.ts';
import {wholeFiles, type Unit} from './module.ts';

/** Finds an included file: beside the file, below a folder around it, or else the nearest whose path ends so. */
export function findIncluded(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const folders = foldersUp(directoryOf(from.path));
	const found = folders.flatMap(folder => [folder, joinPath(folder, 'include') ?? '', joinPath(folder, 'src') ?? ''])
		.map(folder => joinPath(folder, name))
		.find(path => path !== undefined && files.get(path) !== undefined) ?? nearestEnding(files, from.path, name);
	return found === undefined ? undefined : wholeFiles([found]);
}

function nearestEnding(files: Files, from: string, name: string): string | undefined {
	const ending = `/${name.replace(/^(?:\.{1,2}\/)+/, '')}`.toLowerCase();
	const candidates = files.holding(key.file(baseName(name))).filter(path => `/${path}`.toLowerCase().endsWith(ending));
	const most = Math.max(...candidates.map(path => sharedLength(from, path)));
	return candidates.find(path => sharedLength(from, path) === most);
}

function sharedLength(a: string, b: string): number {
	let length = 0;
	while (length < a.length && a[length] === b[length]) {
		length++;
	}

	return length;
}
