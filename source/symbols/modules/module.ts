import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';

/** A module: the files that it is made of, or parts of them. */
export type Module = {
	/** As the language writes it, seen from `from`. */
	readonly name: string;
	readonly from: FileIndex;
	readonly units: readonly Unit[];
};

/** A file, or what is within one of its symbols. */
export type Unit = {
	readonly path: string;
	/** What the addresses of the module's names begin with; empty for the whole file. */
	readonly prefix: string;
};

/** Finds the units of a module that a file names; nothing for what isn't in the repository. */
export type FindModule = (files: Files, from: FileIndex, name: string) => readonly Unit[] | undefined;

/** Whole files as units; nothing when there are none. */
export function wholeFiles(paths: readonly string[]): readonly Unit[] | undefined {
	return paths.length === 0 ? undefined : paths.map(path => ({path, prefix: ''}));
}
