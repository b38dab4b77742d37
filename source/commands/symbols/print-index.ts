import path from 'node:path';
import process from 'node:process';
import type {FileIndex} from '../../symbols/file-index.ts';
import type {RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import type {Invocation, Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson, printTable} from '../printing/print.ts';
import {findHome} from '../session.ts';
import {showSymbol} from './show-symbol.ts';

/** Prints the symbols of the checkout's files, or what is known of one of them. */
export const printIndex: Verb = async invocation => {
	const index = await indexHere(invocation);
	const [name] = invocation.operands;
	if (name !== undefined) {
		return showSymbol(invocation, index, name);
	}

	const files = index.paths().map(file => index.file(file)!).toArray().toSorted((a, b) => placeInTree(a) < placeInTree(b) ? -1 : 1);
	if (hasFlag(invocation, 'json')) {
		printJson({languages: countLanguages(files), files: files.map(file => describeFile(file))});
		return 0;
	}

	printTree(files.filter(({symbols}) => symbols.length > 0));
	printTable(countLanguages(files).map(count => [count.language, counted(count.files, 'file'), counted(count.symbols, 'symbol')]));
	return 0;
};

async function indexHere(invocation: Invocation): Promise<RepositoryIndex> {
	const {repository, places} = await findHome(invocation);
	// Loaded here, because no other verb needs all of it.
	const [{indexCheckout}, {loadParser}, {openIndexCache}] = await Promise.all([import('../../server/indexes/index-files.ts'), import('../../server/indexes/writes.ts'), import('../../storage/index-cache.ts')]);
	const parser = await loadParser(() => {
		console.error('The parser has aborted: some files are shown without their symbols.');
	});
	const isShown = process.stderr.isTTY;
	const cache = openIndexCache(places.indexes);
	const index = await indexCheckout(repository.checkout, {
		parser, cache,
		onProgress(done, all) {
			if (isShown) {
				process.stderr.write(`\rIndexing: ${done} of ${counted(all, 'file')}`);
			}
		},
	});
	cache.close();
	parser.dispose();
	if (isShown) {
		process.stderr.write('\r\u{1B}[K');
	}

	return index;
}

type LanguageCount = {readonly language: string; readonly files: number; readonly symbols: number};

function countLanguages(files: readonly FileIndex[]): LanguageCount[] {
	return Map.groupBy(files, ({language}) => language).entries()
		.map(([language, group]) => ({language, files: group.length, symbols: group.reduce((sum, {symbols}) => sum + symbols.length, 0)}))
		.toArray().toSorted((a, b) => a.symbols === b.symbols ? b.files - a.files : b.symbols - a.symbols);
}

function describeFile({path: file, language, symbols, errors}: FileIndex) {
	return {
		path: file, language, errors: errors.length,
		symbols: symbols.map(({address, kind, startLine, endLine, interface: signature}) => ({address, kind, startLine, endLine, interface: signature})),
	};
}

// A folder's files stand together, before those of the folders in it.
function placeInTree({path: file}: FileIndex): string {
	return `${path.posix.dirname(file)}\0${path.posix.basename(file)}`;
}

/** One line a file, under its folder, with the names at its top. */
function printTree(files: readonly FileIndex[]): void {
	let folder = '.';
	for (const file of files) {
		const own = path.posix.dirname(file.path);
		if (own !== folder) {
			console.log(`${own}/`);
			folder = own;
		}

		const tops = file.symbols.filter(({parent}) => parent === undefined).map(({address}) => address);
		console.log(`${own === '.' ? '' : '  '}${path.posix.basename(file.path)}  ${shortened(tops.join(' '))}`);
	}

	console.log();
}

const shownCharacters = 100;

function shortened(text: string): string {
	return text.length > shownCharacters ? `${text.slice(0, text.lastIndexOf(' ', shownCharacters))} …` : text;
}

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
