import type {FileIndex} from '../file-index.ts';
import type {Manifest} from '../manifest.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import {directoryOf, foldersUp, joinPath, pathIn} from '../repository/path-names.ts';
import {wholeFiles, type Unit} from './module.ts';

/** Finds a Go package: every file of the folder that its path means by what replaces its module, or under the `go.mod` of its module. */
export function findGoPackage(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const folders = [replacedFolder(files, from, name), ...ownFolders(files, name)].filter(folder => folder !== undefined);
	return wholeFiles(folders.map(folder => goFiles(files, folder, from)).find(found => found.length > 0) ?? []);
}

/** The package that a Go file is in. */
export function ownGoPackage(files: Files, from: FileIndex): readonly Unit[] {
	const inFolder = goFiles(files, directoryOf(from.path), from);
	return wholeFiles(inFolder.filter(path => files.get(path)!.namespace === from.namespace)) ?? [];
}

function replacedFolder(files: Files, from: FileIndex, name: string): string | undefined {
	const around = foldersUp(directoryOf(from.path)).map(folder => goModule(files, pathIn(folder, 'go.mod'))).find(manifest => manifest !== undefined);
	const replaced = around && Object.entries(around.manifest.replaced).find(([module]) => isWithin(name, module));
	return replaced && joinPath(around.folder, `${replaced[1]}/${name.slice(replaced[0].length)}`);
}

function ownFolders(files: Files, name: string): string[] {
	return files.holding(key.manifest('go'))
		.map(path => goModule(files, path)!)
		.filter(({manifest}) => isWithin(name, manifest.module))
		.map(({manifest, folder}) => pathIn(folder, name.slice(manifest.module.length + 1)));
}

type GoModule = {readonly manifest: Extract<Manifest, {kind: 'go'}>; readonly folder: string};

function goModule(files: Files, path: string): GoModule | undefined {
	const manifest = files.get(path)?.manifest;
	return manifest?.kind === 'go' ? {manifest, folder: directoryOf(path)} : undefined;
}

function isWithin(name: string, module: string): boolean {
	return `${name}/`.startsWith(`${module}/`);
}

// A package's tests are no part of it for others.
function goFiles(files: Files, folder: string, from: FileIndex): string[] {
	const isOwn = folder === directoryOf(from.path);
	return files.holding(key.directory(folder)).filter(path => path.endsWith('.go') && (isOwn || !path.endsWith('_test.go')));
}
