import {maxExtends} from '../../../model/limits/symbols.ts';
import type {Manifest, ModuleMap} from '../../manifest.ts';
import type {Files} from '../../repository/files.ts';
import {directoryOf, foldersUp, joinPath, pathIn} from '../../repository/path-names.ts';
import {findFile} from './files.ts';
import {firstOf} from './first-of.ts';
import {exportsFor, inPackages} from './packages.ts';
import {pathsTargets} from './patterns.ts';

/** Finds a module by the `paths` and `baseUrl` of the nearest tsconfig or jsconfig file that has any. */
export function findByPaths(files: Files, directory: string, name: string): string | undefined {
	for (const folder of foldersUp(directory)) {
		const path = ['tsconfig.json', 'jsconfig.json'].map(file => pathIn(folder, file)).find(file => configAt(files, file));
		const options = path === undefined ? {} : optionsOf(files, path);
		// One that has none may leave the file out, and then a folder further up configures it.
		if (options.baseUrl ?? options.paths) {
			return findByOptions(files, folder, options, name);
		}
	}

	return undefined;
}

/** What a configuration says about modules, its bases' options included; each path is seen from the folder of the file that has it. */
type Options = {
	readonly baseUrl?: {readonly folder: string; readonly path: string};
	readonly paths?: {readonly folder: string; readonly map: ModuleMap};
};

function findByOptions(files: Files, folder: string, {baseUrl, paths}: Options, name: string): string | undefined {
	const base = baseUrl && locate(baseUrl.folder, baseUrl.path, folder);
	const root = baseUrl ? base : paths?.folder;
	const targets = root === undefined || !paths ? [] : pathsTargets(paths.map, name).map(target => locate(root, target, folder));
	return firstOf(targets, target => findFile(files, target)) ?? (base === undefined ? undefined : findFile(files, joinPath(base, name)));
}

// `${configDir}` is the folder of the configuration that inherits, not of the one that says so.
function locate(folder: string, path: string, configFolder: string): string | undefined {
	const within = path.replace(/^\$\{configdir\}/i, '');
	return joinPath(within === path ? folder : configFolder, within);
}

function optionsOf(files: Files, path: string, depth = 0): Options {
	const known = inherited.get(files) ?? new Map<string, Options>();
	inherited.set(files, known);
	if (!known.has(path) && depth < maxExtends) {
		// One that comes back to itself inherits nothing there.
		known.set(path, {});
		known.set(path, readOptions(files, path, depth));
	}

	return known.get(path) ?? {};
}

// Many files extend the same few, and files never change.
const inherited = new WeakMap<Files, Map<string, Options>>();

// The later of two bases wins, and the file itself over both; each option as a whole.
function readOptions(files: Files, path: string, depth: number): Options {
	const folder = directoryOf(path);
	const {extends: bases, baseUrl, paths} = configAt(files, path)!;
	const options: Options[] = bases.map(base => findBase(files, folder, base)).filter(base => base !== undefined).map(base => optionsOf(files, base, depth + 1));
	return Object.assign({}, ...options, baseUrl === undefined ? {} : {baseUrl: {folder, path: baseUrl}}, paths && {paths: {folder, map: paths}}) as Options;
}

// A base in an installed package is nothing here, since ignored files aren't indexed.
function findBase(files: Files, folder: string, name: string): string | undefined {
	if (/^\.{1,2}$/.test(name)) {
		return firstConfig(files, folder, [`${name}/tsconfig.json`]);
	}

	return name.startsWith('./') || name.startsWith('../')
		? firstConfig(files, folder, [name, `${name}.json`])
		: inPackages(files, name, ({manifest, folder: home, rest}) => firstConfig(files, home, exportsFor(manifest, rest) ?? packageConfigs(manifest.tsconfig, rest)));
}

function firstConfig(files: Files, folder: string, tries: readonly string[]): string | undefined {
	return tries.map(file => joinPath(folder, file)).find(path => path !== undefined && configAt(files, path) !== undefined);
}

function packageConfigs(own: string | undefined, rest: string): string[] {
	return rest === '' ? [...own === undefined ? [] : [own, `${own}.json`], 'tsconfig.json'] : [rest, `${rest}.json`, `${rest}/tsconfig.json`];
}

function configAt(files: Files, path: string): Extract<Manifest, {kind: 'tsconfig'}> | undefined {
	const manifest = files.get(path)?.manifest;
	return manifest?.kind === 'tsconfig' ? manifest : undefined;
}
