import type {Binding, FileIndex, SourceSymbol} from '../file-index.ts';
import {findModule, nameWithin} from '../modules/find-module.ts';
import {gatherFiles, type Files} from './files.ts';
import {findInherited} from './inherited.ts';
import {findReferences, findReliance, type Asked, type Reach} from './references.ts';
import {findReferrers} from './referrers.ts';
import {readAddress, writeAddress} from './addresses.ts';
import {resolvePath} from './resolve.ts';
import {isTestFile, testsNamedFor} from './tests.ts';

/**
What the files of a repository mean to each other. Addresses are those of claims: `src/auth.ts#AuthService.login`, or `src/auth.ts` for a whole file.
Immutable; a worktree's index is the base's `update`d with its own changed files, and costs only them.
*/
export type RepositoryIndex = {
	/** The same with some files replaced, added, or (with nothing) taken away. */
	readonly update: (changes: Iterable<readonly [path: string, file: FileIndex | undefined]>) => RepositoryIndex;
	readonly paths: () => IteratorObject<string>;
	readonly file: (path: string) => FileIndex | undefined;
	/** The symbol at an address. */
	readonly symbolAt: (address: string) => SourceSymbol | undefined;
	/** What a path of names (`AuthService.login`, `this.users`) means in a file, or within one of its symbols. Empty when that can't be told. */
	readonly resolve: (path: string, name: string, within?: string) => readonly string[];
	/** Symbols that an address refers to, sorted, none of them within it. `own` leaves out what its members refer to. */
	readonly referencesOf: (address: string, reach?: Reach) => readonly string[];
	/** What an address relies on, sorted: what it refers to, and `Outer.*` for a class or a namespace that it uses with all that is in it. */
	readonly reliesOn: (asked: Asked) => readonly string[];
	/** Where the members of this name would be in the types that a member's own type extends. */
	readonly inheritedBy: (address: string) => readonly string[];
	/** Symbols, and files whose own statements do, that refer to an address or to something within it, sorted. */
	readonly referrersOf: (address: string) => readonly string[];
	/** Files of the repository that a file imports, sorted. */
	readonly dependenciesOf: (path: string) => readonly string[];
	/** Files that import a file, sorted. */
	readonly dependentsOf: (path: string) => readonly string[];
	/** Test files of an address, sorted: those that refer to it, and those named for its file. */
	readonly testsOf: (address: string) => readonly string[];
};

/** Makes the index of a repository from those of its files. */
export function createRepositoryIndex(files: Iterable<FileIndex>): RepositoryIndex {
	return over(gatherFiles(files));
}

function over(files: Files): RepositoryIndex {
	let dependents: ReadonlyMap<string, readonly string[]> | undefined;
	const dependenciesOf = (path: string) => dependenciesIn(files, path);
	const referrersOf = (address: string) => findReferrers(files, address);
	return {
		update: changes => over(files.with(changes)),
		paths: files.paths,
		file: files.get,
		symbolAt(whole) {
			const {path, symbol} = readAddress(whole, files.get);
			return files.get(path)?.symbols.find(({address}) => address === symbol);
		},
		resolve(path, name, within) {
			const file = files.get(path);
			const targets = file ? resolvePath(files, {file, scope: within}, name, () => undefined) : [];
			return [...new Set(targets.filter(target => target.kind === 'symbol').map(target => writeAddress(target.file.path, target.symbol.address)))];
		},
		referencesOf: (address, reach = 'all') => findReferences(files, address, reach),
		reliesOn: asked => findReliance(files, asked),
		inheritedBy: address => findInherited(files, address),
		referrersOf,
		dependenciesOf,
		dependentsOf(path) {
			dependents ??= invert(files);
			return dependents.get(path) ?? [];
		},
		testsOf(address) {
			const {path} = readAddress(address, files.get);
			const referring = referrersOf(address).map(referrer => readAddress(referrer, files.get).path).filter(file => isTestFile(file));
			return [...new Set([...referring, ...testsNamedFor(files, path)])].filter(file => file !== path).toSorted();
		},
	};
}

function dependenciesIn(files: Files, path: string): readonly string[] {
	const file = files.get(path);
	const found = file?.bindings.flatMap(binding => modulesOf(file, binding)).flatMap(module => findModule(files, file, module)?.units.map(unit => unit.path) ?? []);
	return [...new Set(found)].filter(other => other !== path).toSorted();
}

// What is imported from a module may be a module itself.
function modulesOf({language}: FileIndex, {module, member}: Binding): string[] {
	const isNested = (language === 'python' || language === 'rust') && member !== '*';
	return module === undefined ? [] : [module, ...isNested ? [nameWithin(language, module, member)] : []];
}

function invert(files: Files): ReadonlyMap<string, readonly string[]> {
	const dependents = new Map<string, string[]>();
	for (const path of files.paths().toArray().toSorted()) {
		for (const dependency of dependenciesIn(files, path)) {
			const known = dependents.get(dependency);
			if (known) {
				known.push(path);
			} else {
				dependents.set(dependency, [path]);
			}
		}
	}

	return dependents;
}
