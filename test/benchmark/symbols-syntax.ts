import ts from 'typescript';
import type {RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import type {Corpus} from './symbols.ts';
import {compareDeclared, type Declared, type Score} from './symbols-score.ts';

/** Compares symbols with the declarations that the TypeScript compiler's parser finds in JavaScript and TypeScript. */
export const compareWithSyntax = ({texts}: Corpus, index: RepositoryIndex): Score[] => {
	const files = [...texts].filter(([file]) => /^(?:typescript|tsx|javascript)$/v.test(index.file(file)?.language ?? ''));
	const declared = new Map(files.map(([file, text]) => [file, declarationsIn(file, text)]));
	return files.length === 0 ? [] : [compareDeclared('JavaScript and TypeScript symbols against the compiler', index, declared, ({kind}) => declaring.test(kind))];
};

/** Kinds that are always one of the declarations compared; a function may also be a constant's value. */
const declaring = /^(?:class|interface|type|enum|namespace)$/v;

const declarationsIn = (file: string, text: string): Declared[] => {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: Declared[] = [];
	const visit = (node: ts.Node): void => {
		const name = isDeclaration(node) ? node.name : undefined;
		if (name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) {
			found.push({name: name.text.replace('#', ''), line: source.getLineAndCharacterOfPosition(name.getStart()).line + 1});
		}

		ts.forEachChild(node, visit);
	};

	visit(source);
	return found;
};

type Declaration = ts.FunctionDeclaration | ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration | ts.ModuleDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration;

const isDeclaration = (node: ts.Node): node is Declaration =>
	ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)
	|| (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name)) || ((ts.isMethodDeclaration(node) || ts.isAccessor(node)) && ts.isClassLike(node.parent));
