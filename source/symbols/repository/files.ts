import {rebuildShare} from '../../model/limits/symbols.ts';
import type {FileIndex} from '../file-index.ts';
import {keysOf} from './keys.ts';

/** The files of a repository by path and by what they hold. Immutable: a changed one shares everything with the one it came from but its difference. */
export type Files = {
	readonly get: (path: string) => FileIndex | undefined;
	readonly paths: () => IteratorObject<string>;
	/** Paths of the files that hold a thing, as `keysOf` names it, sorted. */
	readonly holding: (key: string) => readonly string[];
	/** The same files but for some, which are replaced, added or (with nothing) taken away. */
	readonly with: (changes: Iterable<readonly [path: string, file: FileIndex | undefined]>) => Files;
};

/** Gathers files. */
export function gatherFiles(files: Iterable<FileIndex>): Files {
	return over(layerOf(files), new Map());
}

type Layer = {readonly files: ReadonlyMap<string, FileIndex>; readonly holding: ReadonlyMap<string, readonly string[]>};
type Changes = ReadonlyMap<string, FileIndex | undefined>;

function layerOf(files: Iterable<FileIndex>): Layer {
	const byPath = new Map<string, FileIndex>();
	const holding = new Map<string, string[]>();
	for (const file of files) {
		byPath.set(file.path, file);
		for (const key of keysOf(file)) {
			const paths = holding.get(key);
			if (paths) {
				paths.push(file.path);
			} else {
				holding.set(key, [file.path]);
			}
		}
	}

	return {files: byPath, holding};
}

function over(base: Layer, changes: Changes): Files {
	const own = layerOf(changes.values().filter(file => file !== undefined));
	const get = (path: string) => changes.has(path) ? changes.get(path) : base.files.get(path);
	return {
		get,
		* paths() {
			yield * base.files.keys().filter(path => !changes.has(path));
			yield * own.files.keys();
		},
		holding(key) {
			const known = base.holding.get(key) ?? [];
			return changes.size === 0 ? known : [...known.filter(path => !changes.has(path)), ...own.holding.get(key) ?? []];
		},
		with(more) {
			const all = new Map([...changes, ...more]);
			if (all.size <= base.files.size * rebuildShare) {
				return over(base, all);
			}

			const files = base.files.keys().filter(path => !all.has(path)).map(path => base.files.get(path)!);
			return over(layerOf([...files, ...all.values().filter(file => file !== undefined)]), new Map());
		},
	};
}
