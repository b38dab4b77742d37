import {readValue, take, type Cursor, type Dialect} from './read-brackets.ts';
import type {Part} from './structure.ts';

/** Reads JSON, with comments and final commas where there are any. Throws `Unreadable`. */
export function readJson(text: string): Part {
	const cursor: Cursor = {text, position: 0};
	const before = take(cursor, dialect.space);
	const value = readValue(cursor, dialect);
	const after = take(cursor, dialect.space);
	take(cursor, /$/vy);
	return {key: '', before, value, after, beyond: ''};
}

const dialect: Dialect = {
	// To which the byte order mark that some editors put first belongs.
	space: /(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/vy,
	lineComment: /(?:[\t ]*(?:\/\/[^\n]*|\/\*(?:(?!\*\/)[^\n])*\*\/))?/vy,
	key: /"(?:[^\n"\\]|\\.)*"/vy,
	assign: /:/vy,
	scalar: /"(?:[^\n"\\]|\\.)*"|[\w+\-.]+/vy,
	keyOf: text => JSON.parse(text) as string,
	meaningOf: text => JSON.stringify(JSON.parse(text)),
};
