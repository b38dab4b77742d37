import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import type {Unit} from './module.ts';

/** Finds what is in a Java package, a C# or PHP namespace, or in a type of one. */
export function findNamespace(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const separator = from.language === 'php' ? '\\' : '.';
	const units = unitsOf(files, from, name);
	if (units.length > 0) {
		return units;
	}

	const end = name.lastIndexOf(separator);
	const type = name.slice(end + 1);
	const inType = unitsOf(files, from, end === -1 ? '' : name.slice(0, end))
		.filter(({path, prefix}) => files.get(path)!.symbols.some(symbol => symbol.address === prefix + type))
		.map(({path, prefix}) => ({path, prefix: `${prefix}${type}.`}));
	return inType.length > 0 ? inType : undefined;
}

/** The namespace that a file says it is in, and those that its own symbols are in. */
export function ownNamespace(files: Files, from: FileIndex): readonly Unit[] {
	const names = new Set([from.namespace ?? '', ...from.symbols.filter(symbol => symbol.kind === 'namespace').map(symbol => symbol.address)]);
	return names.values().filter(name => name !== '').flatMap(name => unitsOf(files, from, name)).toArray();
}

function unitsOf(files: Files, {language}: FileIndex, name: string): Unit[] {
	return files.holding(key.namespace(name))
		.map(path => files.get(path)!)
		.filter(file => file.language === language)
		.map(file => ({path: file.path, prefix: file.namespace === name ? '' : `${name}.`}));
}
