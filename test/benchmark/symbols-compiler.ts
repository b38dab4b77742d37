import path from 'node:path';
import ts from 'typescript';
import type {SourceSymbol} from '../../source/symbols/file-index.ts';
import type {RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import type {Corpus} from './symbols.ts';
import {scoreOf, type Score} from './symbols-score.ts';

/** Compares references between symbols with what the TypeScript compiler's checker says; none for a corpus without a `tsconfig.json`. */
export const compareWithCompiler = ({folder, texts}: Corpus, index: RepositoryIndex): Score[] => {
	const config = ts.findConfigFile(folder, ts.sys.fileExists);
	if (config === undefined || path.dirname(config) !== folder) {
		return [];
	}

	const {options} = ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, folder);
	const wanted = texts.keys().filter(file => /\.[cm]?tsx?$/v.test(file)).toArray();
	const program = ts.createProgram(wanted.map(file => path.join(folder, file)), {...options, noEmit: true, skipLibCheck: true});
	const comparing: Comparing = {folder, index, checker: program.getTypeChecker(), wanted: new Set(wanted), found: new Set()};
	for (const file of wanted) {
		const source = program.getSourceFile(path.join(folder, file));
		if (source) {
			gatherReferences(comparing, source, file);
		}
	}

	return [scoreOf('typescript references against the compiler', comparing.found, ourReferences(index, wanted))];
};

type Comparing = {
	readonly folder: string;
	readonly index: RepositoryIndex;
	readonly checker: ts.TypeChecker;
	readonly wanted: ReadonlySet<string>;
	readonly found: Set<string>;
};

const gatherReferences = (comparing: Comparing, source: ts.SourceFile, file: string): void => {
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
			return;
		}

		if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
			gatherReference(comparing, file, node);
		}

		ts.forEachChild(node, visit);
	};

	visit(source);
};

const gatherReference = ({folder, index, checker, wanted, found}: Comparing, file: string, node: ts.Identifier | ts.PrivateIdentifier): void => {
	const isShorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;
	const symbol = isShorthand ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node);
	const target = symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
	for (const declaration of target?.declarations ?? []) {
		const declaredIn = path.relative(folder, declaration.getSourceFile().fileName);
		const name = ts.getNameOfDeclaration(declaration);
		if (!wanted.has(declaredIn) || name === node || !name) {
			continue;
		}

		const to = symbolDeclared(index, declaredIn, name);
		const from = symbolAround(index, file, node.getStart());
		if (to !== undefined && !isWithin(from ?? '', to, file === declaredIn)) {
			found.add(`${file}${from === undefined ? '' : `#${from}`} → ${declaredIn}#${to}`);
		}
	}
};

/** The symbol whose declaration's name stands there; nothing for locals and for what has no symbol of its own. */
const symbolDeclared = (index: RepositoryIndex, file: string, name: ts.Node): string | undefined => {
	const address = symbolAround(index, file, name.getStart());
	const text = name.getText().replace('#', '');
	return address?.slice(address.lastIndexOf('.') + 1).replace(/~\d+$/v, '') === text ? address : undefined;
};

const symbolAround = (index: RepositoryIndex, file: string, position: number): string | undefined =>
	index.file(file)?.symbols.findLast(({start, end}) => start <= position && position < end)?.address;

const isWithin = (from: string, to: string, isSameFile: boolean): boolean => isSameFile && (from === to || from.startsWith(`${to}.`));

const ourReferences = (index: RepositoryIndex, files: readonly string[]): Set<string> => {
	const found = new Set<string>();
	const wanted = new Set(files);
	for (const file of files) {
		const symbols: ReadonlyArray<SourceSymbol | undefined> = [undefined, ...index.file(file)?.symbols ?? []];
		for (const symbol of symbols) {
			const from = symbol?.address;
			const address = from === undefined ? file : `${file}#${from}`;
			for (const to of index.referencesOf(address, 'own')) {
				const [target = '', name = ''] = to.split('#', 2);
				if (wanted.has(target) && !isWithin(from ?? '', name, target === file)) {
					found.add(`${address} → ${to}`);
				}
			}
		}
	}

	return found;
};
