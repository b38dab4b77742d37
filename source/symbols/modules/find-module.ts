import type {FileIndex} from '../file-index.ts';
import type {Language} from '../language.ts';
import type {Files} from '../repository/files.ts';
import {findIncluded} from './cpp.ts';
import {findGoPackage, ownGoPackage} from './go.ts';
import {findJavascriptModule} from './javascript.ts';
import type {FindModule, Module, Unit} from './module.ts';
import {findNamespace, ownNamespaces} from './namespaces.ts';
import {findPhpModule} from './php.ts';
import {findPythonModule} from './python.ts';
import {findRubyFile} from './ruby.ts';
import {findRustModule} from './rust.ts';

/** Finds a module as a file's language does; nothing for what isn't in the repository. */
export function findModule(files: Files, from: FileIndex, name: string): Module | undefined {
	const byFile = found.get(files) ?? new Map<FileIndex, Map<string, Module | undefined>>();
	found.set(files, byFile);
	const modules = byFile.get(from) ?? new Map<string, Module | undefined>();
	byFile.set(from, modules);
	if (!modules.has(name)) {
		const units = finders[from.language]?.(files, from, name);
		modules.set(name, units && {name, from, units});
	}

	return modules.get(name);
}

// A name is looked up in every file that is passed on, again and again, and files never change.
const found = new WeakMap<Files, Map<FileIndex, Map<string, Module | undefined>>>();

/** The modules whose names a file sees without importing them, the nearest first: its own package or namespaces. */
export function ownUnits(files: Files, from: FileIndex): ReadonlyArray<readonly Unit[]> {
	return from.language === 'go' ? [ownGoPackage(files, from)] : (namespaced.has(from.language) ? ownNamespaces(files, from) : []);
}

/** A module within a module, named as the language does. */
export function nameWithin(language: Language, module: string, member: string): string {
	const isOpen = module === '' || (language === 'python' && module.endsWith('.'));
	return module + (isOpen ? '' : separators[language] ?? '.') + member;
}

const finders: Readonly<Partial<Record<Language, FindModule>>> = {
	typescript: findJavascriptModule, tsx: findJavascriptModule, javascript: findJavascriptModule,
	python: findPythonModule, go: findGoPackage, rust: findRustModule,
	java: findNamespace, 'c-sharp': findNamespace, php: findPhpModule, ruby: findRubyFile, cpp: findIncluded,
};
const separators: Readonly<Partial<Record<Language, string>>> = {rust: '::', php: '\\'};
const namespaced = new Set<Language>(['java', 'c-sharp', 'php']);
