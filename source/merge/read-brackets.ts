import {maxSyntaxDepth} from '../model/limits/symbols.ts';
import type {Collection, Part, Scalar, Structure} from './structure.ts';

/** How a language writes collections in brackets. The patterns are sticky and match at least the empty text, but for `key` and `scalar`. */
export type Dialect = {
	/** White space and comments. */
	readonly space: RegExp;
	/** A comment up to the end of its line. */
	readonly lineComment: RegExp;
	readonly key: RegExp;
	readonly assign: RegExp;
	readonly scalar: RegExp;
	readonly keyOf: (text: string) => string;
	/** The meaning of a scalar's text; throws when it has none. */
	readonly meaningOf: (text: string) => string;
};

/** Says where a text can't be read. */
export class Unreadable extends Error {
	override name = 'Unreadable';
}

/** A place in a text that moves on as pieces are read. */
export type Cursor = {readonly text: string; position: number};

/** Reads a value at the cursor: a scalar, `[…]` or `{…}`. Throws `Unreadable`. */
export function readValue(cursor: Cursor, dialect: Dialect, depth = 0): Structure {
	if (depth > maxSyntaxDepth) {
		throw new Unreadable('it is nested too deeply');
	}

	const next = cursor.text[cursor.position];
	return next === '{' || next === '[' ? readCollection(cursor, dialect, depth) : readScalar(cursor, dialect);
}

/** Reads what a sticky pattern matches at the cursor. Throws `Unreadable` when it doesn't. */
export function take(cursor: Cursor, pattern: RegExp): string {
	pattern.lastIndex = cursor.position;
	const match = pattern.exec(cursor.text);
	if (!match) {
		throw new Unreadable(`line ${lineOf(cursor)} can't be read`);
	}

	cursor.position += match[0].length;
	return match[0];
}

function readScalar(cursor: Cursor, dialect: Dialect): Scalar {
	const line = lineOf(cursor);
	const text = take(cursor, dialect.scalar);
	try {
		return {kind: 'scalar', text, value: dialect.meaningOf(text)};
	} catch (error) {
		throw new Unreadable(`line ${line} can't be read`, {cause: error});
	}
}

function readCollection(cursor: Cursor, dialect: Dialect, depth: number): Collection {
	const open = cursor.text[cursor.position++]!;
	const end = open === '{' ? '}' : ']';
	const parts: Part[] = [];
	let before = take(cursor, dialect.space);
	let hasComma = false;
	while (cursor.text[cursor.position] !== end) {
		if (parts.length > 0 && !hasComma) {
			throw new Unreadable(`line ${lineOf(cursor)} lacks a comma`);
		}

		const name = open === '{' ? take(cursor, dialect.key) : '';
		const assign = open === '{' ? take(cursor, dialect.space) + take(cursor, dialect.assign) + take(cursor, dialect.space) : '';
		const value = readValue(cursor, dialect, depth + 1);
		const space = take(cursor, dialect.space);
		hasComma = cursor.text[cursor.position] === ',';
		cursor.position += hasComma ? 1 : -space.length;
		const beyond = take(cursor, dialect.lineComment);
		parts.push({key: open === '{' ? dialect.keyOf(name) : '', before: `${before}${name}${assign}`, value, after: hasComma ? space : '', beyond});
		before = take(cursor, dialect.space);
	}

	cursor.position++;
	return {kind: open === '{' ? 'map' : 'list', open, parts, close: `${before}${end}`, commas: hasComma ? 'each' : 'between'};
}

function lineOf({text, position}: Cursor): number {
	return text.slice(0, position).split('\n').length;
}
