import type {Manifest} from '../../manifest.ts';
import type {Files} from '../../repository/files.ts';
import {key} from '../../repository/keys.ts';
import {directoryOf, foldersUp, pathIn} from '../../repository/path-names.ts';
import {findBuilt, findFile} from './files.ts';
import {firstOf} from './first-of.ts';
import {packageTargets} from './patterns.ts';

/** Finds a module of a package of the repository by the package's name, and only one that it exports. */
export function findPackage(files: Files, name: string): string | undefined {
	return inPackages(files, name, ({manifest, folder, rest}) => {
		const exported = exportsFor(manifest, rest);
		// What is exported but isn't found is built in some other way.
		const unbuilt = () => findFile(files, pathIn(folder, rest)) ?? findBuilt(files, folder, `dist/${rest === '' ? 'index' : rest}`);
		return firstOf(exported ?? [], target => findBuilt(files, folder, target)) ?? (exported?.length === 0 ? undefined : unbuilt());
	});
}

/** Finds what a `#name` means in the package that a folder is part of: a file of it, or another package. */
export function findImport(files: Files, directory: string, name: string): string | undefined {
	if (!name.startsWith('#')) {
		return undefined;
	}

	const path = foldersUp(directory).map(folder => pathIn(folder, 'package.json')).find(path => files.get(path)?.manifest);
	const manifest = path === undefined ? undefined : files.get(path)!.manifest;
	return manifest?.kind === 'package'
		? firstOf(packageTargets(manifest.imports, name) ?? [], target => target.startsWith('./') ? findBuilt(files, directoryOf(path!), target) : findPackage(files, target))
		: undefined;
}

/** A package of the repository, and what is asked of it: a path within, or nothing for itself. */
type Asked = {readonly manifest: PackageManifest; readonly folder: string; readonly rest: string};

type PackageManifest = Extract<Manifest, {kind: 'package'}>;

/** Looks in every package whose name a module's name begins with; those that aren't of the repository have no files here. */
export function inPackages<Found>(files: Files, name: string, look: (asked: Asked) => Found | undefined): Found | undefined {
	const parts = name.split('/');
	const length = name.startsWith('@') ? 2 : 1;
	const own = parts.slice(0, length).join('/');
	const rest = parts.slice(length).join('/');
	return firstOf(files.holding(key.package(own)), path => {
		const {manifest} = files.get(path)!;
		return manifest?.kind === 'package' ? look({manifest, folder: directoryOf(path), rest}) : undefined;
	});
}

/** Targets that a package exports for what is asked of it: none when it exports no such thing, nothing when it doesn't say what it exports. */
export function exportsFor({exports}: PackageManifest, rest: string): readonly string[] | undefined {
	return exports && (packageTargets(exports, rest === '' ? '.' : `./${rest}`) ?? []).filter(target => target.startsWith('./'));
}
