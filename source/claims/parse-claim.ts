import {maxGlobChoices} from '../model/limits/symbols.ts';
import type {Claim} from '../model/plan.ts';
import {expandChoices, type Pattern} from './pattern.ts';

/** A claim understood: which paths it means and, for a symbol, which name in the file. */
export type ParsedClaim = {
	/** The one canonical text of this claim. */
	readonly text: Claim;
	/** `path` is a file, or a directory with everything in it, as in git; `directory` was written with a slash or `**` at its end. */
	readonly kind: 'path' | 'directory' | 'glob' | 'symbol';
	/** The path as written, without the symbol. */
	readonly path: string;
	/** Dotted name within the file: `Outer.inner`. */
	readonly symbol?: string;
	readonly patterns: readonly Pattern[];
};

/**
Reads a claim: `src/a.ts`, `docs/`, `docs/**`, `src/*.{ts,tsx}` or `src/a.ts#Outer.inner`, whose last part may be a rest or a place.
Returns a sentence saying what is wrong when it can't be one. Brackets, parentheses and `!` mean themselves, as paths like `app/[id]/page.tsx` are common.
*/
export function parseClaim(text: string): ParsedClaim | string {
	const hash = text.indexOf('#');
	const path = normalisePath(hash === -1 ? text : text.slice(0, hash));
	const problem = pathProblem(text, path);
	if (problem !== undefined) {
		return problem;
	}

	return hash === -1 ? parsePath(text, path) : parseSymbol(text, path, text.slice(hash + 1).trim());
}

function normalisePath(written: string): string {
	const path = written.trim();
	if (path === '') {
		return '';
	}

	const segments = path.split('/').filter((segment, index) => segment !== '.' && (segment !== '' || index === 0));
	const isDirectory = /(?:^|\/)\.?\/?$/.test(path);
	return segments.length === 0 ? '**' : segments.join('/') + (isDirectory ? '/**' : '');
}

function pathProblem(text: string, path: string): string | undefined {
	if (text.trim() === '') {
		return 'A claim is empty. Name a path, a glob or a symbol such as `src/a.ts#login`.';
	}

	if (/\p{Control}/u.test(text)) {
		return 'A claim holds a control character. Name a path, a glob or a symbol such as `src/a.ts#login`.';
	}

	if (path.includes('\\')) {
		return `\`${text}\` has a backslash. Write paths with forward slashes.`;
	}

	if (path.startsWith('/') || path === '~' || path.startsWith('~/')) {
		return `\`${text}\` is not inside the repository. Write the path relative to the repository's top folder.`;
	}

	if (path.split('/').includes('..')) {
		return `\`${text}\` leaves the repository. Write the path without \`..\`.`;
	}

	return /(?:^|\/)\.git(?:\/|$)/iv.test(path)
		? `\`${text}\` belongs to git. Claim files of the work tree only.`
		: undefined;
}

function parsePath(text: string, path: string): ParsedClaim | string {
	if (path === '**' || (path.endsWith('/**') && !isGlob(path.slice(0, -3)))) {
		return {text: path, kind: 'directory', path: path === '**' ? '' : path.slice(0, -3), patterns: [path.split('/')]};
	}

	if (!isGlob(path)) {
		return {text: path, kind: 'path', path, patterns: [[...path.split('/'), '**']]};
	}

	if (hasUnbalancedChoice(path)) {
		return `\`${text}\` has a brace without its choices. Write them as \`{a,b}\`.`;
	}

	const expanded = expandChoices(path, maxGlobChoices);
	return expanded
		? {text: path, kind: 'glob', path, patterns: expanded.map(glob => segmentsOf(glob))}
		: `\`${text}\` stands for more than ${maxGlobChoices} globs. Use \`*\`, or claim the folder.`;
}

function segmentsOf(glob: string): string[] {
	return glob.split('/').filter(segment => segment !== '').map(segment => segment === '**' ? segment : segment.replaceAll(/\*+/g, '*'));
}

function isGlob(path: string): boolean {
	return /[*?{}]/.test(path);
}

function hasUnbalancedChoice(glob: string): boolean {
	let rest = glob;
	let before;
	do {
		before = rest;
		rest = rest.replaceAll(/\{(?<choices>[^{}]*)\}/g, (whole, choices: string) => choices.includes(',') ? 'x' : whole);
	} while (rest !== before);

	return /[{}]/.test(rest);
}

function parseSymbol(text: string, path: string, symbol: string): ParsedClaim | string {
	if (isGlob(path)) {
		return `\`${text}\` names a symbol in many files. Claim the symbol in one file, or the files.`;
	}

	if (path === '') {
		return `\`${text}\` names a symbol in no file. Write \`path#symbol\`.`;
	}

	if (symbol === '*') {
		return parsePath(text, path);
	}

	// All members of a symbol are the symbol, and a function is often written as its call.
	const name = symbol.replace(/(?:\.\*|(?<!\boperator)\(\))$/v, '');
	return name.split('.').some(segment => segment.trim() === '')
		? `\`${text}\` has an empty name after \`#\`. Write \`path#Outer.inner\`, or the path alone for the whole file.`
		: {text: `${path}#${name}`, kind: 'symbol', path, symbol: name, patterns: [path.split('/')]};
}
