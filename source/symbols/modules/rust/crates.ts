import type {Manifest} from '../../manifest.ts';
import type {Files} from '../../repository/files.ts';
import {key} from '../../repository/keys.ts';
import {directoryOf, foldersUp, joinPath, pathIn} from '../../repository/path-names.ts';
import type {RustModule} from './module-tree.ts';

/** The library of the repository that a file knows by a name: by its own, or by what the file's crate calls it. */
export function findCrate(files: Files, path: string, name: string): RustModule | undefined {
	const from = crateAround(files, path);
	const called = from?.manifest.crates[name];
	const folder = from && called?.path !== undefined ? joinPath(from.folder, called.path) : undefined;
	const crates = files.holding(key.manifest('cargo')).map(other => crateAt(files, other)!);
	const meant = crates.find(crate => crate.folder === folder) ?? crates.find(({manifest}) => [manifest.library.name, manifest.name].includes(called?.package ?? name));
	const library = meant && pathIn(meant.folder, meant.manifest.library.path);
	return library !== undefined && files.get(library) ? {path: library, inner: []} : undefined;
}

/** The first files of the crate around a file: those that its manifest names, and each program, test, example and benchmark. */
export function targetsOf(files: Files, path: string): readonly string[] {
	const crate = crateAround(files, path);
	if (!crate) {
		return [];
	}

	const {folder, manifest} = crate;
	const inside = folder === '' ? path : path.slice(folder.length + 1);
	return [...manifest.targets.map(target => pathIn(folder, target)), ...usualTargets.test(inside) ? [path] : []];
}

const usualTargets = /^(?:src\/bin|tests|examples|benches)\/[^/]+\.rs$/;

type Crate = {readonly manifest: Extract<Manifest, {kind: 'cargo'}>; readonly folder: string};

function crateAround(files: Files, path: string): Crate | undefined {
	const manifest = foldersUp(directoryOf(path)).map(folder => pathIn(folder, 'Cargo.toml')).find(file => files.get(file)?.manifest);
	return manifest === undefined ? undefined : crateAt(files, manifest);
}

function crateAt(files: Files, path: string): Crate | undefined {
	const manifest = files.get(path)?.manifest;
	return manifest?.kind === 'cargo' ? {manifest, folder: directoryOf(path)} : undefined;
}
