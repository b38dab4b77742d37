import {maxMacroLineCharacters} from '../../model/limits/symbols.ts';
import type {Span} from '../parsing/syntax.ts';

/**
Blanks the macros of C and C++ that stand where the grammar expects none: before a declaration (`LIBRARY_API Type name()`), between `class` and its
name, alone on a line (`LIBRARY_BEGIN_NAMESPACE`), and in place of `private:`. Without it everything up to the next brace is read as something else. The length stays.
*/
export function blankMacros(text: string): string {
	if (longLine.test(text)) {
		return text;
	}

	const classes = new Set(text.matchAll(classNames).map(match => match.groups!.name!));
	return text.replaceAll(macros, (macro: string, start: number) =>
		isBeforeDeclaration(text, {start, end: start + macro.length}, classes) ? ' '.repeat(macro.length) : macro);
}

const longLine = new RegExp(String.raw`^[^\n]{${maxMacroLineCharacters}}`, 'm');

// Capitals with a low line are a macro by every convention; arguments may be bracketed once more.
const macros = /\b[A-Z][\dA-Z]*_[\dA-Z_]*\b(?:\((?:[^\n()]|\([^\n()]*\))*\))?(?:[\t ]*:(?=[\t ]*\r?\n))?/g;
const classNames = /\b(?:class|struct)\s+(?:[A-Z][\dA-Z]*_[\dA-Z_]*\s+)?(?<name>\w+)/g;

function isBeforeDeclaration(text: string, {start, end}: Span, classes: ReadonlySet<string>): boolean {
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	const before = text.slice(lineStart, start);
	if (before.trimStart().startsWith('#') || /\\\r?\n$/.test(text.slice(lineStart - 3, lineStart))) {
		return false;
	}

	if (/\b(?:class|struct|union|enum)\s+$/.test(before.slice(-20))) {
		return matchAt(definition, text, end) !== undefined;
	}

	if (text[end - 1] === ':') {
		return before.trim() === '';
	}

	const constructed = matchAt(constructor, text, end)?.groups?.name ?? '';
	return classes.has(constructed) || (before.trim() === '' && matchAt(lineEnd, text, end) !== undefined) || matchAt(declaration, text, end) !== undefined;
}

// The rest of a class's head; a constructor's or destructor's name; an end of line with no end of an expression behind it; a keyword that begins a
// declaration, or a type and the name of what has it. `TYPE const name` has its type already.
const definition = /\s+\w+(?:::\w+)*(?:<[^;{}]{0,200}>)?\s*(?:final\s*)?[:{]/y;
const constructor = /\s+~?(?<name>\w+)\s*\(/y;
const lineEnd = /[\t ]*(?:\/\/[^\n]*)?\r?\n\s*(?:$|[\w#/~])/y;
const declaration = new RegExp(
	String.raw`\s+(?:(?:inline|static|constexpr|consteval|constinit|virtual|explicit|extern|friend|template|class|struct|enum|union|namespace|using|typedef`
	+ String.raw`|auto|void|bool|char|int|long|short|unsigned|signed|float|double|typename|decltype)\b`
	+ String.raw`|(?:const\s+)?(?!const\b|volatile\b)[A-Z_a-z][\w:]*(?:<[^();{}]{0,200}>)?[\s&*]+[A-Z_a-z~])`,
	'y',
);

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
	pattern.lastIndex = start;
	return pattern.exec(text) ?? undefined;
}
