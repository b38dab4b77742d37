import {maxExtends} from '../../../model/limits/symbols.ts';
import type {Manifest, ModuleMap} from '../../manifest.ts';
import type {Files} from '../../repository/files.ts';
import {directoryOf, foldersUp, joinPath, pathIn} from '../../repository/path-names.ts';
import {findFile} from './files.ts';
import {firstOf} from './first-of.ts';
import {exportsFor, inPackages} from './packages.ts';
import {pathsTargets} from './patterns.ts';

/** Finds a module by the `paths` and `baseUrl` of the nearest tsconfig or jsconfig file that has any, or of those that it refers to. */
export function findByPaths(files: Files, directory: string, name: string): string | undefined {
	const known = configured.get(files) ?? new Map<string, readonly Config[]>();
	configured.set(files, known);
	const configs = known.get(directory) ?? configsFor(files, directory);
	known.set(directory, configs);
	return firstOf(configs, config => findByOptions(files, config, name));
}

// Every name in every file of a folder asks, and a repository's configuration may refer to hundreds.
const configured = new WeakMap<Files, Map<string, readonly Config[]>>();

// One that has no options may leave the folder out, and then one further up configures it.
function configsFor(files: Files, directory: string): readonly Config[] {
	const around = foldersUp(directory);
	return firstOf(around, folder => {
		const path = ['tsconfig.json', 'jsconfig.json'].map(file => pathIn(folder, file)).find(file => configAt(files, file));
		const paths = path === undefined ? [] : [path, ...referredBy(files, path).filter(other => around.includes(directoryOf(other)))];
		const configs = paths.map(config => ({folder: directoryOf(config), options: optionsOf(files, config)})).filter(({options}) => options.baseUrl ?? options.paths);
		return configs.length === 0 ? undefined : configs;
	}) ?? [];
}

function referredBy(files: Files, path: string): string[] {
	const tries = configAt(files, path)!.references.map(reference => joinPath(directoryOf(path), reference.endsWith('.json') ? reference : `${reference}/tsconfig.json`));
	return tries.filter(other => other !== undefined).filter(other => configAt(files, other));
}

type Config = {readonly folder: string; readonly options: Options};

/** What a configuration says about modules, its bases' options included; each path is seen from the folder of the file that has it. */
type Options = {
	readonly baseUrl?: {readonly folder: string; readonly path: string};
	readonly paths?: {readonly folder: string; readonly map: ModuleMap};
};

function findByOptions(files: Files, {folder, options: {baseUrl, paths}}: Config, name: string): string | undefined {
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
