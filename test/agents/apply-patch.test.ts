import assert from 'node:assert/strict';
import {test} from 'node:test';
import {editsOfPatch} from '../../source/agents/apply-patch.ts';
import {unknownText} from '../../source/agents/intended-edit.ts';

const patchOf = (...lines: readonly string[]): string => ['*** Begin Patch', ...lines, '*** End Patch', ''].join('\n');

/** What a patch of one file makes of a text. */
const after = (text: string | undefined, ...lines: readonly string[]) => editsOfPatch(patchOf(...lines))[0]!.after(text);

test('files are added, changed and removed', () => {
	const edits = editsOfPatch(patchOf('*** Add File: new.txt', '+one', '+', '*** Delete File: old.txt', '*** Update File: a.txt', '@@', '-a', '+b'));
	assert.deepEqual(edits.map(({path, after: make}) => [path, make('a\n')]), [['new.txt', 'one\n\n'], ['old.txt', undefined], ['a.txt', 'b\n']]);
});

test('a moved file begins with its former text', () => {
	const [target, source] = editsOfPatch(patchOf('*** Update File: a.txt', '*** Move to: b/c.txt', '@@', '-1', '+2'));
	assert.deepEqual([target!.path, target!.from, target!.after('1\n')], ['b/c.txt', 'a.txt', '2\n']);
	assert.deepEqual([source!.path, source!.after('1\n')], ['a.txt', undefined]);
});

test('hunks are found below their anchors', () => {
	const text = 'class A {\n\trun() {\n\t\treturn 1;\n\t}\n}\nclass B {\n\trun() {\n\t\treturn 1;\n\t}\n}\n';
	assert.equal(after(text, '*** Update File: a.js', '@@ class B {', '@@ \trun() {', '-\t\treturn 1;', '+\t\treturn 2;'), text.replace(/1(?=[^1]*$)/v, '2'));
});

test('several hunks follow each other', () => {
	assert.equal(after('1\n2\n3\n1\n', '*** Update File: a', '@@', ' 1', '-2', '+two', '@@', '-1', '+one'), '1\ntwo\n3\none\n');
});

test('blanks at the ends don\'t matter', () => {
	assert.equal(after('  a  \nb\n', '*** Update File: a', '@@', '-a', '+c'), 'c\nb\n');
});

test('a patch that does not fit tells nothing', () => {
	assert.equal(after('a\n', '*** Update File: a', '@@', '-b', '+c'), unknownText);
	assert.equal(after('a\n', '*** Update File: a', '@@ nowhere', '-a', '+c'), unknownText);
	assert.equal(after(undefined, '*** Update File: a', '@@', '-b', '+c'), undefined);
});

test('what is no patch is thrown out', () => {
	assert.throws(() => editsOfPatch('hello'), /can't be judged/v);
});
