import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {indexRepository, withTexts} from './repository.ts';

const texts = {
	'package.json': '{"name": "shop", "imports": {"#config": "./src/config.ts"}, "exports": {".": "./dist/index.js", "./*": "./dist/*.js"}}',
	'tsconfig.json': '{\n\t// Paths of the whole repository.\n\t"compilerOptions": {"paths": {"@/*": ["./src/*"]}},\n}',
	'src/hash.ts': 'export const hash = (text: string): string => text;\nexport default function twice(text: string) { return hash(hash(text)); }\n',
	'src/store.ts': 'export class Store<Item> {\n\tget(name: string): Item | undefined {}\n\tput(item: Item) { this.get(""); }\n}\nexport class UserStore extends Store<User> {\n\tput(item: User) { super.put(item); }\n}\n',
	'src/auth.ts': `import {hash, default as again} from './hash.js';
import {UserStore} from './store';
export interface Session {token: Token}
export type Token = string;
export class AuthService {
	private readonly users = new UserStore();
	constructor(private readonly spare: UserStore) {}
	login(name: string): Session {
		const user = this.users.get(name);
		return this.#check(user, hash(name));
	}
	#check(user: unknown, password: string): Session { this.spare.put(user); return again(password); }
}
export function createAuth() { return new AuthService(new UserStore()); }
export const auth = createAuth();
`,
	'src/index.ts': 'export * from \'./auth.ts\';\nexport {hash as digest} from \'./hash.ts\';\nexport * as store from \'./store.ts\';\n',
	'src/config.ts': 'export const config = {port: 1, read() { return config.port; }};\n',
	'src/api.ts': `import {auth, digest, store, type AuthService} from './index.ts';
import {config} from '#config';
import again from '@/hash';
export function signIn(service: AuthService) { return service.login(digest('')); }
export function start({service}: {service: AuthService}) { config.read(); return service.login(''); }
export const users = new store.UserStore();
const all = users.get('x');
export const handle = (hash: string) => again(hash);
auth.login('root');
`,
	'test/auth.test.ts': 'import {AuthService} from \'shop\';\nimport {store} from \'shop/index\';\ntest(\'logs in\', () => { new AuthService(new store.UserStore()).login(\'\'); });\n',
	'src/lazy.ts': 'export async function late() {\n\tconst {hash} = await import(\'./hash.ts\');\n\tconst all = await import(\'./auth.ts\');\n\treturn all.createAuth().login(hash(\'\'));\n}\n',
};
const index = await indexRepository(texts);

describe('references', () => {
	const cases: ReadonlyArray<readonly [title: string, address: string, expected: readonly string[]]> = [
		['imports lead to their files', 'src/auth.ts#AuthService.login', ['src/auth.ts#AuthService.check', 'src/auth.ts#AuthService.users', 'src/auth.ts#Session', 'src/hash.ts#hash', 'src/store.ts#Store.get']],
		['parameters of a constructor are fields', 'src/auth.ts#AuthService.check', ['src/auth.ts#Session', 'src/hash.ts#twice', 'src/store.ts#UserStore.put']],
		['super is the base', 'src/store.ts#UserStore.put', ['src/store.ts#Store.put']],
		['a member of its own class is found', 'src/store.ts#Store.put', ['src/store.ts#Store.get']],
		['re-exports are followed', 'src/api.ts#signIn', ['src/auth.ts#AuthService', 'src/auth.ts#AuthService.login', 'src/hash.ts#hash']],
		['a namespace’s members are found', 'src/api.ts#users', ['src/store.ts#UserStore']],
		['a constant’s class is known', 'src/api.ts#all', ['src/api.ts#users', 'src/store.ts#Store.get']],
		['a parameter hides an import', 'src/api.ts#handle', ['src/hash.ts#twice']],
		['an object’s methods are found', 'src/api.ts#start', ['src/auth.ts#AuthService', 'src/config.ts#config', 'src/config.ts#config.read']],
		['a file’s own statements refer', 'src/api.ts', ['src/auth.ts#AuthService', 'src/auth.ts#AuthService.login', 'src/auth.ts#auth', 'src/config.ts#config', 'src/config.ts#config.read', 'src/hash.ts#hash', 'src/hash.ts#twice', 'src/store.ts#Store.get', 'src/store.ts#UserStore']],
		['imports in functions are followed', 'src/lazy.ts#late', ['src/auth.ts#AuthService.login', 'src/auth.ts#createAuth', 'src/hash.ts#hash']],
		['a package imports itself by name', 'test/auth.test.ts#logs-in', ['src/auth.ts#AuthService', 'src/auth.ts#AuthService.login', 'src/store.ts#UserStore']],
		['nobody refers from nowhere', 'src/nothing.ts#none', []],
	];
	for (const [title, address, expected] of cases) {
		test(title, () => {
			assert.deepEqual(index.referencesOf(address), expected);
		});
	}

	test('a class’s own text leaves its members out', () => {
		assert.deepEqual(index.referencesOf('src/store.ts#UserStore', 'own'), ['src/store.ts#Store']);
	});
});

describe('referrers', () => {
	test('a method’s callers are found', () => {
		assert.deepEqual(index.referrersOf('src/auth.ts#AuthService.login'), ['src/api.ts', 'src/api.ts#signIn', 'src/lazy.ts#late', 'test/auth.test.ts#logs-in']);
	});

	test('a renamed export’s users are found', () => {
		assert.deepEqual(index.referrersOf('src/hash.ts#hash'), ['src/api.ts#signIn', 'src/auth.ts#AuthService.login', 'src/hash.ts#twice', 'src/lazy.ts#late']);
	});

	test('a default export’s users are found', () => {
		assert.deepEqual(index.referrersOf('src/hash.ts#twice'), ['src/api.ts#handle', 'src/auth.ts#AuthService.check']);
	});

	test('a class’s referrers include its members’', () => {
		assert.deepEqual(index.referrersOf('src/store.ts#Store'), ['src/api.ts#all', 'src/auth.ts#AuthService.login', 'src/store.ts#UserStore', 'src/store.ts#UserStore.put']);
	});

	test('references and referrers agree', () => {
		const addresses = index.paths().flatMap(path => index.file(path)!.symbols.map(symbol => `${path}#${symbol.address}`)).toArray();
		const links = addresses.flatMap(from => index.referencesOf(from, 'own').map(to => ({from, to})));
		assert.ok(links.length > 20);
		assert.deepEqual(links.filter(({from, to}) => !from.startsWith(`${to}.`) && !index.referrersOf(to).includes(from)), []);
	});
});

describe('names', () => {
	test('a path of names is resolved', () => {
		assert.deepEqual(index.resolve('src/api.ts', 'auth.login'), ['src/auth.ts#AuthService.login']);
		assert.deepEqual(index.resolve('src/auth.ts', 'this.users', 'AuthService.login'), ['src/auth.ts#AuthService.users']);
	});

	test('an unknown name resolves to nothing', () => {
		assert.deepEqual(index.resolve('src/api.ts', 'auth.logout'), []);
		assert.deepEqual(index.resolve('src/nothing.ts', 'auth'), []);
	});

	test('overloads are all meant', async () => {
		const over = await indexRepository({'a.ts': 'export function f(a: string): void;\nexport function f(a: number): void;\n', 'b.ts': 'import {f} from \'./a\';\nf(1);\n'});
		assert.deepEqual(over.referencesOf('b.ts'), ['a.ts#f', 'a.ts#f~2']);
	});

	test('what is called twice is found', async () => {
		const curried = await indexRepository({'a.ts': 'class Maker { go() {} }\nfunction make(): () => Maker {}\nconst made = make()();\nconst again = (() => make())()().go();\n'});
		assert.deepEqual([curried.referencesOf('a.ts#made'), curried.referrersOf('a.ts#make')], [['a.ts#make'], ['a.ts#again', 'a.ts#made']]);
	});

	test('a closure reads only what it names', async () => {
		const closure = await indexRepository({'a.ts': 'class Auth { login() {} }\nfunction start(auth: Auth) {\n\tfunction later() { auth.login(); }\n\treturn later;\n}\n'});
		assert.deepEqual([closure.referencesOf('a.ts#start', 'own'), closure.referencesOf('a.ts#start.later')], [['a.ts#Auth', 'a.ts#start.later'], ['a.ts#Auth.login']]);
	});

	test('a circle of re-exports ends', async () => {
		const circle = await indexRepository({'a.ts': 'export * from \'./b\';\n', 'b.ts': 'export * from \'./a\';\nexport {x as x} from \'./a\';\n', 'c.ts': 'import {x} from \'./a\';\nx.y();\n'});
		assert.deepEqual(circle.referencesOf('c.ts'), []);
	});

	test('a circle of types ends', async () => {
		const circle = await indexRepository({'a.ts': 'const a = b;\nconst b = a;\nclass C extends D {}\nclass D extends C {}\nfunction f() { return f(); }\na.x();\nnew C().go();\nf().y;\n'});
		assert.deepEqual(circle.referencesOf('a.ts', 'own'), ['a.ts#C', 'a.ts#a', 'a.ts#f']);
	});
});

describe('a worktree', () => {
	test('sees its own files and the base’s', async () => {
		const worktree = await withTexts(index, {'src/hash.ts': 'export const hash = 1;\n', 'src/new.ts': 'import {hash} from \'./hash.ts\';\nhash();\n', 'src/lazy.ts': undefined});
		assert.deepEqual(worktree.referrersOf('src/hash.ts#hash'), ['src/api.ts#signIn', 'src/auth.ts#AuthService.login', 'src/new.ts']);
		assert.equal(worktree.file('src/lazy.ts'), undefined);
		assert.equal(worktree.paths().toArray().length, Object.keys(texts).length);
	});

	test('leaves the base as it was', async () => {
		await withTexts(index, {'src/auth.ts': undefined});
		assert.ok(index.symbolAt('src/auth.ts#AuthService.login'));
	});

	test('equals an index made anew', async () => {
		const changes = Object.fromEntries(Object.keys(texts).map(path => [path, `${texts[path as keyof typeof texts]}\n`]));
		let stepwise = index;
		for (const [path, text] of Object.entries(changes)) {
			stepwise = await withTexts(stepwise, {[path]: text});
		}

		const anew = await indexRepository(changes);
		const tell = (of: typeof index) => anew.paths().map(path => [of.referencesOf(path), of.referrersOf(path), of.dependentsOf(path)]).toArray();
		assert.deepEqual(tell(stepwise), tell(anew));
	});
});

describe('modules', () => {
	test('dependencies are files of the repository', () => {
		assert.deepEqual(index.dependenciesOf('src/api.ts'), ['src/config.ts', 'src/hash.ts', 'src/index.ts']);
		assert.deepEqual(index.dependenciesOf('test/auth.test.ts'), ['src/index.ts']);
	});

	test('dependents are found', () => {
		assert.deepEqual(index.dependentsOf('src/hash.ts'), ['src/api.ts', 'src/auth.ts', 'src/index.ts', 'src/lazy.ts']);
	});

	test('tests are found by name and by use', () => {
		assert.deepEqual(index.testsOf('src/auth.ts#AuthService.login'), ['test/auth.test.ts']);
		assert.deepEqual(index.testsOf('src/store.ts#UserStore'), ['test/auth.test.ts']);
	});
});
