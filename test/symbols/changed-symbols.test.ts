import assert from 'node:assert/strict';
import {test} from 'node:test';
import {changedFile} from '../../source/symbols/changes/changed-writes.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

const source = `import {hash} from './hash.ts';
import {log} from './log.ts';

/** Signs in. */
export class Auth {
	login(name: string): string {
		return hash(name);
	}

	private check(name: string): boolean {
		return name !== '';
	}
}

export function first(list: number[]): number {
	return list[0];
}
`;

/** A test that an edit of the source changes exactly these, each as `depth symbol`. */
function check(title: string, edit: (text: string) => string | undefined, expected: readonly string[], path = 'a.ts'): void {
	test(title, async () => {
		const after = edit(source);
		assert.notEqual(after, source);
		const {changes} = await changedFile(parser, path, source, after);
		assert.deepEqual(changes.map(({depth, symbol}) => `${depth} ${symbol}`), expected);
	});
}

const put = (from: string, to: string) => (text: string) => {
	assert.ok(text.includes(from));
	return text.replaceAll(from, () => to);
};

check('comments and layout reach nobody', put('/** Signs in. */\n', '// Signs people in.\n\n'), []);
check('line endings reach nobody', put('\n', '\r\n'), []);
check('a body is its class\'s body too', put('return hash(name)', 'return hash(name + name)'), ['body a.ts#Auth', 'body a.ts#Auth.login']);
check('a member\'s signature is its class\'s too', put('login(name: string)', 'login(name: string, otp: string)'), ['interface a.ts#Auth', 'interface a.ts#Auth.login']);
check('a private signature isn\'t', put('check(name: string)', 'check(name: string, otp: string)'), ['body a.ts#Auth', 'interface a.ts#Auth.check']);
check('a new symbol changes no other', put('export function first', 'export const one = 1;\n\nexport function first'), ['interface a.ts#one']);
check('a class gets a new method unchanged', put('\tprivate check', '\tlogout(): void {}\n\n\tprivate check'), ['interface a.ts#Auth.logout']);
check('others change it none the less', text => text.replace('name: string', 'name: Name').replace('\tprivate check', '\tlogout(): void {}\n\n\tprivate check'), ['interface a.ts#Auth', 'interface a.ts#Auth.login', 'interface a.ts#Auth.logout']);
check('a new field is part of each instance', put('\tlogin(', '\ttries = 0;\n\n\tlogin('), ['body a.ts#Auth', 'interface a.ts#Auth.tries']);
check('a private field is nobody else\'s', put('\tlogin(', '\t#tries = 0;\n\n\tlogin('), ['interface a.ts#Auth.tries']);
check('a constructor is noticed unnamed', put('\tlogin(', '\tconstructor() {}\n\n\tlogin('), ['body a.ts#Auth', 'interface a.ts#Auth.constructor']);
check('members in another order change a class', text => text.replace(/(?<login>\tlogin[\s\S]*?\n\t\})\n\n(?<check>\tprivate[\s\S]*?\n\t\})/u, '$<check>\n\n$<login>'), ['body a.ts#Auth']);
check('a class that lost one has changed', put('\tlogin(name: string): string {\n\t\treturn hash(name);\n\t}', '\tlogout(): void {}'), ['interface a.ts#Auth', 'interface a.ts#Auth.login', 'interface a.ts#Auth.logout']);
check('a removed class takes its members along', text => text.replace(/export class[\s\S]*?\n\}\n/u, ''), ['interface a.ts#Auth', 'interface a.ts#Auth.login', 'interface a.ts#Auth.check']);
check('a removed file takes everything along', () => undefined, ['interface a.ts', 'interface a.ts#Auth', 'interface a.ts#Auth.login', 'interface a.ts#Auth.check', 'interface a.ts#first']);
check('another module means another body', put('./hash.ts', './better-hash.ts'), ['body a.ts#Auth', 'body a.ts#Auth.login']);
check('one more import reaches nobody', put('import {log}', 'import {more} from \'./more.ts\';\nimport {log}'), []);
check('loose text is the file\'s', put('export function first', 'start();\n\nexport function first'), ['body a.ts']);
check('a file without symbols is one', put('Signs in', 'Signs out'), ['body a.txt'], 'a.txt');

/** Tests what a change of a type, or of statements beside symbols, comes to. */
function checkTexts(title: string, before: string, after: string, expected: readonly string[]): void {
	test(title, async () => {
		const {changes} = await changedFile(parser, 'a.ts', before, after);
		assert.deepEqual(changes.map(({depth, symbol}) => `${depth} ${symbol}`), expected);
	});
}

checkTexts('a bar before a union is layout', 'export type Kind = \'a\' | \'b\';\n', 'export type Kind =\n\t| \'a\'\n\t| \'b\';\n', []);
checkTexts('another choice is another type', 'export type Kind = \'a\' | \'b\';\n', 'export type Kind =\n\t| \'a\'\n\t| \'c\';\n', ['interface a.ts#Kind']);
checkTexts('what may be there breaks no type', 'export type Options = {a: string};\n', 'export type Options = {a: string; b?: number};\n', []);
checkTexts('what has to be there does', 'export type Options = {a: string};\n', 'export type Options = {a: string; b: number};\n', ['interface a.ts#Options']);
checkTexts('what may no longer be there does too', 'export interface Options {a: string; b?: number}\n', 'export interface Options {a: string}\n', ['interface a.ts#Options']);
checkTexts(
	'loose text concerns those with names in common',
	'import {app} from \'./app.ts\';\n\nconst first = () => app.one;\nconst second = () => 2;\n\napp.start();\n',
	'import {app} from \'./app.ts\';\n\nconst first = () => app.one;\nconst second = () => 2;\n\napp.begin();\n',
	['body a.ts', 'body a.ts#first'],
);

test('a method may take an inherited one\'s place', async () => {
	const before = source.replace('class Auth', 'class Auth extends Base');
	const {changes} = await changedFile(parser, 'a.ts', before, before.replace('\tprivate check', '\tlogout(): void {}\n\n\tprivate check'));
	assert.deepEqual(changes.map(({depth, symbol}) => `${depth} ${symbol}`), ['body a.ts#Auth', 'interface a.ts#Auth.logout']);
});

test('a separator in a text means something', async () => {
	const before = source.replace('export function first', 'start(\'a;b\');\n\nexport function first');
	const {changes} = await changedFile(parser, 'a.ts', before, before.replace('a;b', 'a b'));
	assert.deepEqual(changes.map(({depth, symbol}) => `${depth} ${symbol}`), ['body a.ts']);
});

test('a changed interface is quoted old and new', async () => {
	const {changes} = await changedFile(parser, 'a.ts', source, source.replace('first(list: number[])', 'first(list: string[])'));
	assert.deepEqual(changes.map(({was, is}) => [was, is]), [['export function first(list: number[]): number', 'export function first(list: string[]): number']]);
});

test('a text in the middle of an edit is broken', async () => {
	const {isBroken} = await changedFile(parser, 'a.ts', source, source.replace('first(list: number[])', 'first(list: number['));
	assert.equal(isBroken, true);
});

checkTexts('who names a type alone keeps going', 'import type {A} from \'./a.ts\';\n\nexport const f = (): number => (1 as A);\n', 'import type {A} from \'./b.ts\';\n\nexport const f = (): number => (1 as A);\n', []);
checkTexts('a signature with another type is another', 'import type {A} from \'./a.ts\';\n\nexport const f = (a: A): number => 1;\n', 'import type {A} from \'./b.ts\';\n\nexport const f = (a: A): number => 1;\n', ['body a.ts#f']);

/** Tests what is said of each change besides: `inner` where only members changed, `inert` where nothing runs otherwise. */
function checkKinds(title: string, path: string, [before, after]: readonly [string, string], expected: readonly string[]): void {
	test(title, async () => {
		const {changes} = await changedFile(parser, path, before, after);
		const kinds = changes.map(({symbol, isInner, isInert}) => [symbol.slice(path.length), isInner && 'inner', isInert && 'inert'].filter(Boolean).join(' '));
		assert.deepEqual(kinds, expected);
	});
}

const nested = 'export function f(a) {\n\tconst g = () => 1;\n\treturn g() + a;\n}\n';
checkKinds('an inner function changes what is around', 'a.ts', [nested, nested.replace('=> 1', '=> 2')], ['#f inner', '#f.g']);
checkKinds('what is around changes by itself', 'a.ts', [nested, nested.replace('+ a', '- a')], ['#f']);
checkKinds('a method changes its class within', 'a.ts', [source, source.replace('hash(name)', 'hash(name + 1)')], ['#Auth inner', '#Auth.login']);
checkKinds('another import changes what names it', 'a.ts', [source, source.replace('./hash.ts', './other.ts')], ['#Auth inner', '#Auth.login']);
checkKinds('what a section says runs nowhere', 'a.md', ['# A\n\nOne.\n\n## B\n\nTwo.\n', '# A\n\nOne.\n\n## B\n\nThree.\n'], ['#b inert']);
checkKinds('that a section is gone matters', 'a.md', ['# A\n\nOne.\n\n## B\n\nTwo.\n', '# A\n\nOne.\n'], ['#b']);
checkKinds('Python annotations run nowhere', 'a.py', ['class A:\n    def f(self, b):\n        return b\n', 'class A:\n    def f(self, b: int) -> int:\n        return b\n'], ['#A.f inert']);
checkKinds('decorators may read annotations', 'a.py', ['@route\ndef f(b: int):\n    return b\n', '@route\ndef f(b: str):\n    return b\n'], ['#f']);
checkKinds('a class may be made by its fields', 'a.py', ['class A:\n    b: int = 1\n', 'class A:\n    b: str = 1\n'], ['#A inner', '#A.b']);
checkKinds('TypeScript holds its programs to types', 'a.ts', ['export function f(a: string) {}\n', 'export function f(a: number) {}\n'], ['#f']);

const depths = async (path: string, before: string, after: string) => (await changedFile(parser, path, before, after)).changes.map(({depth, symbol}) => `${depth} ${symbol}`);

test('attributes beside a declaration are its', async () => {
	const rust = '#[derive(Debug)]\npub struct Cart {}\n\nimpl Cart {\n\t#[inline]\n\t// Adds.\n\tpub fn add(&self) {}\n\tpub fn clear(&self) {}\n}\n';
	assert.deepEqual(await depths('a.rs', rust, rust.replace('(Debug)', '(Debug, Clone)')), ['interface a.rs#Cart']);
	assert.deepEqual(await depths('a.rs', rust, rust.replace('#[inline]', '#[inline(always)]')), ['interface a.rs#Cart.impl', 'interface a.rs#Cart.add']);
	const routes = 'class Routes {\n\t@Get(\'/cart\')\n\tcart() {}\n\n\t@Get(\'/user\') user() {}\n}\n';
	assert.deepEqual(await depths('a.ts', routes, routes.replace('/user', '/users')), ['interface a.ts#Routes', 'interface a.ts#Routes.user']);
});

test('regions of C# say nothing', async () => {
	const plain = 'class Cart {\n\tvoid Add() {}\n\tvoid Clear() {}\n}\n';
	assert.deepEqual(await depths('Cart.cs', plain, plain.replace('\tvoid Clear() {}', '#region Clear\n\tvoid Clear() {}\n#endregion')), []);
});

test('JSX reads the same however indented', async () => {
	const page = 'export function Page() {\n\treturn <p>Hello, <b>you</b> there</p>;\n}\n';
	assert.deepEqual(await depths('a.tsx', page, page.replace('<p>Hello, <b>you</b> there</p>', '<p>Hello, <b>you</b>\n\t\t\t{\' \'}\n\t\t\tthere\n\t\t</p>')), ['body a.tsx#Page']);
	assert.deepEqual(await depths('a.tsx', page, page.replace('<b>you</b>', '<b>\n\t\t\tyou\n\t\t</b>')), []);
	assert.deepEqual(await depths('a.tsx', page, page.replace('</b> there', '</b>there')), ['body a.tsx#Page']);
});
