import type {FileIndex} from '../file-index.ts';
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
	const outer = name.slice(0, Math.max(0, end));
	const inType = typesOf(files, from, {outer: dotted(outer), type});
	return inType.length > 0 || files.holding(key.outer(name)).some(path => files.get(path)!.language === from.language) ? inType : undefined;
}

function typesOf(files: Files, {language}: FileIndex, {outer, type}: {readonly outer: string; readonly type: string}): Unit[] {
	const addresses = outer === '' ? [type] : [type, `${outer}.${type}`];
	return addresses.flatMap(address => files.holding(key.symbol(address))
		.map(path => files.get(path)!)
		.filter(file => file.language === language && dotted(file.namespace ?? '') === (address === type ? outer : ''))
		.map(file => ({path: file.path, prefix: `${address}.`})));
}

/** The namespaces whose names a file sees, innermost first: its own and those that its symbols are in, and in C# what is around them. */
export function ownNamespaces(files: Files, from: FileIndex): ReadonlyArray<readonly Unit[]> {
	return namesAround(from).map(name => unitsOf(files, from, name));
}

/** Names of the namespaces that a file's text is in, innermost first; that of Java's package without a name is empty. */
export function namesAround({language, namespace = '', symbols}: FileIndex): string[] {
	const own = [namespace, ...symbols.filter(({kind}) => kind === 'namespace').map(({address}) => address)];
	const names = language === 'c-sharp' ? own.flatMap(name => withOuter(name)) : own;
	return [...new Set(names)].filter(name => name !== '' || (language === 'java' && own.length === 1)).toSorted((a, b) => b.length - a.length);
}

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
