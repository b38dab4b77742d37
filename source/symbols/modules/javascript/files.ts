import type {Manifest} from '../../manifest.ts';
import type {Files} from '../../repository/files.ts';
import {key} from '../../repository/keys.ts';
import {baseName, joinPath, pathIn} from '../../repository/path-names.ts';
import {firstOf} from './first-of.ts';

/** Finds the file that a path without an extension, with a built file's, or of a folder means. */
export function findFile(files: Files, path: string | undefined): string | undefined {
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

/** Finds what a published file is built from: `dist/index.js` is `src/index.ts`. */
export function findBuilt(files: Files, folder: string, target: string): string | undefined {
	const unbuilt = target.replace(/^(?:\.\/)?(?:dist|build|lib|out|distribution|esm|cjs)\//, '');
	const tries = [target, ...unbuilt === target ? [] : ['src', 'source', 'lib', '.'].map(root => `${root}/${unbuilt}`)];
	return firstOf(tries, path => findFile(files, joinPath(folder, path)));
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'];
/** What a built file's extension may have been before. */
const sources: Readonly<Record<string, readonly string[]>> = {'.js': ['.ts', '.tsx', '.d.ts'], '.jsx': ['.tsx'], '.mjs': ['.mts', '.d.mts'], '.cjs': ['.cts', '.d.cts']};

function findFolder(files: Files, folder: string): string | undefined {
	const manifest = files.get(pathIn(folder, 'package.json'))?.manifest;
	const entry = manifest?.kind === 'package' ? findEntry(files, folder, manifest) : undefined;
	return entry ?? extensions.map(extension => pathIn(folder, `index${extension}`)).find(file => files.get(file));
}

function findEntry(files: Files, folder: string, {entries}: Extract<Manifest, {kind: 'package'}>): string | undefined {
	return firstOf(entries, entry => joinPath(folder, entry) === folder ? undefined : findBuilt(files, folder, entry));
}

// Where names' case doesn't count, `./Auth` finds `auth.ts`.
function findCaseless(files: Files, tries: readonly string[]): string | undefined {
	return firstOf(tries, wanted => files.holding(key.file(baseName(wanted))).find(file => file.toLowerCase() === wanted.toLowerCase()));
}
