import type {FileIndex} from '../file-index.ts';
import type {Language} from '../language.ts';
import {baseName, directoryOf, stemOf} from './path-names.ts';

/** Names of keys. */
export const key = {
	directory: (path: string) => `directory ${path}`,
	file: (name: string) => `file ${name.toLowerCase()}`,
	stem: (name: string) => `stem ${name}`,
	namespace: (name: string) => `namespace ${name.replaceAll('\\', '.')}`,
	/** What has namespaces in it. */
	outer: (name: string) => `outer ${name.replaceAll('\\', '.')}`,
	/** What counts for every file of a language. */
	everywhere: (language: Language) => `everywhere ${language}`,
	manifest: (kind: string) => `manifest ${kind}`,
	package: (name: string) => `package ${name}`,
	symbol: (address: string) => `symbol ${address}`,
	mention: (name: string) => `mention ${name}`,
};

/** What a file can be looked up by: each key is a kind and a name. */
export function keysOf(file: FileIndex): Set<string> {
	const {path, manifest} = file;
	const keys = new Set([
		key.directory(directoryOf(path)),
		key.file(baseName(path)),
		key.stem(stemOf(path)),
		...namespacesOf(file),
		...isEverywhere(file) ? [key.everywhere(file.language)] : [],
		...manifest ? [key.manifest(manifest.kind)] : [],
		...manifest?.kind === 'package' && manifest.name !== undefined ? [key.package(manifest.name)] : [],
	]);
	for (const symbol of file.symbols) {
		keys.add(key.symbol(withoutCount(symbol.address)));
		addMentions(keys, symbol.refers);
	}

	addMentions(keys, file.refers);
	for (const {name, member} of file.bindings) {
		keys.add(key.mention(member));
		keys.add(key.mention(name));
	}

	return keys;
}

// A global using of C#, and a module of Rust that is put elsewhere.
function isEverywhere({language, bindings}: FileIndex): boolean {
	return (language === 'c-sharp' && bindings.some(({scope}) => scope === 'both')) || (language === 'rust' && bindings.some(({module}) => module?.startsWith('./')));
}

// Java's files without a package are one.
function namespacesOf({language, namespace = language === 'java' ? '' : undefined, symbols}: FileIndex): string[] {
	const names = [...namespace === undefined ? [] : [namespace], ...symbols.filter(({kind}) => kind === 'namespace').map(({address}) => address)].map(name => name.replaceAll('\\', '.'));
	return names.flatMap(name => [key.namespace(name), ...outerOf(name).map(outer => key.outer(outer))]);
}

function outerOf(name: string): string[] {
	const parts = name.split('.');
	return parts.slice(1).map((_, count) => parts.slice(0, count + 1).join('.'));
}

/** An address without what tells it from an equal one: `Outer.inner~2` is `Outer.inner`. */
export function withoutCount(address: string): string {
	// Hardly any address has one, and every look-up asks.
	return address.includes('~') ? address.replaceAll(/~\d+/g, '') : address;
}

/** The last name of an address. */
export function lastOf(address: string): string {
	return withoutCount(address.slice(address.lastIndexOf('.') + 1));
}

function addMentions(keys: Set<string>, paths: readonly string[]): void {
	for (const path of paths) {
		for (const step of path.split('.')) {
			const [name = ''] = step.split('(', 1);
			keys.add(key.mention(name));
		}
	}
}
