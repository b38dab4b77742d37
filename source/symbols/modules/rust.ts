import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {findCrate} from './rust/crates.ts';
import {begin, within, around, rootOf, type RustModule} from './rust/module-tree.ts';
import type {Unit} from './module.ts';

/** Finds a Rust module by its path: from the crate's root, the module itself (`self`, `super`), or another crate of the repository. */
export function findRustModule(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const own = begin(from.path);
	if (name.startsWith('./')) {
		return unitsOf(within(files, own, name));
	}

	const [first = '', ...rest] = name.split('::').filter(part => part !== '');
	if (first === 'crate') {
		return unitsOf(follow(files, rootOf(files, own), rest));
	}

	if (roots.has(first)) {
		return unitsOf(follow(files, own, [first, ...rest]));
	}

	const crate = () => findCrate(files, from.path, first);
	return unitsOf(follow(files, within(files, own, first) ?? crate(), rest));
}

const roots = new Set(['self', 'super']);

function follow(files: Files, start: RustModule | undefined, steps: readonly string[]): RustModule | undefined {
	let module = start;
	for (const step of steps) {
		if (step !== 'self') {
			module &&= step === 'super' ? around(files, module) : within(files, module, step);
		}
	}

	return module;
}

function unitsOf(module: RustModule | undefined): readonly Unit[] | undefined {
	return module && [{path: module.path, prefix: module.inner.map(name => `${name}.`).join('')}];
}
