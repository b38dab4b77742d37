import path from 'node:path';
import type {RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {visible} from '../printing/print.ts';
import {UserError} from '../printing/user-error.ts';

/** Where a name was written: the top of the checkout, and the folder that a person is in. */
export type Whereabouts = {readonly checkout: string; readonly directory: string};

/** What a name means seen from a folder, as a shell completes it (`./auth.ts`, `../src/`, a whole path), as the repository writes it; any other stays as it is. */
export function namedHere(index: RepositoryIndex, name: string, {checkout, directory}: Whereabouts): string {
	if (index.file(name) ?? index.symbolAt(name)) {
		return name;
	}

	const here = path.relative(checkout, path.resolve(directory, name)).split(path.sep).join('/');
	if (isRelative(name) && isRelative(here)) {
		throw new UserError(`${visible(name)} is outside the repository ${visible(checkout)}. Name something in it.`);
	}

	const isHere = isRelative(name) || (index.file(here) ?? index.symbolAt(here)) !== undefined;
	return isHere ? here : path.posix.join(name, '.');
}

function isRelative(name: string): boolean {
	return path.isAbsolute(name) || /^\.{1,2}(?:\/|$)/v.test(name);
}
