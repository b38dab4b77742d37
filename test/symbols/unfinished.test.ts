import assert from 'node:assert/strict';
import {test} from 'node:test';
import {unfinishedLines} from '../../source/symbols/changes/unfinished.ts';

const found = (path: string, after: string, before = '') => unfinishedLines(path, before, after).map(({line, text}) => `${line}: ${text}`);

for (const [path, line] of [
	['a.ts', '// TODO: refunds'],
	['a.ts', 'throw new Error(\'Not implemented yet\');'],
	['a.test.ts', 'test.skip(\'it adds\', () => {});'],
	['a.test.ts', 'describe.only(\'sums\', () => {});'],
	['a.test.js', 'xit(\'adds\', () => {});'],
	['a.py', 'x = 1  # FIXME'],
	['a.py', 'raise NotImplementedError'],
	['test_a.py', '@pytest.mark.skip(reason="later")'],
	['a.go', '// XXX slow'],
	['a_test.go', 't.Skip("later")'],
	['a.rs', 'todo!()'],
	['a.rs', '#[ignore]'],
	['A.java', '@Disabled'],
	['a.cpp', '/* TODO */'],
	['A.cs', 'throw new NotImplementedException();'],
	['a.rb', 'raise NotImplementedError'],
	['a.php', '$this->markTestIncomplete();'],
	['notes.txt', '<<<<<<< HEAD'],
] as const) {
	test(`${path} is unfinished with ${line}`, () => {
		assert.equal(found(path, `first\n\t${line.startsWith('<') ? '' : line}\n${line}\n`).at(-1), `3: ${line}`);
	});
}

for (const [path, line] of [
	['readme.md', 'TODO'],
	['a.ts', 'const todo = \'TODO\';'],
	['a.ts', 'store.test.only = 1;'],
	['a.ts', 'exit(\'now\');'],
	['a.py', 'todo = "FIXME"'],
	['a.py', 'from abc import ABC; raise NotImplementedError'],
	['a.rb', 'skip = 1'],
	['notes.txt', '<<<<<<<<<< a heading'],
	['a.json', '{"a": "// TODO"}'],
] as const) {
	test(`${path} is finished with ${line}`, () => {
		assert.deepEqual(found(path, `first\n${line}\n`), []);
	});
}

test('a line that was there stays', () => {
	assert.deepEqual(found('a.ts', '{\n\t// TODO\n}\n', '// TODO\n'), []);
	assert.deepEqual(found('a.ts', '// TODO\n// TODO\n', '// TODO\n'), ['2: // TODO']);
});

test('a file that goes leaves nothing undone', () => {
	assert.deepEqual(unfinishedLines('a.ts', '// TODO', undefined), []);
});
