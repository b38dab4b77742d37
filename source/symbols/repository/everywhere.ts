import type {FileIndex} from '../file-index.ts';
import type {Language} from '../language.ts';
import {findModule} from '../modules/find-module.ts';
import {namesAround} from '../modules/namespaces.ts';
import {moduleNamed, passedOn} from './exports.ts';
import {key} from './keys.ts';
import {toTargets, type Search, type Target} from './search.ts';
import {symbolsIn} from './symbol-tables.ts';

/** What a name means in every file of a language: a constant of Ruby, what C# and PHP have in no namespace, and what a C# project uses globally. */
export function everywhere(search: Search, {path, language}: FileIndex, name: string): Target[] {
	const {files} = search;
	if (!open.has(language)) {
		return [];
	}

	const found = files.holding(key.symbol(name)).map(other => files.get(other)!).filter(other => other.language === language && other.namespace === undefined);
	const used = language === 'c-sharp' ? files.holding(key.everywhere(language)).filter(other => other !== path) : [];
	return [...found.flatMap(other => toTargets(other, symbolsIn(other, name))), ...used.flatMap(other => passedOn(search, other, name))];
}

const open = new Set<Language>(['ruby', 'c-sharp', 'php']);

/** What the beginning of a whole name means that nothing imports: a package by what it calls itself, a namespace seen from those around, another crate. */
export function spelledOut(search: Search, file: FileIndex, name: string): Target[] {
	const {language} = file;
	if (language === 'go') {
		return calledPackages(search, file, name).flatMap(module => moduleNamed(search, file, module));
	}

	if (language === 'java' || language === 'c-sharp') {
		const names = [...namesAround(file).filter(around => around !== '').map(around => `${around}.${name}`), name];
		return firstFound(names.filter(whole => isNamespace(search, whole)), whole => moduleNamed(search, file, whole));
	}

	return language === 'rust' ? moduleNamed(search, file, name) : [];
}

/** What the first that has any has. */
export function firstFound<Item>(items: readonly Item[], find: (item: Item) => Target[]): Target[] {
	for (const item of items) {
		const found = find(item);
		if (found.length > 0) {
			return found;
		}
	}

	return [];
}

function isNamespace({files}: Search, name: string): boolean {
	return files.holding(key.outer(name)).length > 0 || files.holding(key.namespace(name)).length > 0;
}

// What a Go package calls itself needn't be the end of its path.
function calledPackages({files}: Search, file: FileIndex, name: string): string[] {
	const modules = file.bindings.filter(({member, module}) => member === '*' && module !== undefined).map(({module}) => module!);
	return modules.filter(module => findModule(files, file, module)?.units.some(({path}) => files.get(path)!.namespace === name) ?? false);
}
