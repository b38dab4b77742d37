import {test} from 'node:test';
import {checkAddresses} from './check-addresses.ts';

test('signatures on lines without semicolons', checkAddresses('a.ts', `
interface Sell {
	<Item>(item: Item): Store<Item>

	// Several at once, at a price.
	<
		Item,
		Price,
	>(item: Item, price: Price): Store<
		Item
	>
	<Item>(): Item[] // As they are.
	<Item>(kept: {item: Item}): {item: Item}\r
	<Item>(one: Item): shop.Store
}
class Store {
	find
	<Item>(name: string): Item { return this.items[name]; }
}
const price = cost as Price
`, ['interface Sell', 'class Store', 'method Store.find', 'const price']));

test('imports and re-exports are no symbols', checkAddresses('src/a.ts', `
import {x} from './x.ts';
import y = require('y');
export * from './y.ts';
export {a, b};
`, []));

test('each declarator has its own address', checkAddresses('src/a.ts', `
export const one = 1, two = 2;
const {left, right} = pair();
let later: string;
`, ['const one', 'const two', 'const left', 'const later']));

test('members nest under their class', checkAddresses('src/a.ts', `
@decorated()
export abstract class Base<T> extends Other<T> {
	#secret = 1;
	static open(): void {}
	get size(): number { return 1; }
	set size(value: number) {}
	constructor(readonly a: string) { super(); }
	later = async () => 1;
	abstract go(): void;
	*[Symbol.iterator]() {}
}
`, [
	'class Base',
	'field Base.secret',
	'method Base.open',
	'method Base.size',
	'method Base.size~2',
	'method Base.constructor',
	'field Base.later',
	'method Base.go',
	'method Base.Symbol-iterator',
]));

test('overloads are told apart', checkAddresses('src/a.ts', `
export function over(a: string): void;
export function over(a: number): void;
export function over(a: unknown): void {}
`, ['function over', 'function over~2', 'function over~3']));

test('functions nest in functions, variables don’t', checkAddresses('src/a.ts', `
export function outer() {
	const local = 1;
	function inner() { const deep = () => 1; }
	const handler = function () {};
	return {read() {}, write: () => {}, plain: 1};
}
`, ['function outer', 'function outer.inner', 'function outer.inner.deep', 'function outer.handler', 'method outer.read', 'method outer.write']));

test('types are one piece each', checkAddresses('src/a.ts', `
export interface Shape { area(): number }
export type Union = {a: () => void} | 'b';
export const enum Colour { Red, Green }
`, ['interface Shape', 'type Union', 'enum Colour']));

test('namespaces and modules hold symbols', checkAddresses('src/a.d.ts', `
declare module 'mod' { export function inside(): void; }
namespace Space { export const value = 1; export namespace Deep { type T = 1 } }
declare function ambient(): void;
`, ['namespace mod', 'function mod.inside', 'namespace Space', 'const Space.value', 'namespace Space.Deep', 'type Space.Deep.T', 'function ambient']));

test('methods of object constants are symbols', checkAddresses('src/a.ts', `
export const api = {list() {}, get: async () => {}, nested: {deep: function () {}}, plain: 1} as const;
const slice = createSlice({reducers: {add(state) {}}});
`, ['const api', 'method api.list', 'method api.get', 'object api.nested', 'method api.nested.deep', 'const slice', 'object slice.reducers', 'method slice.reducers.add']));

test('a default class has no name', checkAddresses('src/a.ts', 'export default class { go() {} }', ['class default', 'method default.go']));
test('a default function has no name', checkAddresses('src/a.ts', 'export default function () {}', ['function default']));
test('a default object has methods', checkAddresses('src/a.ts', 'export default {setup() {}};', ['const default', 'method default.setup']));
test('a named default keeps its name', checkAddresses('src/a.ts', 'export default function named() {}', ['function named']));

test('test blocks are symbols by title', checkAddresses('test/auth.test.ts', `
describe('AuthService.login', () => {
	const user = make();
	function helper() {}
	it('refuses a bad password!', async () => {});
	it.only(\`works\`, () => {});
	beforeEach(() => {});
});
test('works', t => {});
test('works', t => {});
`, [
	'suite authservice-login',
	'function authservice-login.helper',
	'test authservice-login.refuses-a-bad-password',
	'test authservice-login.works',
	'test works',
	'test works~2',
]));

test('calls outside tests are no symbols', checkAddresses('src/register.ts', `
describe('AuthService', () => {});
`, []));

test('components and their handlers are symbols', checkAddresses('src/app.tsx', `
export function App({label}: Props) {
	const onClick = () => {};
	return <button onClick={() => onClick()}>text</button>;
}
export const Button = React.memo(() => <b/>);
`, ['function App', 'function App.onClick', 'const Button']));

test('CommonJS exports are symbols', checkAddresses('lib/a.js', `
const fs = require('fs');
module.exports = {run() {}, stop: () => {}};
exports.named = function () {};
Server.prototype.start = function () {};
if (debug) { function conditional() {} }
counter.value = 1;
`, ['const default', 'method default.run', 'method default.stop', 'function named', 'function Server.start', 'function conditional']));
