import type {FileIndex} from '../file-index.ts';
import type {Language} from '../language.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import type {Unit} from './module.ts';

/** Finds what is in a Java package, a C# or PHP namespace, or in a type of one. What only holds namespaces is a module of no units. */
export function findNamespace(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const units = unitsOf(files, from, name);
	if (units.length > 0) {
		return units;
	}

	const end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('\\'));
	const type = name.slice(end + 1);
	const inType = unitsOf(files, from, name.slice(0, Math.max(0, end)))
		.filter(({path, prefix}) => files.get(path)!.symbols.some(symbol => symbol.address === prefix + type))
		.map(({path, prefix}) => ({path, prefix: `${prefix}${type}.`}));
	return inType.length > 0 || files.holding(key.outer(name)).some(path => files.get(path)!.language === from.language) ? inType : undefined;
}

/** The namespaces whose names a file sees, innermost first: its own and those that its symbols are in, what is around them in C#, and in C# and PHP the one without a name. */
export function ownNamespaces(files: Files, from: FileIndex): ReadonlyArray<readonly Unit[]> {
	return namesAround(from).map(name => unitsOf(files, from, name));
}

/** Names of the namespaces that a file's text is in, innermost first; the one without a name is empty. */
export function namesAround({language, namespace = '', symbols}: FileIndex): string[] {
	const own = [namespace, ...symbols.filter(({kind}) => kind === 'namespace').map(({address}) => address)];
	const names = language === 'c-sharp' ? own.flatMap(name => withOuter(name)) : own;
	return [...new Set([...names.filter(name => name !== '' || namespace === ''), ...namesEverywhere.has(language) ? [''] : []])].toSorted((a, b) => b.length - a.length);
}

const namesEverywhere = new Set<Language>(['c-sharp', 'php']);

function withOuter(name: string): string[] {
	const parts = name.split('.');
	return parts.map((_, count) => parts.slice(0, parts.length - count).join('.'));
}

function unitsOf(files: Files, {language}: FileIndex, name: string): Unit[] {
	const own = dotted(name);
	return files.holding(key.namespace(name))
		.map(path => files.get(path)!)
		.filter(file => file.language === language)
		.map(file => ({path: file.path, prefix: dotted(file.namespace ?? '') === own ? '' : `${own}.`}));
}

function dotted(name: string): string {
	return name.replaceAll('\\', '.');
}
