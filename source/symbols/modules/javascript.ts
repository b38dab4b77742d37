import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {directoryOf, joinPath} from '../repository/path-names.ts';
import {findFile} from './javascript/files.ts';
import {findImport, findPackage} from './javascript/packages.ts';
import {findByPaths} from './javascript/tsconfig.ts';
import {wholeFiles, type Unit} from './module.ts';

/** Finds a module as Node and TypeScript do: relative files, tsconfig paths, `#imports`, packages of the same repository. */
export function findJavascriptModule(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const directory = directoryOf(from.path);
	const found = /^\.{0,2}\/|^\.{1,2}$/.test(name)
		? findFile(files, joinPath(directory, name))
		: findByPaths(files, directory, name) ?? findImport(files, directory, name) ?? findPackage(files, name);
	return found === undefined ? undefined : wholeFiles([found]);
}
