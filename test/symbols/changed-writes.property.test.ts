import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Write} from '../../source/model/change.ts';
import {changedWrites} from '../../source/symbols/changes/changed-writes.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();
const pinned = {seed: 20_261_120, numRuns: 300};

type Member = {readonly name: string; readonly value: number};
type Model = {readonly functions: readonly Member[]; readonly methods: readonly Member[]; readonly imports: readonly string[]};

const anyName = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta');
const members = fc.uniqueArray(fc.record({name: anyName, value: fc.nat(9)}), {selector: member => member.name, maxLength: 6})
	.map(list => list.toSorted((a, b) => a.name.localeCompare(b.name)));
const model: fc.Arbitrary<Model> = fc.record({functions: members, methods: members, imports: fc.subarray(['a', 'b', 'c'])});

function render({functions, methods, imports}: Model): string {
	return [
		...imports.map(module => `import {${module}} from './${module}.ts';`),
		'',
		`export class Service {\n${methods.map(({name, value}) => `\t${name}() {\n\t\treturn ${value};\n\t}\n`).join('\n')}}`,
		...functions.map(({name, value}) => `\n/** ${name}. */\nexport function ${name}() {\n\treturn ${value};\n}`),
		'',
	].join('\n');
}

function compare(before: readonly Member[], after: readonly Member[], prefix: string): string[] {
	const old = new Map(before.map(member => [member.name, member.value]));
	const now = new Map(after.map(member => [member.name, member.value]));
	return [...new Set([...old.keys(), ...now.keys()])].flatMap(key => {
		if (old.get(key) === now.get(key)) {
			return [];
		}

		const change = old.has(key) ? (now.has(key) ? 'changed' : 'removed') : 'added';
		return [`${change} ${prefix}${key}`];
	});
}

test('exactly the symbols that differ are written', async () => {
	await fc.assert(fc.asyncProperty(model, model, async (before, after) => {
		const writes = await changedWrites(parser, 'src/a.ts', render(before), render(after));
		const expected = [
			...before.imports.join(',') === after.imports.join(',') ? [] : ['imports'],
			...compare(before.methods, after.methods, 'Service.'),
			...compare(before.functions, after.functions, ''),
		];
		assert.deepEqual(writes.map(({change, symbol}) => change === 'imports' ? change : `${change} ${symbol ?? '*'}`).toSorted(), expected.toSorted());
	}), pinned);
});

test('a new order of functions writes only functions', async () => {
	const shuffled = members.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], {minLength: list.length, maxLength: list.length})));
	await fc.assert(fc.asyncProperty(shuffled, async ([list, order]) => {
		const text = (functions: readonly Member[]) => render({functions, methods: [], imports: []});
		const writes = await changedWrites(parser, 'src/a.ts', text(list), text(order));
		assert.ok(writes.every(({change, symbol}) => change === 'changed' && list.some(({name}) => name === symbol)));
		assert.equal(writes.length === 0, list.every((member, index) => member === order[index]));
		assert.ok(writes.length < Math.max(1, list.length), 'at least one function stays in place');
	}), pinned);
});

const sampleModel: Model = {functions: [{name: 'alpha', value: 1}, {name: 'beta', value: 2}], methods: [{name: 'gamma', value: 3}], imports: ['a', 'b']};

const samples: Readonly<Record<string, string>> = {
	'src/a.ts': `${render(sampleModel)}\nstart();\nconst api = {\n\tlist() { return \`\n\n\`; },\n\tsize: 3,\n};\n`,
	'a.py': 'import os\n\n# About.\nclass A(Base):\n    x = 1\n\n    @wrapped\n    def one(self):\n        if self:\n            return 1\n        return """\n\n"""\n\ndef f():\n    pass\n\nf()\n',
	'a.rs': 'use a::b;\n/// Doc.\npub struct A { b: u8 }\nimpl A {\n    /// Doc.\n    fn one(&self) -> u8 { 1 }\n    fn two() {}\n}\nfn main() {}\n',
	'a.cpp': '#include <a>\nnamespace n {\nclass A {\npublic:\n\tvoid one() {}\n\tint two;\n};\n}\nint main() { return 0; }\n',
	'A.java': 'class A {\n\t/** Both. */\n\tprivate int one = 1, two[], /* third */ three = f(1, 2);\n\tint four;\n\n\tvoid five() { int a, b; }\n}\n',
	'b.cpp': 'struct A {\n\tint one = 1, *two : 3, // second\n\t\tthree[2];\n};\nstatic int four, *five, six(int);\n',
	'a.md': '# Title\n\nText.\n\n## One\n\n- a\n\n### Deep\n\nb\n\n## Two\n\nc\n',
	'a.json': '{\n\t"a": 1,\n\t"b": {"c": [1, 2], "d": "x"},\n\t"e": null\n}\n',
	'a.yml': 'a: 1\nb:\n  c: x\n  # about\n  d: [1, 2]\ne: |\n  text\n\n  more\n',
};

type Edit = {readonly at: number; readonly remove: number; readonly insert: string};

const indentation = ' '.repeat(4);

const edit: fc.Arbitrary<Edit> = fc.record({
	at: fc.nat(10_000),
	remove: fc.oneof(fc.nat(3), fc.nat(60)),
	insert: fc.oneof(
		fc.constantFrom('', ' ', '\n', '\n\n', '{', '}', '(', ')', '"', '`', ',', ';', '#', '//', '/*', '*/', ':', '\t', indentation, 'x', '\0', '\r\n', '\u{FEFF}', '~2'),
		fc.constantFrom('function more() {}\n', '\tmore() {}\n', 'def more():\n    pass\n', 'fn more() {}\n', '## More\n\ntext\n', '"more": 1,\n', 'import {x} from "x";\n', 'class A {}\n'),
		fc.string({maxLength: 5}),
	),
});

function applyEdits(text: string, edits: readonly Edit[]): string {
	let result = text;
	for (const {at, remove, insert} of edits) {
		const start = at % (result.length + 1);
		result = result.slice(0, start) + insert + result.slice(start + remove);
	}

	return result;
}

// What differs between two texts though no write says so: nothing, or what is left of both.
async function unwritten(path: string, before: string, after: string): Promise<string[]> {
	const writes = await changedWrites(parser, path, before, after);
	if (writes.some(({change, symbol, isRest}) => symbol === undefined && !isRest && change !== 'imports')) {
		return [];
	}

	const left = [await untouched(path, before, {writes, other: after}), await untouched(path, after, {writes, other: before})];
	return left[0] === left[1] ? [] : left;
}

// What is left of a text without what was written, and without layout and separators, which are nobody's.
async function untouched(path: string, text: string, {writes, other}: {readonly writes: readonly Write[]; readonly other: string}): Promise<string> {
	const {symbols, imports} = await indexFile(parser, path, text);
	const known = new Set((await indexFile(parser, path, other)).symbols.map(({address}) => address));
	// A class that comes or goes is written with its members, unless they are on both sides.
	const isWritten = (address: string) => writes.some(({symbol, change, isRest}) => symbol !== undefined && !isRest
		&& (symbol === address || (change !== 'changed' && !known.has(address) && address.startsWith(`${symbol}.`))));
	const rests = new Set(writes.filter(({isRest}) => isRest).map(({symbol}) => symbol));
	const hasImports = writes.some(({change}) => change === 'imports');
	const isCut = (offset: number): boolean => {
		const around = symbols.filter(({start, end}) => start <= offset && offset < end);
		const isImport = imports.some(({start, end}) => start <= offset && offset < end);
		return around.some(({address}) => isWritten(address)) || (isImport ? hasImports : rests.has(around.at(-1)?.address));
	};

	return Array.from({length: text.length}, (_, offset) => isCut(offset) ? '' : text[offset]).join('').replaceAll(/[\s,;]/g, '');
}

for (const [path, sample] of Object.entries(samples)) {
	test(`whatever differs in ${path} is written`, async () => {
		await fc.assert(fc.asyncProperty(fc.array(edit, {minLength: 1, maxLength: 3}), async edits => {
			const after = applyEdits(sample, edits);
			assert.deepEqual(await unwritten(path, sample, after), []);
			assert.deepEqual(await unwritten(path, after, sample), []);
		}), pinned);
	});
}
