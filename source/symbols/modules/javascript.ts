import type {FileIndex} from '../file-index.ts';
import type {Manifest, ModuleMap} from '../manifest.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import {baseName, directoryOf, foldersUp, joinPath} from '../repository/path-names.ts';
import {wholeFiles, type Unit} from './module.ts';

/** Finds a module as Node and TypeScript do: relative files, `#imports`, tsconfig paths, packages of the same repository. */
export function findJavascriptModule(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const directory = directoryOf(from.path);
	const found = /^\.{0,2}\/|^\.{1,2}$/.test(name)
		? findFile(files, joinPath(directory, name))
		: findImport(files, directory, name) ?? findByPaths(files, directory, name) ?? findPackage(files, name);
	return found === undefined ? undefined : wholeFiles([found]);
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'];
/** What a built file's extension may have been before. */
const sources: Readonly<Record<string, readonly string[]>> = {'.js': ['.ts', '.tsx', '.d.ts'], '.jsx': ['.tsx'], '.mjs': ['.mts', '.d.mts'], '.cjs': ['.cts', '.d.cts']};

function findFile(files: Files, path: string | undefined): string | undefined {
	if (path === undefined) {
		return undefined;
	}

	const built = /\.[cm]?jsx?$/.exec(path)?.[0];
	const stem = built === undefined ? path : path.slice(0, -built.length);
	const tries = [
		...sources[built ?? '']?.map(extension => stem + extension) ?? [],
		path,
		...extensions.map(extension => path + extension),
	];
	return tries.find(file => files.get(file)) ?? findFolder(files, path) ?? findCaseless(files, tries);
}

// Where names' case doesn't count, `./Auth` finds `auth.ts`.
function findCaseless(files: Files, tries: readonly string[]): string | undefined {
	return firstOf(tries, wanted => files.holding(key.file(baseName(wanted))).find(file => file.toLowerCase() === wanted.toLowerCase()));
}

function findFolder(files: Files, folder: string): string | undefined {
	const manifest = files.get(join(folder, 'package.json'))?.manifest;
	const entry = manifest?.kind === 'package' ? findEntry(files, folder, manifest) : undefined;
	return entry ?? extensions.map(extension => join(folder, `index${extension}`)).find(file => files.get(file));
}

function findEntry(files: Files, folder: string, {entries}: Extract<Manifest, {kind: 'package'}>): string | undefined {
	return firstOf(entries, entry => joinPath(folder, entry) === folder ? undefined : findBuilt(files, folder, entry));
}

// Published files are built from others: `dist/index.js` is `src/index.ts`.
function findBuilt(files: Files, folder: string, target: string): string | undefined {
	const unbuilt = target.replace(/^(?:\.\/)?(?:dist|build|lib|out|distribution|esm|cjs)\//, '');
	const tries = [target, ...unbuilt === target ? [] : ['src', 'source', 'lib', '.'].map(root => `${root}/${unbuilt}`)];
	return firstOf(tries, path => findFile(files, joinPath(folder, path)));
}

function findImport(files: Files, directory: string, name: string): string | undefined {
	if (!name.startsWith('#')) {
		return undefined;
	}

	return nearest(files, directory, 'package.json', (folder, manifest) => manifest.kind === 'package'
		? firstOf(targetsFor(manifest.imports, name), target => findBuilt(files, folder, target))
		: undefined);
}

function findByPaths(files: Files, directory: string, name: string): string | undefined {
	const look = (folder: string, manifest: Manifest) => manifest.kind === 'tsconfig' ? findByConfig(files, folder, manifest, name) : undefined;
	return nearest(files, directory, 'tsconfig.json', look) ?? nearest(files, directory, 'jsconfig.json', look);
}

function findByConfig(files: Files, folder: string, config: Extract<Manifest, {kind: 'tsconfig'}>, name: string, depth = 0): string | undefined {
	const base = joinPath(folder, config.baseUrl ?? '.') ?? '';
	const found = firstOf(targetsFor(config.paths ?? {}, name), target => findFile(files, joinPath(base, target)))
		?? (config.baseUrl === undefined ? undefined : findFile(files, joinPath(base, name)));
	if (found !== undefined || depth >= maxExtends) {
		return found;
	}

	return firstOf(config.extends, extended => {
		const path = joinPath(folder, extended);
		const file = path === undefined ? undefined : [path, `${path}.json`].find(file => files.get(file)?.manifest?.kind === 'tsconfig');
		const manifest = file === undefined ? undefined : files.get(file)!.manifest;
		return manifest?.kind === 'tsconfig' ? findByConfig(files, directoryOf(file!), manifest, name, depth + 1) : undefined;
	});
}

// Configurations that extend each other in a circle end here.
const maxExtends = 8;

function findPackage(files: Files, name: string): string | undefined {
	const parts = name.split('/');
	const own = parts.slice(0, name.startsWith('@') ? 2 : 1).join('/');
	const rest = parts.slice(name.startsWith('@') ? 2 : 1).join('/');
	return firstOf(files.holding(key.package(own)), path => {
		const {manifest} = files.get(path)!;
		const folder = directoryOf(path);
		const exported = manifest?.kind === 'package' ? targetsFor(manifest.exports, rest === '' ? '.' : `./${rest}`) : [];
		return firstOf(exported, target => findBuilt(files, folder, target)) ?? findFile(files, join(folder, rest)) ?? findBuilt(files, folder, `dist/${rest === '' ? 'index' : rest}`);
	});
}

/** Targets of the most exact pattern that fits. */
function targetsFor(map: ModuleMap, name: string): string[] {
	const exact = map[name];
	if (exact) {
		return [...exact];
	}

	const patterns = Object.keys(map).filter(pattern => pattern.includes('*')).toSorted((a, b) => b.indexOf('*') - a.indexOf('*'));
	for (const pattern of patterns) {
		const [before = '', after = ''] = pattern.split('*', 2);
		if (name.startsWith(before) && name.endsWith(after) && name.length >= before.length + after.length) {
			return map[pattern]!.map(target => target.replaceAll('*', () => name.slice(before.length, name.length - after.length)));
		}
	}

	return [];
}

function nearest(files: Files, directory: string, file: string, look: (folder: string, manifest: Manifest) => string | undefined): string | undefined {
	return firstOf(foldersUp(directory), folder => {
		const manifest = files.get(join(folder, file))?.manifest;
		return manifest && look(folder, manifest);
	});
}

function firstOf<Item>(items: Iterable<Item>, look: (item: Item) => string | undefined): string | undefined {
	for (const item of items) {
		const found = look(item);
		if (found !== undefined) {
			return found;
		}
	}

	return undefined;
}

function join(folder: string, file: string): string {
	return folder === '' ? file : (file === '' ? folder : `${folder}/${file}`);
}
