import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import fc from 'fast-check';
import {indexFile} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

after(() => {
	parser.dispose();
});

const padding = Array.from({length: 12}, (_, count) => `call${count}(value${count})`);

/** What a text is made of: each part in several ways, by which those that stay are about something else. */
type Parts = ReadonlyArray<readonly string[]>;

const typescript: Parts = [
	['import {Store} from \'./store.js\';', 'import {Shelf as Store} from \'./shelf.js\';', ''],
	['', 'class Desk {}', 'export const first = 1;'],
	['function run(desk: Desk, count: number) {', 'async function run(desk: Store, kind: string) {', 'function run(store: Store) {'],
	['\tconst shop = desk.store;', '\tconst {shop} = new Store();', '\tconst shop = import(\'./shop.js\');', ''],
	[`\tconst inner = () => {\n\t\tconst made = shop.open(count);\n\t\tclass Local extends Store { name = desk.name; }\n\t\t${padding.join(';\n\t\t')};\n\t\treturn made.sell(kind, store);\n\t};`],
	['\tconst isNew = !count;\n\tif (isNew) { open(isNew); }', '\tconst isNew = !kind;\n\tif (isNew) { open(isNew); }', '\tlet isNew = !kind;\n\tisNew = kind;', ''],
	['\treturn inner;', '\treturn inner();', '\treturn {inner} as Store;'],
	['}'],
	['export class Desk extends Store {', 'abstract class Desk {', 'namespace Desk { export class Desk {} }\nclass Desk {', 'export const desk = class extends Store {', 'export default class Desk {'],
	['\tname: Store;', '\tname = new Store();', ''],
	[`\topen(key: string) {\n\t\tthis.name = this.find(key);\n\t\t${padding.join(';\n\t\t')};\n\t\treturn this.name.open(first);\n\t}`],
	['\tclose() { this.name = other(); }', '\topen(): void {}', '\tget name(): Desk { return run; }', ''],
	['}'],
];

const python: Parts = [
	['from store import Store', 'from shelf import Shelf as Store', 'import store', ''],
	['first = 1', 'first = Store()', 'def run(): pass', ''],
	['def run(desk: Store, count) -> Store:', 'def run(shop):', 'class Run:', 'class Run(Store):'],
	['\tshop = desk.store', '\tshop = Store()', '\tfrom shops import shop', ''],
	[`\tdef inner(self, kind: 'Store'):\n\t\tself.made = shop.open(count)\n\t\t${padding.join('\n\t\t')}\n\t\treturn self.made.sell(kind, first)`],
	['\tdef inner(self): pass', '\treturn inner', '\tmade: Store', ''],
];

for (const [path, parts] of [['a.ts', typescript], ['a.py', python]] as const) {
	test(`parts of ${path} are remembered rightly`, async () => {
		const text = fc.tuple(...parts.map(ways => fc.constantFrom(...ways))).map(lines => `${lines.filter(line => line !== '').join('\n')}\n`);
		await fc.assert(fc.asyncProperty(fc.array(text, {minLength: 2, maxLength: 8}), async texts => {
			const followed = await Promise.all(texts.map(async one => indexFile({parse: parser.follow}, path, one)));
			assert.deepEqual(followed, await Promise.all(texts.map(async one => indexFile(parser, path, one))));
		}), {seed: 20_261_121, numRuns: 150});
	});
}
