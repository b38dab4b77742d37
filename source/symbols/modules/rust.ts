import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import {directoryOf, foldersUp} from '../repository/path-names.ts';
import type {Unit} from './module.ts';

/** Finds a Rust module by its path: from the crate's root, the module itself (`self`, `super`), or another crate of the repository. */
export function findRustModule(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const segments = name.split('::').filter(part => part !== '');
	const [first = ''] = segments;
	const own = placeOf(files, from.path);
	if (first === 'crate') {
		return own && walk(files, own.root, segments.slice(1));
	}

	if (first === 'self' || first === 'super') {
		const ups = segments.filter(part => part === 'super').length;
		const rest = segments.filter(part => part !== 'super' && part !== 'self');
		return own && walk(files, own.root, [...own.segments.slice(0, own.segments.length - ups), ...rest]);
	}

	return (own && walk(files, own.root, [...own.segments, ...segments])) ?? findCrate(files, from, segments);
}

type Place = {readonly root: string; readonly segments: readonly string[]};

// The crate's first file, and the path of the module that a file is.
function placeOf(files: Files, path: string): Place | undefined {
	const folders = foldersUp(directoryOf(path));
	const root = folders
		.flatMap(folder => ['lib.rs', 'main.rs'].map(file => folder === '' ? file : `${folder}/${file}`))
		.find(file => files.get(file)) ?? path;
	const inside = path.slice(directoryOf(root).length).replace(/^\//, '').replace(/\.rs$/, '').replace(/(?:^|\/)mod$/, '');
	return {root, segments: path === root || inside === 'main' || inside === 'lib' ? [] : inside.split('/').filter(part => part !== '')};
}

/** Follows the segments through files, then through modules and types within the last file. */
function walk(files: Files, root: string, segments: readonly string[]): readonly Unit[] | undefined {
	let file = root;
	let reached = 0;
	for (let count = 1; count <= segments.length; count++) {
		const path = [directoryOf(root), ...segments.slice(0, count)].filter(part => part !== '').join('/');
		const found = [`${path}.rs`, `${path}/mod.rs`].find(candidate => files.get(candidate));
		reached = found === undefined ? reached : count;
		file = found ?? file;
	}

	const inner = segments.slice(reached).join('.');
	if (inner === '') {
		return [{path: file, prefix: ''}];
	}

	return files.get(file)?.symbols.some(symbol => symbol.address === inner) ? [{path: file, prefix: `${inner}.`}] : undefined;
}

function findCrate(files: Files, from: FileIndex, [name = '', ...rest]: readonly string[]): readonly Unit[] | undefined {
	const renamed = manifestAbove(files, from.path)?.crates[name];
	for (const path of files.holding(key.manifest('cargo'))) {
		const {manifest} = files.get(path)!;
		const folder = directoryOf(path);
		const isMeant = manifest?.kind === 'cargo' && (manifest.name === name || (renamed !== undefined && folder.endsWith(renamed.replace(/^[./]+/, ''))));
		const root = [folder, 'src/lib.rs'].filter(part => part !== '').join('/');
		if (isMeant && files.get(root)) {
			return walk(files, root, rest);
		}
	}

	return undefined;
}

function manifestAbove(files: Files, path: string) {
	for (const folder of foldersUp(directoryOf(path))) {
		const manifest = files.get(folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`)?.manifest;
		if (manifest?.kind === 'cargo') {
			return manifest;
		}
	}

	return undefined;
}
