import assert from 'node:assert/strict';
import {test} from 'node:test';
import {maxKeptParses} from '../../../source/model/limits/symbols.ts';
import {isUnchanged} from '../../../source/symbols/parsing/former-syntax.ts';
import {keptParses, type Parse} from '../../../source/symbols/parsing/kept-parses.ts';
import {editBetween} from '../../../source/symbols/parsing/text-edit.ts';
import {loadParser} from '../parser.ts';

const root = {type: 'program', field: undefined, start: 0, end: 0, isNamed: true, children: [], normalStart: 0, normalEnd: 0, isApart: true, reading: undefined};

/** A parse of a text, with a tree that notes when it is freed. */
function parseOf(text: string, freed: string[]): Parse {
	const tree = {
		delete() {
			freed.push(text);
		},
	} as unknown as Parse['tree'];
	return {language: 'typescript', tree, pauses: 0, syntax: {text, readable: text, root, normal: '', comments: [], attributes: [], errors: []}};
}

test('the oldest parses are freed first', () => {
	const freed: string[] = [];
	const kept = keptParses();
	const texts = Array.from({length: maxKeptParses + 1}, (_, count) => `text ${count}`);
	const found = texts.map(text => {
		kept.keep(parseOf(text, freed));
		return kept.find('typescript', 'text 0')?.text;
	});
	assert.deepEqual([...new Set(found)], ['text 0']);
	assert.deepEqual(freed, ['text 1']);
	kept.dispose();
	assert.equal(freed.length, maxKeptParses + 1);
});

test('the parse that differs least is nearest', () => {
	const kept = keptParses();
	for (const text of ['const one = 1;', 'const two = 2;', 'let three = 3;']) {
		kept.keep(parseOf(text, []));
	}

	const near = kept.nearest('typescript', 'const two = 22;', 'const two = 22;');
	assert.equal(near?.parse.syntax.text, 'const two = 2;');
	assert.deepEqual(near.edit, {start: 13, end: 14, oldEnd: 13});
	assert.equal(kept.nearest('python', 'const two = 2;', 'const two = 2;'), undefined);
	assert.equal(kept.nearest('typescript', 'something else', 'something else'), undefined);
});

test('an edit is the shortest stretch', () => {
	const cases: ReadonlyArray<readonly [string, string, ReturnType<typeof editBetween>]> = [
		['abc', 'abc', {start: 3, end: 3, oldEnd: 3}],
		['abc', 'axc', {start: 1, end: 2, oldEnd: 2}],
		['aaa', 'aa', {start: 2, end: 2, oldEnd: 3}],
		['', 'a', {start: 0, end: 1, oldEnd: 0}],
	];
	assert.deepEqual(cases.map(([before, after]) => editBetween(before, after)), cases.map(([_before, _after, edit]) => edit));
});

test('what touches a change is read anew', () => {
	const syntax = {...parseOf('', []).syntax, errors: [{start: 30, end: 31}]};
	const former = {edit: {start: 50, end: 60, oldEnd: 55}, changed: [{start: 15, end: 16}, {start: 50, end: 60}], syntax};
	const spans = [{start: 17, end: 20}, {start: 10, end: 20}, {start: 25, end: 35}, {start: 40, end: 50}];
	assert.deepEqual(spans.filter(span => isUnchanged(former, {is: span, was: span})), [spans[0]]);
});

test('a followed text is parsed once', async () => {
	const parser = await loadParser();
	const text = 'export const one = 1;\n';
	const first = await parser.follow('typescript', text);
	assert.equal(await parser.follow('typescript', text), first);
	assert.deepEqual(await parser.parse('typescript', text), first);
	parser.dispose();
});
