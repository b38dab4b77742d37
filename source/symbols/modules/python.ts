import type {FileIndex} from '../file-index.ts';
import type {Files} from '../repository/files.ts';
import {key} from '../repository/keys.ts';
import {directoryOf, foldersUp, pathIn} from '../repository/path-names.ts';
import type {Unit} from './module.ts';

/** Finds a Python module or package: relative to the file's package, or below a folder that programs are started from. */
export function findPythonModule(files: Files, from: FileIndex, name: string): readonly Unit[] | undefined {
	const directory = directoryOf(from.path);
	const rest = name.replace(/^\.+/, '');
	const dots = name.length - rest.length;
	const parts = rest === '' ? [] : rest.split('.');
	if (dots > 0) {
		const folder = foldersUp(directory)[dots - 1];
		return folder === undefined ? undefined : findIn(files, [folder, ...parts].filter(part => part !== '').join('/'));
	}

	for (const root of rootsFor(files, directory)) {
		const found = findIn(files, [root, ...parts].filter(part => part !== '').join('/'));
		if (found) {
			return found;
		}
	}

	return undefined;
}

// The folder that holds the outermost package, the usual roots, then where a script would look: beside itself.
function rootsFor(files: Files, directory: string): Set<string> {
	const folders = foldersUp(directory);
	const outside = folders.find(folder => !files.get(folder === '' ? '__init__.py' : `${folder}/__init__.py`)) ?? '';
	// Projects of one repository are installed beside each other.
	const projects = files.holding(key.manifest('python')).map(path => directoryOf(path));
	return new Set([outside, ...[...folders.toReversed(), ...projects].flatMap(folder => [folder, ...['src', 'lib', 'python'].map(root => pathIn(folder, root))])]);
}

function findIn(files: Files, path: string): readonly Unit[] | undefined {
	const file = [`${path}/__init__.py`, `${path}/__init__.pyi`, `${path}.py`, `${path}.pyi`].find(file => files.get(file));
	if (file !== undefined) {
		return [{path: file, prefix: ''}];
	}

	// A package without `__init__.py` holds only modules.
	return path !== '' && files.holding(key.directory(path)).some(held => held.endsWith('.py')) ? [] : undefined;
}
