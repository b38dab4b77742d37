import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {maxIndexedCharacters} from '../../source/model/limits/symbols.ts';
import {nameOfWrite} from '../../source/claims/name-of-write.ts';
import {changedWrites} from '../../source/symbols/changes/changed-writes.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

const source = `// Licence

import {a} from './a.ts';
import {b} from './b.ts';

/** Signs in. */
export class Auth {
	users = new Map();

	login(name: string): string {
		return \`

\${name}\`;
	}

	logout() {}
}

export function first() {
	return 1;
}

run();

const api = {
	list() { return 1; },
	get: () => 2
};

function last() {}
`;

/** A test that an edit of the source writes exactly these, each as `change symbol`, the whole file as `change *`. */
function check(from: string, to: string, expected: readonly string[]): () => Promise<void> {
	return async () => {
		assert.ok(source.includes(from));
		assert.deepEqual(await writesOf(source, source.replace(from, () => to)), expected);
	};
}

async function writesOf(before: string | undefined, after: string | undefined, path = 'src/a.ts'): Promise<string[]> {
	const writes = await changedWrites(parser, path, before, after);
	assert.ok(writes.every(write => write.path === path));
	return writes.map(write => write.change === 'imports' ? 'imports' : `${write.change} ${nameOfWrite(write) ?? '*'}`);
}

describe('one edit', () => {
	test('a member’s body is the member’s', check('return `', 'return `Dr ', ['changed Auth.login']));
	test('a blank line in a string counts', check('`\n\n$', '`\n$', ['changed Auth.login']));
	test('a class’s header is the class’s', check('class Auth {', 'class Auth extends Base {', ['changed Auth.(rest)']));
	test('a comment belongs to what it heads', check('Signs in', 'Signs people in', ['changed Auth.(rest)']));
	test('a new member is only its own', check('\tlogout() {}\n', '\tlogout() {}\n\n\taudit() {}\n', ['added Auth.audit']));
	test('a new last member needs no comma', check('get: () => 2', 'get: () => 2,\n\tput() {}', ['added api.put']));
	test('a removed member is only its own', check('\tlogout() {}\n', '', ['removed Auth.logout']));
	test('a rename removes and adds', check('logout()', 'signOut()', ['removed Auth.logout', 'added Auth.signOut']));
	test('an import is the imports’', check('\'./b.ts\'', '\'./c.ts\'', ['imports']));
	test('an added import is the imports’', check('import {b}', 'import {c} from \'./c.ts\';\nimport {b}', ['imports']));
	test('swapped imports are the imports’', check('import {a} from \'./a.ts\';\nimport {b} from \'./b.ts\';', 'import {b} from \'./b.ts\';\nimport {a} from \'./a.ts\';', ['imports']));
	test('a statement outside is the file’s rest', check('run();', 'run(1);', ['changed (rest)']));
	test('a comment outside is the file’s rest', check('Licence', 'License', ['changed (rest)']));
	test('blank lines alone are the file’s rest', check('\n\nexport function', '\n\n\n\nexport function', ['changed (rest)']));
	test('blank lines beside more are nobody’s', check('\n\nexport function first() {\n\treturn 1', '\n\n\n\nexport function first() {\n\treturn 2', ['changed first']));
	const auth = source.slice(source.indexOf('/** Signs'), source.indexOf('export function'));
	test('a class goes with its members', check(auth, '', ['removed Auth']));
	test('a class comes with its members', check('function last', 'class More {\n\tone() {}\n\ttwo() {}\n}\n\nfunction last', ['added More']));
	test('a syntax error stays where it is', check('return 1;\n}\n\nrun', 'return (1;\n}\n\nrun', ['changed first']));
	test('a parameter’s change is one symbol', check('first()', 'first(a = 1)', ['changed first']));
});

describe('moves', () => {
	const method = (name: string, lines: number) => `\t${name}() {\n${'\t\tstep();\n'.repeat(lines)}\t}\n`;
	const classOf = (...members: readonly string[]) => `class A {\n${members.join('\n')}}\n`;

	test('a moved member is the only one', async () => {
		const [one, two, three] = [method('one', 1), method('two', 5), method('three', 5)];
		assert.deepEqual(await writesOf(classOf(one, two, three), classOf(two, three, one)), ['changed A.one']);
	});

	test('the smaller of two moves', async () => {
		const [small, big] = [method('small', 1), method('big', 9)];
		assert.deepEqual(await writesOf(classOf(small, big), classOf(big, small)), ['changed A.small']);
	});

	test('a function moved past a statement counts', async () => {
		assert.deepEqual(await writesOf('function f() {}\nstartEverything();\n', 'startEverything();\nfunction f() {}\n'), ['changed f']);
	});

	test('a member moved to another class counts twice', async () => {
		const before = 'class A {\n\tone() {}\n\ttwo() {}\n}\nclass B {\n}\n';
		const after = 'class A {\n\ttwo() {}\n}\nclass B {\n\tone() {}\n}\n';
		assert.deepEqual(await writesOf(before, after), ['removed A.one', 'added B.one']);
	});
});

describe('whole files', () => {
	test('equal texts write nothing', async () => {
		assert.deepEqual(await writesOf(source, source), []);
	});

	test('no file to no file is nothing', async () => {
		assert.deepEqual(await writesOf(undefined, undefined), []);
	});

	test('a new file adds its symbols', async () => {
		assert.deepEqual(await writesOf(undefined, 'import {a} from \'./a.ts\';\nexport class A {\n\tone() {}\n}\nfunction f() {}\n'), ['imports', 'added A', 'added f']);
	});

	test('a new file with statements is added whole', async () => {
		assert.deepEqual(await writesOf(undefined, 'function f() {}\nf();\n'), ['added *', 'added f']);
	});

	test('a new empty file is added whole', async () => {
		assert.deepEqual(await writesOf(undefined, ''), ['added *']);
	});

	test('a file that goes is removed whole', async () => {
		assert.deepEqual(await writesOf(source, undefined), ['removed *']);
	});

	test('other line endings change the file', async () => {
		assert.deepEqual(await writesOf(source, source.replaceAll('\n', '\r\n')), ['changed *']);
	});

	test('an edit between returns stays small', async () => {
		const windows = source.replaceAll('\n', '\r\n');
		assert.deepEqual(await writesOf(windows, windows.replace('return 1', 'return 2')), ['changed first']);
	});

	test('a mark at the start changes the file', async () => {
		assert.deepEqual(await writesOf(source, `\u{FEFF}${source}`), ['changed *']);
	});

	test('a text without symbols changes whole', async () => {
		assert.deepEqual(await writesOf('one\ntwo\n', 'one\nthree\n', 'notes.txt'), ['changed *']);
	});

	test('a text too long changes whole', async () => {
		const long = 'function f() {}\n'.repeat((maxIndexedCharacters / 16) + 1);
		assert.deepEqual(await writesOf(long, `${long}f();\n`), ['changed *']);
	});

	test('becoming binary changes the file', async () => {
		assert.deepEqual(await writesOf(source, `${source}\0`), ['changed *']);
	});
});

describe('other languages', () => {
	const cases: ReadonlyArray<readonly [title: string, path: string, before: string, after: string, expected: readonly string[]]> = [
		['a Python method alone', 'a.py', 'class A:\n    def one(self): pass\n\n    def two(self): pass\n', 'class A:\n    def one(self): pass\n\n    def two(self): go()\n', ['changed A.two']],
		['a Python decorator is its function’s', 'a.py', '@a\ndef f():\n    pass\n', '@b\ndef f():\n    pass\n', ['changed f']],
		['Python indentation counts', 'a.py', 'def f():\n    if a:\n        b()\n    c()\n', 'def f():\n    if a:\n        b()\n        c()\n', ['changed f']],
		['a Go method alone', 'a.go', 'package a\n\nfunc (s *S) One() {}\nfunc (s *S) Two() {}\n', 'package a\n\nfunc (s *S) One() { go() }\nfunc (s *S) Two() {}\n', ['changed S.One']],
		['a Rust attribute is its item’s', 'a.rs', '#[a]\nfn f() {}\nfn g() {}\n', '#[b]\nfn f() {}\nfn g() {}\n', ['changed f']],
		['a C++ macro is its declaration’s', 'a.hpp', '/** A. */\nA_API one two() {}\nint three() {}\n', '/** A. */\nB_API one two() {}\nint three() {}\n', ['changed two']],
		['a comment above a C++ macro', 'a.hpp', '/** A. */\nA_API one two() {}\nint three() {}\n', '/** B. */\nA_API one two() {}\nint three() {}\n', ['changed two']],
		['a Rust method comes with its block', 'a.rs', 'struct A;\n', 'struct A;\nimpl A { fn f() {} }\n', ['added A.impl', 'added A.f']],
		['text above the first heading is the rest', 'a.md', 'a\n\n## One\n\na\n', 'b\n\n## One\n\na\n', ['changed (rest)']],
		['a function around functions by its rest', 'a.ts', 'function f() {\n\tconst g = () => 1;\n\n\treturn g();\n}\n', 'function f() {\n\tconst g = () => 1;\n\n\treturn g() + 1;\n}\n', ['changed f.(rest)']],
		['a YAML step alone', 'ci.yml', 'jobs:\n  a:\n    steps:\n      - uses: x/y@v1\n      - run: z\n', 'jobs:\n  a:\n    steps:\n      - uses: x/y@v2\n      - run: z\n', ['changed jobs.a.steps.x/y']],
		['a Markdown section alone', 'a.md', '# T\n\n## One\n\na\n\n## Two\n\nb\n', '# T\n\n## One\n\na\n\n## Two\n\nc\n', ['changed two']],
		['a new JSON key alone', 'package.json', '{\n\t"scripts": {\n\t\t"a": "1"\n\t}\n}\n', '{\n\t"scripts": {\n\t\t"a": "1",\n\t\t"b": "2"\n\t}\n}\n', ['added scripts.b']],
		['a YAML value alone', 'ci.yml', 'on: push\njobs:\n  a: 1\n  b: 2\n', 'on: push\njobs:\n  a: 1\n  b: 3\n', ['changed jobs.b']],
	];
	for (const [title, path, before, after, expected] of cases) {
		test(title, async () => {
			assert.deepEqual(await writesOf(before, after, path), expected);
		});
	}
});
