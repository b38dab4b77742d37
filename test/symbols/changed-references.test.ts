import assert from 'node:assert/strict';
import {test} from 'node:test';
import {changedFile} from '../../source/symbols/changes/changed-writes.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

const source = `import {close, find, log, open, save, trim} from './b.ts';

export function run(name: string, count: number): string {
	log('begins');
	const file = open(name);
	const found = find(file);
	const label = trim(name);

	if (found) {
		save(file, count);
	}

	close(file);
	return label;
}
`;

/** The names that paths begin with. */
const namesIn = (paths: readonly string[] = []) => [...new Set(paths.map(path => path.replace(/[\(\).].*/v, '')))];

/** A test that an edit of the function makes it rely on exactly these. */
function check(title: string, from: string, to: string, expected: readonly string[]): void {
	test(title, async () => {
		assert.ok(source.includes(from));
		const {refers} = await changedFile(parser, 'a.ts', source, source.replace(from, () => to));
		assert.deepEqual(namesIn(refers.get('run')?.refers), expected);
	});
}

check('a statement by itself uses its own', 'log(\'begins\')', 'log(\'starts\')', ['log']);
check('what it takes its values from counts', 'trim(name)', 'trim(file.name)', ['close', 'find', 'open', 'save', 'trim']);
check('what takes its value counts', 'find(file)', 'find(file, true)', ['close', 'find', 'open', 'save']);
check('what decides about it counts', 'save(file, count)', 'save(file, count + 1)', ['close', 'find', 'open', 'save']);
check('an end in between concerns what follows', '\tconst label', '\tif (count === 0) {\n\t\treturn \'\';\n\t}\n\n\tconst label', ['close', 'find', 'open', 'save', 'trim']);
check('what goes alone concerns nothing', '\tlog(\'begins\');', '', []);
check('another signature concerns all', 'count: number', 'count = 1', ['close', 'find', 'log', 'open', 'save', 'trim']);
check('a type concerns its statement', 'const file =', 'const file: File =', ['File', 'open']);
check('what is returned by type alone concerns no statement', 'count: number): string', 'count: number): Label', ['Label']);
check('a comment concerns nothing', '\tclose(file)', '\t// It isn\'t needed any more.\n\tclose(file)', []);
check('the order of statements is a change', '\tlog(\'begins\');\n\tconst file = open(name);', '\tconst file = open(name);\n\tlog(\'begins\');', ['log']);

test('a statement that goes leaves what used its value', async () => {
	const before = source.replace('return label', 'count += 1;\n\tlog(count);\n\treturn label');
	const {refers} = await changedFile(parser, 'a.ts', before, before.replace('count += 1;\n\t', ''));
	assert.deepEqual(namesIn(refers.get('run')?.refers), ['log', 'save']);
});

test('a jump that goes concerns all', async () => {
	const before = source.replace('\tconst label', '\tif (count === 0) {\n\t\treturn \'\';\n\t}\n\n\tconst label');
	const {refers} = await changedFile(parser, 'a.ts', before, source);
	assert.deepEqual(namesIn(refers.get('run')?.refers), ['close', 'find', 'log', 'open', 'save', 'trim']);
});

test('entries of an object count each alone', async () => {
	const before = 'import {first, make, second} from \'./b.ts\';\n\nexport const made = make({one: first(), two: second(), three: 1});\n';
	const {refers} = await changedFile(parser, 'a.ts', before, before.replace('three: 1', 'three: 2'));
	assert.deepEqual(namesIn(refers.get('made')?.refers), ['make']);
});

for (const [language, path, before] of [
	['Python', 'a.py', 'from b import log, trim\n\n\ndef run(name):\n    log("begins")\n    return trim(name)\n'],
	['Go', 'a.go', 'package a\n\nfunc run(name string) string {\n\tlog("begins")\n\treturn trim(name)\n}\n'],
	['Rust', 'a.rs', 'fn run(name: &str) -> String {\n    log("begins");\n    trim(name)\n}\n'],
	['Java', 'A.java', 'class A {\n\tString run(String name) {\n\t\tlog("begins");\n\t\treturn trim(name);\n\t}\n}\n'],
	['C++', 'a.cpp', 'int run(int name) {\n\tlog("begins");\n\treturn trim(name);\n}\n'],
	['C#', 'A.cs', 'class A {\n\tstring run(string name) {\n\t\tlog("begins");\n\t\treturn trim(name);\n\t}\n}\n'],
	['Ruby', 'a.rb', 'def run(name)\n  log("begins")\n  trim(name)\nend\n'],
	['PHP', 'a.php', '<?php\nfunction run($name) {\n\tlog("begins");\n\treturn trim($name);\n}\n'],
] as const) {
	test(`${language} has statements too`, async () => {
		const {refers} = await changedFile(parser, path, before, before.replace('begins', 'starts'));
		const [used] = refers.values();
		assert.ok(used?.refers.some(name => name.includes('log')));
		assert.ok(used?.refers.every(name => !name.includes('trim')));
	});
}
