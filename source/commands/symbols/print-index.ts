import process from 'node:process';
import type {FileIndex} from '../../symbols/file-index.ts';
import type {RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import type {Invocation, Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson, printTable} from '../printing/print.ts';
import {usageError} from '../printing/user-error.ts';
import {findHome} from '../session.ts';
import {namedHere} from './named-here.ts';
import {printTree} from './print-tree.ts';
import {showSymbol} from './show-symbol.ts';

/** Prints the symbols of the checkout's files or of a folder's, or what is known of one of them. */
export const printIndex: Verb = async invocation => {
	const [name] = invocation.operands;
	if (name === '') {
		throw usageError('The name of the symbol is empty. Name a symbol, a file or a folder.', 'index');
	}

	const {index, checkout} = await indexHere(invocation);
	const named = name === undefined ? '' : namedHere(index, name, {checkout, directory: invocation.directory});
	const files = filesIn(index, named);
	if (files.length === 0 && named !== '') {
		return showSymbol(invocation, index, named);
	}

	if (hasFlag(invocation, 'json')) {
		printJson({languages: countLanguages(files), files: files.map(file => describeFile(file))});
		return 0;
	}

	printTree(files.filter(({symbols}) => symbols.length > 0), process.stdout.columns ?? 80);
	console.log();
	printTable(countLanguages(files).map(count => [count.language, counted(count.files, 'file'), counted(count.symbols, 'symbol')]));
	return 0;
};

/** The files of a folder and of those in it; of the top, all. */
function filesIn(index: RepositoryIndex, folder: string): FileIndex[] {
	const paths = index.paths().filter(file => folder === '' || file.startsWith(`${folder}/`)).toArray();
	return paths.toSorted().map(file => index.file(file)!);
}

async function indexHere(invocation: Invocation): Promise<{readonly index: RepositoryIndex; readonly checkout: string}> {
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

	return {index, checkout: repository.checkout};
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

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
