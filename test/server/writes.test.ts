import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {FileChange} from '../../source/git/reading/changes.ts';
import {maxQuotedChanges} from '../../source/model/limits/bus.ts';
import type {Change} from '../../source/model/change.ts';
import {footprintOf} from '../../source/server/indexes/writes.ts';
import {loadParser} from '../symbols/parser.ts';

const parser = await loadParser();
const before = 'export function f(): void {}\n\nexport function g(): void {}\n';

test('the middle of an edit takes nothing away', async () => {
	const sound = new Map<string, readonly Change[]>();
	const look = async (after: string) => {
		const {changes} = await footprintOf(parser, [changeTo(after)], {sound});
		return changes.map(({symbol, is}) => `${symbol} ${is ?? 'gone'}`);
	};

	const finished = ['a.ts#f export function f(x: number): void'];
	assert.deepEqual(await look(before.replace('f()', 'f(x: number)')), finished);
	assert.deepEqual(await look(before.replace('f()', 'f(x: number, y').replace('g()', 'g(')), finished);
	assert.deepEqual(await look(before.replace('f()', 'f(x: string)')), ['a.ts#f export function f(x: string): void']);
});

test('what no symbol can say changes the file', async () => {
	const {writes, changes} = await footprintOf(parser, [{...changeTo(before.replace('f()', 'f(x: number)')), wholeFile: true}]);
	assert.deepEqual(writes, [{path: 'a.ts', change: 'changed'}]);
	assert.deepEqual(changes.map(({symbol, depth}) => [symbol, depth]), [['a.ts', 'body']]);
});

test('a replacement character is a character', async () => {
	const {writes} = await footprintOf(parser, [changeTo(before.replace('g(): void {}', 'g(): string {\n\treturn \'\u{FFFD}\';\n}'))]);
	assert.deepEqual(writes, [{path: 'a.ts', symbol: 'g', change: 'changed'}]);
});

test('only so many signatures are quoted', async () => {
	const many = Array.from({length: maxQuotedChanges + 10}, (_, index) => `export function f${index}(): void {}\n`).join('\n');
	const {changes} = await footprintOf(parser, [{...changeTo(many), change: 'added'}]);
	assert.equal(changes.filter(({was, is}) => (was ?? is) !== undefined).length, maxQuotedChanges);
	assert.ok(changes.every(({hash}) => hash !== undefined));
});

function changeTo(after: string): FileChange {
	return {path: 'a.ts', change: 'changed', before, after, binary: false, mode: '100644', wholeFile: false};
}
