import {readValue, take, Unreadable, type Cursor, type Dialect} from './read-brackets.ts';
import {meaningOf, type Collection, type Part} from './structure.ts';

/** Reads TOML: a map of tables by their headers, each a map of keys. Throws `Unreadable`. */
export function readToml(text: string): Part {
	const cursor: Cursor = {text, position: 0};
	const tables: Part[] = [];
	const elements = new Map<string, string>();
	let header = '';
	let name = '';
	let isElement = false;
	for (;;) {
		const {keys, rest} = readKeys(cursor);
		const key = name === '' ? '' : keyOfTable(name, isElement ? keys : undefined, elements);
		const isLast = cursor.position >= text.length;
		tables.push({key, before: header, value: mapOf(keys, isLast ? rest : ''), after: '', beyond: ''});
		if (isLast) {
			refuseClashes(tables);
			return {key: '', before: '', value: mapOf(tables, ''), after: '', beyond: ''};
		}

		({name, isElement, text: header} = readHeader(cursor, rest));
	}
}

/** Reads `[name]` or `[[name]]`, with what stands before it as part of its text. */
function readHeader(cursor: Cursor, before: string): {readonly name: string; readonly isElement: boolean; readonly text: string} {
	const open = take(cursor, /\[{1,2}[\t ]*/vy);
	const name = take(cursor, dialect.key);
	const close = take(cursor, /[\t ]*\]{1,2}[\t ]*(?:#[^\n]*)?(?:\n|$)/vy);
	return {name: dialect.keyOf(name), isElement: open.startsWith('[['), text: before + open + name + close};
}

/** Reads keys up to the next header or the end; `rest` is what stands before that: empty lines and comments. */
function readKeys(cursor: Cursor): {readonly keys: Part[]; readonly rest: string} {
	const keys: Part[] = [];
	for (;;) {
		const space = take(cursor, dialect.space);
		if (cursor.position >= cursor.text.length || cursor.text[cursor.position] === '[') {
			// A header's own indentation belongs to it, not to the space before.
			return {keys, rest: space};
		}

		const name = take(cursor, dialect.key);
		const assign = take(cursor, dialect.assign);
		const value = readValue(cursor, dialect);
		keys.push({key: dialect.keyOf(name), before: `${space}${name}${assign}`, value, after: take(cursor, /[\t ]*(?:#[^\n]*|\r)?(?:\n|$)/vy), beyond: ''});
	}
}

/** Elements of an array of tables are told apart by their names, and what is said of the last one is within it. */
function keyOfTable(name: string, keys: readonly Part[] | undefined, elements: Map<string, string>): string {
	const owner = elements.keys().find(element => name.startsWith(`${element}.`));
	const key = owner === undefined ? name : `${elements.get(owner)!}${name.slice(owner.length)}`;
	if (!keys) {
		return key;
	}

	const identity = keys.find(part => identities.has(part.key));
	const element = `${key}[${identity ? meaningOf(identity.value) : keys.map(part => `${part.key}=${meaningOf(part.value)}`).join(',')}]`;
	elements.set(name, element);
	return element;
}

/** A key can't be a value in one place and a table in another, which keys of two tables can come to be. */
function refuseClashes(tables: readonly Part[]): void {
	const leaves = tables.flatMap(({key: table, value}) => value.kind === 'map' ? value.parts.map(({key}) => table === '' ? key : `${table}.${key}`) : []);
	const values = new Set(leaves);
	const paths = [...leaves.map(leaf => [leaf, false] as const), ...tables.map(({key}) => [key, true] as const)];
	const clash = paths.find(([path, isTable]) => (isTable && values.has(path)) || prefixesOf(path).some(prefix => values.has(prefix)));
	if (clash !== undefined || values.size < leaves.length) {
		throw new Unreadable(`\`${clash?.[0] ?? leaves.find((leaf, index) => leaves.indexOf(leaf) < index)!}\` is there twice`);
	}
}

function prefixesOf(path: string): string[] {
	return path.matchAll(/\./gv).map(({index}) => path.slice(0, index)).toArray();
}

const identities: ReadonlySet<string> = new Set(['name', 'id', 'url', 'path']);

function mapOf(parts: readonly Part[], close: string): Collection {
	return {kind: 'map', open: '', parts, close, commas: 'none'};
}

const word = String.raw`[\w\-]+|"(?:[^\n"\\]|\\.)*"|'[^\n']*'`;

const dialect: Dialect = {
	space: /(?:\s|#[^\n]*(?:\n|$))*/vy,
	lineComment: /(?:[\t ]*#[^\n]*)?/vy,
	key: new RegExp(String.raw`(?:${word})(?:[\t ]*\.[\t ]*(?:${word}))*`, 'vy'),
	assign: /[\t ]*=[\t ]*/vy,
	scalar: /"""[\s\S]*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:[^\n"\\]|\\.)*"|'[^\n']*'|[\w+\-.:]+(?: \d[\w+\-.:]*)?/vy,
	keyOf: text => text.matchAll(new RegExp(word, 'gv')).map(([part]) => plainKey(part)).toArray().join('.'),
	meaningOf(text) {
		return text.startsWith('\'') && !text.startsWith('\'\'\'') ? JSON.stringify(text.slice(1, -1)) : text;
	},
};

/** Without quotes where it needs none. */
function plainKey(part: string): string {
	return /^["'](?<inner>[\w\-]+)["']$/v.exec(part)?.groups?.inner ?? part;
}
