import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {describe, test} from 'node:test';
import {maxIndexedCharacters} from '../../source/model/limits/symbols.ts';
import {indexFile, interfaceOf, symbolAt} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();
const auth = `import {hash} from './hash.ts';

// About the service.
/** Signs people in. */
@injectable()
export class AuthService {
	private users = new Map<string, User>();

	/** Signs one in. */
	async login(name: string, password: string): Promise<User> {
		const user = this.users.get(name);
		return check(user, hash(password));
	} // the only way

	#audit(): void {}
}

export const limit: number = 3;
export const double = (value: number): number => value * 2;
`;

describe('ranges', () => {
	test('comments above belong to the symbol', async () => {
		const index = await indexFile(parser, 'src/auth.ts', auth);
		const service = symbolAt(index, 'AuthService')!;
		assert.deepEqual([service.startLine, service.endLine], [3, 16]);
		assert.ok(auth.slice(service.start).startsWith('// About'));
	});

	test('a comment behind belongs too', async () => {
		const index = await indexFile(parser, 'src/auth.ts', auth);
		const login = symbolAt(index, 'AuthService.login')!;
		assert.ok(auth.slice(login.start, login.end).startsWith('/** Signs one in.'));
		assert.ok(auth.slice(login.start, login.end).endsWith('// the only way'));
		assert.equal(login.parent, 'AuthService');
	});

	test('a licence apart stays apart', async () => {
		const index = await indexFile(parser, 'a.ts', '// Licence\n\nfunction f() {}\n');
		assert.equal(symbolAt(index, 'f')!.startLine, 3);
	});

	test('imports name their module', async () => {
		const index = await indexFile(parser, 'src/auth.ts', auth);
		assert.deepEqual(index.imports.map(({startLine}) => startLine), [1]);
		assert.deepEqual(index.bindings, [{name: 'hash', module: './hash.ts', member: 'hash', scope: 'local'}]);
	});

	test('a mark at the start changes nothing', async () => {
		const plain = await indexFile(parser, 'a.ts', 'export function f() {}\n');
		const marked = await indexFile(parser, 'a.ts', '\u{FEFF}export function f() {}\n');
		assert.deepEqual(marked.symbols.map(({address, hashes}) => [address, hashes]), plain.symbols.map(({address, hashes}) => [address, hashes]));
	});
});

describe('interfaces', () => {
	const cases: ReadonlyArray<readonly [address: string, expected: string]> = [
		['AuthService', '@injectable()\nexport class AuthService {\n\tasync login(name: string, password: string): Promise<User>\n}'],
		['AuthService.login', 'async login(name: string, password: string): Promise<User>'],
		['AuthService.audit', '#audit(): void'],
		['limit', 'export const limit: number'],
		['double', 'export const double = (value: number): number'],
	];
	for (const [address, expected] of cases) {
		test(`the signature of ${address} is quoted`, async () => {
			assert.equal(interfaceOf(await indexFile(parser, 'src/auth.ts', auth), address), expected);
		});
	}

	test('an unknown address has none', async () => {
		assert.equal(interfaceOf(await indexFile(parser, 'src/auth.ts', auth), 'Nobody'), undefined);
	});

	test('Python signatures keep their annotations', async () => {
		assert.equal(interfaceOf(await indexFile(parser, 'a.py', '@cached\ndef f(a: int) -> str:\n    return "x"\n'), 'f'), '@cached\ndef f(a: int) -> str');
	});
});

describe('hashes', () => {
	const hashesAfter = async (from: string, to: string, address = 'AuthService.login') => {
		const before = symbolAt(await indexFile(parser, 'src/auth.ts', auth), address)!.hashes;
		assert.ok(auth.includes(from));
		const after = symbolAt(await indexFile(parser, 'src/auth.ts', auth.replace(from, () => to)), address)!.hashes;
		return (['text', 'body', 'interface'] as const).filter(depth => before[depth] !== after[depth]);
	};

	test('a comment changes only the text', async () => {
		assert.deepEqual(await hashesAfter('Signs one in', 'Signs somebody in'), ['text']);
	});

	test('layout changes only the text', async () => {
		assert.deepEqual(await hashesAfter('check(user, hash(password))', 'check(\n\t\t\tuser,\n\t\t\thash( password )\n\t\t)'), ['text']);
	});

	test('a statement changes text and body', async () => {
		assert.deepEqual(await hashesAfter('hash(password)', 'hash(name)'), ['text', 'body']);
	});

	test('a parameter changes all three', async () => {
		assert.deepEqual(await hashesAfter('password: string', 'password?: string'), ['text', 'body', 'interface']);
	});

	test('a type changes nothing that runs', async () => {
		assert.deepEqual(await hashesAfter('password: string', 'password: Secret'), ['text', 'interface']);
	});

	test('a private member is no interface', async () => {
		assert.deepEqual(await hashesAfter('#audit()', '#audit(name)', 'AuthService'), ['text', 'body']);
	});

	test('a public member is the class’s interface', async () => {
		assert.deepEqual(await hashesAfter('password: string', 'password?: string', 'AuthService'), ['text', 'body', 'interface']);
	});

	test('a value behind a type is hidden', async () => {
		assert.deepEqual(await hashesAfter('number = 3', 'number = 4', 'limit'), ['text', 'body']);
	});

	test('indentation that means something counts', async () => {
		const bodyOf = async (text: string) => symbolAt(await indexFile(parser, 'a.py', text), 'f')!.hashes.body;
		assert.notEqual(await bodyOf('def f():\n    if a:\n        b()\n        c()\n'), await bodyOf('def f():\n    if a:\n        b()\n    c()\n'));
	});

	test('white space in strings counts', async () => {
		const bodyOf = async (text: string) => symbolAt(await indexFile(parser, 'a.ts', text), 'f')!.hashes.body;
		assert.notEqual(await bodyOf('function f() { return `a  b`; }'), await bodyOf('function f() { return `a b`; }'));
	});
});

describe('what runs', () => {
	const bodyOf = async (path: string, text: string) => symbolAt(await indexFile(parser, path, text), 'f')!.hashes.body;
	const isSame = async (path: string, before: string, after: string) => await bodyOf(path, before) === await bodyOf(path, after);

	for (const [title, before, after] of [
		['an annotated variable', 'const a = b();', 'const a: Map<string, B> = b();'],
		['a cast', 'return (b).c();', 'return (b as B).c();'],
		['what is known to be there', 'return b.c;', 'return b!.c;'],
		['a type argument', 'return new Map();', 'return new Map<string, B>();'],
		['what an inner function returns', 'const c = (d) => d;', 'const c = (d): D => d;'],
		['a local type', 'return 1;', 'type B = number;\n\treturn 1;'],
	] as const) {
		test(`${title} runs as before`, async () => {
			assert.ok(await isSame('a.ts', `function f() {\n\t${before}\n}\n`, `function f() {\n\t${after}\n}\n`));
		});
	}

	for (const [title, before, after] of [
		['a value with a name of its own', 'return b && c ? b : c;', 'const d = b && c ? b : c;\n\treturn d;'],
		['a name for a name', 'return {a: b, c: !b};', 'const c = !b;\n\treturn {a: b, c};'],
		['a name used where another is hidden', 'return [b, (d) => d];', 'const e = b;\n\treturn [e, (d) => d];'],
	] as const) {
		test(`${title} runs as before`, async () => {
			assert.ok(await isSame('a.ts', `function f(b, c) {\n\t${before}\n}\n`, `function f(b, c) {\n\t${after}\n}\n`));
		});
	}

	for (const [title, before, after] of [
		['a value that is made once', 'return [b(), b()];', 'const d = b();\n\treturn [d, d];'],
		['a name that changes its value', 'b = 1;\n\treturn b;', 'const d = b;\n\tb = 1;\n\treturn d;'],
		['a part that may change', 'return () => b.c;', 'const d = b.c;\n\treturn () => d;'],
		['a name that means another thing within', 'return (b) => b;', 'const d = b;\n\treturn (b) => d;'],
		['another value of the same name', 'const d = b;\n\treturn d;', 'const d = c;\n\treturn d;'],
		['another value given on by its name', 'const d = b;\n\treturn {d};', 'const d = c;\n\treturn {d};'],
	] as const) {
		test(`${title} runs otherwise`, async () => {
			assert.ok(!await isSame('a.ts', `function f(b, c) {\n\t${before}\n}\n`, `function f(b, c) {\n\t${after}\n}\n`));
		});
	}

	test('names that go round in circles end', async () => {
		assert.ok(!await isSame('a.ts', 'function f(b) { const c = d; const d = c; return c; }', 'function f(b) { const c = d; const d = b; return c; }'));
	});

	test('a name made of a name counts', async () => {
		assert.ok(!await isSame('a.ts', 'function f(b, c) { const d = b; const e = d && c; return e; }', 'function f(b, c) { const d = c; const e = d && c; return e; }'));
	});

	test('what is cast counts', async () => {
		assert.ok(!await isSame('a.ts', 'function f() { return b as B; }', 'function f() { return c as B; }'));
	});

	test('a Python annotation runs nothing', async () => {
		assert.ok(await isSame('a.py', 'def f():\n    a = b()\n', 'def f():\n    a: list[B] = b()\n'));
		assert.ok(!await isSame('a.py', 'def f():\n    a: B = b()\n', 'def f():\n    a: B = c()\n'));
	});

	test('a Python documentation runs nothing', async () => {
		assert.ok(await isSame('a.py', 'def f():\n    return 1\n', 'def f():\n    """One."""\n    return 1\n'));
	});

	test('a decorator may read the documentation', async () => {
		assert.ok(!await isSame('a.py', '@command\ndef f():\n    """One."""\n', '@command\ndef f():\n    """Two."""\n'));
	});

	test('a file may read its documentation', async () => {
		assert.ok(!await isSame('a.py', 'def f():\n    """One."""\n\nprint(f.__doc__)\n', 'def f():\n    """Two."""\n\nprint(f.__doc__)\n'));
	});

	test('a text that holds values runs', async () => {
		assert.ok(!await isSame('a.py', 'def f():\n    f"{a()}"\n', 'def f():\n    f"{b()}"\n'));
	});
});

describe('references', () => {
	test('used names are listed, bound ones aren’t', async () => {
		const index = await indexFile(parser, 'src/auth.ts', auth);
		assert.deepEqual(symbolAt(index, 'AuthService.login')!.refers, ['Promise', 'User', 'check()', 'hash()', 'this.users.get()']);
	});

	test('members’ names stay with the members', async () => {
		const index = await indexFile(parser, 'src/auth.ts', auth);
		assert.deepEqual(symbolAt(index, 'AuthService')!.refers, ['injectable()']);
	});
});

describe('robustness', () => {
	test('symbols beside a syntax error are found', async () => {
		const index = await indexFile(parser, 'a.ts', 'function before() {}\nfunction broken( {\nfunction after() {}\n');
		assert.ok(index.errors.length > 0);
		assert.ok(index.symbols.some(({address}) => address === 'before'));
	});

	test('a file too long has no symbols', async () => {
		const index = await indexFile(parser, 'a.ts', 'function f() {}\n'.repeat((maxIndexedCharacters / 16) + 1));
		assert.deepEqual([index.language, index.symbols], ['text', []]);
	});

	test('syntax nested too deep is read', async () => {
		const index = await indexFile(parser, 'a.ts', `const deep = ${'('.repeat(5000)}1${')'.repeat(5000)};\nfunction f() {}\n`);
		assert.ok(index.symbols.some(({address}) => address === 'f'));
	});

	test('a text that takes too long has no symbols', async () => {
		const index = await indexFile(parser, 'a.cpp', `void f() {}\n${'a<'.repeat(30_000)}`);
		assert.deepEqual([index.symbols, index.errors.length], [[], 1]);
		assert.equal((await indexFile(parser, 'a.cpp', 'void f() {}\n')).symbols.length, 1);
	});

	test('dense text is no attack', async () => {
		const index = await indexFile(parser, 'a.ts', `const list = [${'1,'.repeat(50_000)}];\n`);
		assert.deepEqual(index.symbols.map(({address}) => address), ['list']);
	});

	test('a grammar that fails is asked again', async () => {
		let asked = 0;
		const {createParser} = await import('../../source/symbols/parsing/parser.ts');
		const real = new URL('../../node_modules/@vscode/tree-sitter-wasm/wasm/', import.meta.url);
		const flaky = await createParser({
			loadRuntime: async () => readFile(new URL('tree-sitter.wasm', real)),
			async loadGrammar(language) {
				asked++;
				if (asked === 1) {
					throw new Error('The disk is away.');
				}

				return readFile(new URL(`tree-sitter-${language}.wasm`, real));
			},
		});
		await assert.rejects(indexFile(flaky, 'a.go', 'package a\nfunc f() {}\n'), /disk is away/);
		assert.equal((await indexFile(flaky, 'a.go', 'package a\nfunc f() {}\n')).symbols.length, 1);
		flaky.dispose();
	});
});

describe('real files', () => {
	const packages = ['yaml', 'ajv', 'react', 'ink', 'execa', 'picomatch', 'fast-check', 'zod'];
	for (const name of packages) {
		test(`every file of ${name} is indexed`, async t => {
			const folder = new URL(`../../node_modules/${name}/`, import.meta.url);
			const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
			const files = entries.filter(entry => entry.isFile() && /\.(?:[cm]?[jt]s|tsx|md|json)$/.test(entry.name)).slice(0, 60);
			if (files.length === 0) {
				t.skip('it is not installed here');
				return;
			}

			const found = await Promise.all(files.map(async file => faultsIn(`${file.parentPath}/${file.name}`)));
			assert.deepEqual(found.flatMap(({faults}) => faults), []);
			assert.ok(found.some(({symbols}) => symbols > 0));
		});
	}
});

// Addresses that come twice, and symbols that leave what they stand in.
async function faultsIn(path: string): Promise<{symbols: number; faults: string[]}> {
	const text = await readFile(path, 'utf8');
	const index = await indexFile(parser, path, text);
	const addresses = new Set<string>();
	const faults = index.symbols.flatMap(symbol => {
		const outer = symbol.parent === undefined ? {start: 0, end: text.length} : symbolAt(index, symbol.parent)!;
		const isTwice = addresses.has(symbol.address);
		addresses.add(symbol.address);
		const isWithin = symbol.start < symbol.end && symbol.start >= outer.start && symbol.end <= outer.end;
		return isTwice || !isWithin ? [`${path}#${symbol.address}`] : [];
	});
	return {symbols: index.symbols.length, faults};
}
