import type {Binding, FileIndex, SourceSymbol} from '../file-index.ts';
import type {Language} from '../language.ts';
import {findModule, nameWithin} from '../modules/find-module.ts';
import type {Module, Unit} from '../modules/module.ts';
import {key} from './keys.ts';
import {toTargets, type Search, type Target} from './search.ts';
import {namedIn, symbolsIn} from './symbol-tables.ts';

/** What a name means to who uses a module: something of it, or a module within it. */
export function memberOfModule(search: Search, module: Module, name: string): Target[] {
	const found = exportsOf(search, module, name);
	return found.length > 0 ? found : moduleWithin(search, module.from, module.name, name);
}

/** What a module exports under a name. */
export function exportsOf(search: Search, {units}: Module, name: string): Target[] {
	return inUnits(search, units, name);
}

/** What one of the units has under a name, its own before what it passes on. */
export function inUnits(search: Search, units: readonly Unit[], name: string): Target[] {
	const [first] = units;
	const isNamespace = first !== undefined && namespaced.has(search.files.get(first.path)!.language);
	const asked = isNamespace ? unitsWith(search, units, name) : units;
	const own = asked.flatMap(unit => toTargets(search.files.get(unit.path)!, ownExports(search.files.get(unit.path)!, unit.prefix, name)));
	return own.length > 0 || isNamespace ? own : units.flatMap(unit => unit.prefix === '' ? passedOn(search, unit.path, name) : []);
}

// A namespace may have a thousand files, none of which passes anything on, and nearly every name is asked of it.
function unitsWith({files}: Search, units: readonly Unit[], name: string): Unit[] {
	const holders = new Map([...new Set(units.map(({prefix}) => prefix))].map(prefix => [prefix, new Set(files.holding(key.symbol(prefix + name)))]));
	return units.filter(({path, prefix}) => holders.get(prefix)!.has(path));
}

const namespaced = new Set<Language>(['java', 'c-sharp', 'php']);

/** What a binding stands for. */
export function boundTo(search: Search, file: FileIndex, {module: name, member}: Binding): Target[] {
	if (name === undefined) {
		return search.follow({file, scope: undefined}, member);
	}

	if (member === '*') {
		return moduleNamed(search, file, name);
	}

	const module = findModule(search.files, file, name);

	const found = module ? exportsOf(search, module, member) : [];
	return found.length > 0 ? found : moduleWithin(search, file, name, member);
}

/** What a name means by the bindings that stand for every name of a module. */
export function inWildcards(search: Search, file: FileIndex, name: string, user: 'local' | 'exported'): Target[] {
	const unseen = user === 'local' ? 'exported' : 'local';
	return file.bindings
		.filter(binding => binding.name === '*' && binding.scope !== unseen)
		.flatMap(binding => boundTo(search, file, binding).flatMap(target => search.memberOf(target, name)));
}

/** A module by its name, seen from a file. */
export function moduleNamed({files}: Search, file: FileIndex, name: string): Target[] {
	const module = findModule(files, file, name);
	return module ? [{kind: 'module', module}] : [];
}

function moduleWithin(search: Search, file: FileIndex, name: string, member: string): Target[] {
	return nestedModules.has(file.language) ? moduleNamed(search, file, nameWithin(file.language, name, member)) : [];
}

const nestedModules = new Set<Language>(['python', 'rust', 'java', 'c-sharp', 'php']);

function ownExports(file: FileIndex, prefix: string, name: string): readonly SourceSymbol[] {
	if (name === 'default' && prefix === '') {
		return file.symbols.filter(({isDefault, address}) => isDefault === true || address === 'default');
	}

	const own = prefix === '' ? namedIn(file, name) : symbolsIn(file, prefix + name);
	return own.length > 0 ? own : symbolsIn(file, `default.${name}`);
}

/** What a file exports that another defines. */
export function passedOn(search: Search, path: string, name: string): Target[] {
	return search.once(`${path} exports ${name}`, () => {
		const file = search.files.get(path)!;
		const named = file.bindings.filter(binding => binding.name === name && binding.scope !== 'local').flatMap(binding => boundTo(search, file, binding));
		return named.length > 0 ? named : inWildcards(search, file, name, 'exported');
	});
}
