import {maxRustDepth} from '../../../model/limits/symbols.ts';
import type {FileIndex} from '../../file-index.ts';
import type {Files} from '../../repository/files.ts';
import {key} from '../../repository/keys.ts';
import {baseName, directoryOf, joinPath, pathIn} from '../../repository/path-names.ts';
import {targetsOf} from './crates.ts';

/** A module of a crate: a file, or what is within a module or a type in one. */
export type RustModule = {readonly path: string; readonly inner: readonly string[]};

/** The module that a file is. */
export function begin(path: string): RustModule {
	return {path, inner: []};
}

/** A module or a type within a module. */
export function within(files: Files, {path, inner}: RustModule, name: string): RustModule | undefined {
	const file = files.get(path);
	const folder = pathIn(ownFolder(files, path), inner.join('/'));
	const tries = [placed(file, name), pathIn(folder, `${name}.rs`), pathIn(folder, `${name}/mod.rs`)];
	const found = tries.find(candidate => candidate !== undefined && files.get(candidate) !== undefined);
	if (found !== undefined) {
		return begin(found);
	}

	const names = [...inner, name];
	return file?.symbols.some(({address}) => address === names.join('.')) ? {path, inner: names} : undefined;
}

/** The module that a module stands in. */
export function around(files: Files, {path, inner}: RustModule): RustModule | undefined {
	if (inner.length > 0) {
		return {path, inner: inner.slice(0, -1)};
	}

	const parent = placerOf(files, path) ?? (isRoot(files, path) ? undefined : parentByName(files, path));
	return parent === undefined ? undefined : begin(parent);
}

/** The crate that a module is part of. */
export function rootOf(files: Files, module: RustModule): RustModule {
	let root = module;
	for (let depth = 0; depth < maxRustDepth; depth++) {
		const outer = around(files, root);
		if (!outer) {
			break;
		}

		root = outer;
	}

	return root;
}

// `#[path = "…"] mod name;` binds the name to a file seen from its own folder.
function placed(file: FileIndex | undefined, name: string): string | undefined {
	const path = name.startsWith('./') ? name : file?.bindings.find(binding => binding.name === name && binding.module?.startsWith('./'))?.module;
	return path === undefined ? undefined : joinPath(directoryOf(file!.path), path);
}

function placerOf(files: Files, path: string): string | undefined {
	return files.holding(key.everywhere('rust')).find(other => other !== path && files.get(other)!.bindings.some(({name, module}) => module?.startsWith('./') && placed(files.get(other), name) === path));
}

// A file's modules are beside it if it is a folder's own or a crate's first, else in a folder called as the file.
function ownFolder(files: Files, path: string): string {
	const isFolder = baseName(path) === 'mod.rs' || isRoot(files, path) || placerOf(files, path) !== undefined;
	return isFolder ? directoryOf(path) : path.replace(/\.rs$/, '');
}

function isRoot(files: Files, path: string): boolean {
	return firstFiles.has(baseName(path)) || targetsOf(files, path).includes(path);
}

const firstFiles = new Set(['lib.rs', 'main.rs', 'build.rs']);

// Of several files that may have a module, the one that says so has it.
function parentByName(files: Files, path: string): string | undefined {
	const isFolder = baseName(path) === 'mod.rs';
	const own = isFolder ? directoryOf(path) : path.replace(/\.rs$/, '');
	const folder = directoryOf(own);
	const beside = files.holding(key.directory(folder)).filter(other => other !== path && other.endsWith('.rs') && ownFolder(files, other) === folder);
	const known = [...beside, ...[`${folder}.rs`].filter(other => files.get(other))];
	return known.find(candidate => files.get(candidate)!.symbols.some(({address}) => address === baseName(own))) ?? known[0];
}
