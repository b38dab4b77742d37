import assert from 'node:assert/strict';
import process from 'node:process';
import {test} from 'node:test';
import fc from 'fast-check';
import {parse, stringify} from 'yaml';
import {mergeFile, type FileMerge} from '../../source/merge/merge-file.ts';

/** A few hundred cases each by default; `MERGE_EFFORT=20` looks longer. */
const effort = Number(process.env.MERGE_EFFORT ?? 1);

type Value = string | number | boolean | {[key: string]: Value};
type Tree = Record<string, Value>;

// Few keys and values, so that two sides meet often.
const keys = fc.constantFrom('a', 'b', 'c', 'x y', '"', 'É');
const leaf = fc.oneof(fc.constantFrom('one', '2', '# no comment', ''), fc.integer({min: 0, max: 2}), fc.boolean());
const {tree} = fc.letrec<{tree: Tree; value: Value}>(tie => ({
	value: fc.oneof({depthSize: 'small', withCrossShrink: true}, leaf, tie('tree')),
	tree: fc.dictionary(keys, tie('value'), {maxKeys: 4}),
}));

/** How a tree is written; a merge has to keep what it says, whatever the style. */
type Style = {readonly path: string; readonly trees: fc.Arbitrary<Tree>; readonly write: (value: Tree) => string; readonly read: (text: string) => unknown};

const styles: readonly Style[] = [
	{path: 'package.json', trees: tree, write: value => JSON.stringify(value), read: text => JSON.parse(text) as unknown},
	{path: 'package.json', trees: tree, write: value => `${JSON.stringify(value, undefined, '\t')}\n`, read: text => JSON.parse(text) as unknown},
	{path: 'a.yaml', trees: tree, write: value => stringify(value), read: text => parse(text) as unknown},
	// In TOML a table within another is said apart from it, and what becomes a table is another thing than the value of that name was.
	{path: 'a.toml', trees: tree.map(value => withTablesApart(value)), write: value => writeTables(value), read: text => readTables(text)},
];

class Conflict extends Error {}

/** The meaning of the model's merge, or `conflict`. */
function expectedOf(base: Tree, ours: Tree, theirs: Tree): string {
	try {
		return canonical(mergeModel(base, ours, theirs));
	} catch (error) {
		if (error instanceof Conflict) {
			return 'conflict';
		}

		throw error;
	}
}

/** The model: keys merged one by one, over plain values. Throws where both sides mean different things. */
function mergeModel(base: Value | undefined, ours: Value | undefined, theirs: Value | undefined): Value | undefined {
	const [b, o, t] = [base, ours, theirs].map(value => canonical(value));
	if (o === t || b === t) {
		return ours;
	}

	if (b === o) {
		return theirs;
	}

	if (isTree(ours) && isTree(theirs) && (base === undefined || isTree(base))) {
		const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
		const entries = [...names].map(name => [name, mergeModel(base?.[name], ours[name], theirs[name])] as const);
		return Object.fromEntries(entries.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined));
	}

	throw new Conflict();
}

function isTree(value: Value | undefined): value is Tree {
	return typeof value === 'object';
}

function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) => typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner) ?? '';
}

for (const {path, trees, write, read} of styles) {
	const merge = (base: Tree, ours: Tree, theirs: Tree): FileMerge => mergeFile(path, 'keys', {base: write(base), ours: write(ours), theirs: write(theirs)});
	const meaning = (merged: FileMerge): string => merged.outcome === 'merged' ? canonical(read(merged.text)) : merged.outcome;
	const style = `${path} like ${JSON.stringify(write({a: 1}))}`;

	test(`merging is by keys in ${style}`, () => {
		fc.assert(fc.property(trees, trees, trees, (base, ours, theirs) => {
			const merged = merge(base, ours, theirs);
			// What one side wrote as `{}` and the other over several lines may be left to git, but is never merged wrong.
			fc.pre(merged.outcome !== 'unreadable');
			assert.equal(meaning(merged), expectedOf(base, ours, theirs), JSON.stringify(merged));
		}), {numRuns: 300 * effort});
	});

	test(`sides may be swapped in ${style}`, () => {
		fc.assert(fc.property(trees, trees, trees, (base, ours, theirs) => {
			assert.equal(meaning(merge(base, ours, theirs)), meaning(merge(base, theirs, ours)));
		}), {numRuns: 200 * effort});
	});

	test(`the order of landing doesn't matter in ${style}`, () => {
		fc.assert(fc.property(trees, fc.array(trees, {minLength: 3, maxLength: 3}), (base, additions) => {
			const sides = additions.map(addition => ({...base, ...addition}));
			const land = (order: readonly Tree[]): string => {
				let head = write(base);
				for (const side of order) {
					const merged = mergeFile(path, 'keys', {base: write(base), ours: head, theirs: write(side)});
					if (merged.outcome !== 'merged') {
						return 'conflict';
					}

					head = merged.text;
				}

				return canonical(read(head));
			};

			const [a, b, c] = sides as [Tree, Tree, Tree];
			const results = new Set([[a, b, c], [b, c, a], [c, b, a]].map(order => land(order)));
			fc.pre(!results.has('conflict'));
			assert.equal(results.size, 1);
		}), {numRuns: 60 * effort});
	});

	test(`added keys are never lost in ${style}`, () => {
		fc.assert(fc.property(trees, trees, trees, (base, first, second) => {
			const [ours, theirs] = [{...base, ...prefixed('o', first)}, {...base, ...prefixed('t', second)}];
			assert.equal(meaning(merge(base, ours, theirs)), canonical({...ours, ...theirs}));
		}), {numRuns: 200 * effort});
	});
}

for (const by of ['keys', 'lines'] as const) {
	test(`an unchanged side keeps every byte by ${by}`, () => {
		fc.assert(fc.property(fc.string(), fc.string(), fc.constantFrom('a.json', 'a.yaml', 'a.toml'), (base, changed, path) => {
			assert.deepEqual(mergeFile(path, by, {base, ours: changed, theirs: base}), {outcome: 'merged', text: changed});
			assert.deepEqual(mergeFile(path, by, {base, ours: base, theirs: changed}), {outcome: 'merged', text: changed});
			assert.deepEqual(mergeFile(path, by, {base, ours: changed, theirs: changed}), {outcome: 'merged', text: changed});
		}));
	});
}

const lines = fc.array(fc.constantFrom('a', 'b', '- c', '- d', '', '## e'), {maxLength: 8}).map(all => all.map(line => `${line}\n`).join(''));

test('a union of lines has every added line', () => {
	fc.assert(fc.property(lines, lines, lines, (base, first, second) => {
		const merged = mergeFile('CHANGELOG.md', 'lines', {base, ours: first + base, theirs: base + second});
		assert.equal(merged.outcome, 'merged');
		const present = new Set((merged as {text: string}).text.split('\n'));
		assert.deepEqual((first + base + second).split('\n').filter(line => !present.has(line)), []);
	}));
});

test('lines merge to the same either way', () => {
	fc.assert(fc.property(lines, lines, lines, (base, ours, theirs) => {
		const [one, other] = [mergeFile('a', 'lines', {base, ours, theirs}), mergeFile('a', 'lines', {base, ours: theirs, theirs: ours})]
			.map(merged => merged.outcome === 'merged' ? new Set(merged.text.split('\n')) : merged.outcome);
		assert.deepEqual(one, other);
	}), {numRuns: 300 * effort});
});

test('merging any text never throws', () => {
	const text = fc.oneof(fc.string({unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '=', '#', '/', '*', '\n', ' ', 'a', '1', '-', '.', '\'')}), fc.string());
	fc.assert(fc.property(text, text, text, fc.constantFrom('a.json', 'a.yaml', 'a.toml'), (base, ours, theirs, path) => {
		const outcomes = (['keys', 'lines'] as const).map(by => mergeFile(path, by, {base, ours, theirs}).outcome);
		assert.equal(outcomes.length, 2);
	}), {numRuns: 500 * effort});
});

function withTablesApart(whole: Tree): Tree {
	const entries = Object.entries(whole).map(([key, inner]): readonly [string, Value] => isTree(inner)
		? [`table ${key}`, Object.fromEntries(Object.entries(inner).filter(([, value]) => !isTree(value)))]
		: [key, inner]);
	return Object.fromEntries(entries);
}

function prefixed(prefix: string, value: Tree): Tree {
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [prefix + key, inner]));
}

/** Trees as TOML tables: leaves of each before the tables within. */
function writeTables(value: Tree, path: readonly string[] = []): string {
	const entries = Object.entries(value);
	const leaves = entries.filter(([, inner]) => !isTree(inner)).map(([key, inner]) => `${JSON.stringify(key)} = ${JSON.stringify(inner)}\n`);
	const tables = entries.filter(([, inner]) => isTree(inner)).map(([key, inner]) => writeTables(inner as Tree, [...path, key]));
	return `${path.length === 0 ? '' : `\n[${path.map(key => JSON.stringify(key)).join('.')}]\n`}${leaves.join('')}${tables.join('')}`;
}

/** Reads what `writeTables` wrote, pieces of it in any order. */
function readTables(text: string): Tree {
	const root: Tree = {};
	let table = root;
	const written = text.split('\n').filter(line => line !== '');
	for (const line of written) {
		if (line.startsWith('[')) {
			table = root;
			for (const [key] of line.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
				table = (table[JSON.parse(key) as string] ??= {}) as Tree;
			}
		} else {
			const key = /^"(?:[^"\\]|\\.)*"/.exec(line)![0];
			table[JSON.parse(key) as string] = JSON.parse(line.slice(key.length + 3)) as Value;
		}
	}

	return root;
}
