import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {begin, openDen, type Den} from './run-program.ts';

const texts: Readonly<Record<string, string>> = {
	'src/auth.ts': 'import {hash} from \'./hash.ts\';\n\nexport class AuthService {\n\tlogin(name: string): string {\n\t\treturn hash(name);\n\t}\n}\n',
	'src/hash.ts': 'export const hash = (text: string): string => text;\n',
	'test/auth.test.ts': 'import {AuthService} from \'../src/auth.ts\';\n\ntest(\'logs in\', () => {\n\tnew AuthService().login(\'\');\n});\n',
	'readme.md': '# Shop\n\n## Use\n',
};

async function openShop(): Promise<Den> {
	const den = await openDen();
	await den.shell(begin);
	for (const [file, text] of Object.entries(texts)) {
		await mkdir(path.dirname(path.join(den.folder, file)), {recursive: true});
		await writeFile(path.join(den.folder, file), text);
	}

	return den;
}

test('the index is a tree and counts', async () => {
	await using den = await openShop();
	const {code, stdout, stderr} = await den.jupiter('index');
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	assert.equal(stdout, [
		'readme.md  shop use',
		'src/',
		'  auth.ts  AuthService',
		'  hash.ts  hash',
		'test/',
		'  auth.test.ts  logs-in',
		'',
		'typescript  3 files  4 symbols',
		'markdown    1 file   2 symbols',
	].join('\n'));
});

test('a symbol is shown with its users', async () => {
	await using den = await openShop();
	const {code, stdout, stderr} = await den.jupiter('index', 'login');
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	assert.equal(stdout, [
		'src/auth.ts#AuthService.login  method, lines 4 to 6',
		'',
		'Interface',
		'  login(name: string): string',
		'',
		'Refers to',
		'  src/hash.ts#hash',
		'',
		'Referred to by',
		'  test/auth.test.ts#logs-in  line 3',
		'',
		'Tests',
		'  test/auth.test.ts',
	].join('\n'));
});

test('a name that fits none gets proposals', async () => {
	await using den = await openShop();
	const answers = await Promise.all(['AuthService.logon', 'auth', 'nothing-like-it'].map(async name => den.jupiter('index', name)));
	assert.deepEqual(answers.map(({code, stdout, stderr}) => [code, stdout, stderr]), [
		[1, '', 'There is no symbol or file AuthService.logon. Did you mean one of these?\n  src/auth.ts#AuthService.login'],
		[1, '', 'There is no symbol or file auth. Did you mean one of these?\n  src/auth.ts\n  test/auth.test.ts\n  src/auth.ts#AuthService'],
		[1, '', 'There is no symbol or file nothing-like-it. See all: jupiter-tui index'],
	]);
});

test('a file is named as a shell completes it', async () => {
	await using den = await openShop();
	const names = ['./src/hash.ts', path.join(den.folder, 'src/hash.ts'), './src/hash.ts#hash', './test/../src/hash.ts'];
	const answers = await Promise.all(names.map(async name => den.jupiter('index', name)));
	const below = await den.shell('cd src && jupiter-tui index ./hash.ts && jupiter-tui index ../test/auth.test.ts');
	const places = [...answers, below].flatMap(({stdout}) => stdout.split('\n').filter(line => / (?:file|line \d+)$/v.test(line) && !line.startsWith(' ')));
	assert.deepEqual(places, [
		'src/hash.ts  typescript file',
		'src/hash.ts  typescript file',
		'src/hash.ts#hash  function, line 1',
		'src/hash.ts  typescript file',
		'src/hash.ts  typescript file',
		'test/auth.test.ts  typescript file',
	]);
});

test('a folder shows what is in it', async () => {
	await using den = await openShop();
	const answers = await Promise.all(['src', './src/', path.join(den.folder, 'src')].map(async name => den.jupiter('index', name)));
	assert.deepEqual(answers.map(({stdout}) => stdout), answers.map(() => 'src/\n  auth.ts  AuthService\n  hash.ts  hash\n\ntypescript  2 files  3 symbols'));
});

test('what nothing is called gets a next step', async () => {
	await using den = await openShop();
	const answers = await Promise.all(['', '..', 'src/gone.ts', 'src/auth.ts#AuthService.logout', 'src/auth.ts#'].map(async name => den.jupiter('index', name)));
	const all = 'src/auth.ts#AuthService\n  src/auth.ts#AuthService.login';
	assert.deepEqual(answers.map(({code, stdout, stderr}) => [code, stdout, stderr.replaceAll(den.folder, 'HERE')]), [
		[2, '', 'The name of the symbol is empty. Name a symbol, a file or a folder. See: jupiter-tui index --help'],
		[1, '', '.. is outside the repository HERE. Name something in it.'],
		[1, '', 'There is no symbol or file src/gone.ts. See all: jupiter-tui index'],
		[1, '', `There is no symbol or file src/auth.ts#AuthService.logout. Did you mean one of these?\n  ${all}`],
		[1, '', `There is no symbol or file src/auth.ts#. Did you mean one of these?\n  ${all}`],
	]);
});

test('odd names of files are shown safely', async () => {
	await using den = await openShop();
	const box = 'export class Box { put() {} }\n';
	await Promise.all(['src/c#sharp.ts', 'src/new\nline.ts', 'src/\u{1B}[31mred.ts'].map(async file => writeFile(path.join(den.folder, file), box)));
	const [all, file, symbol] = await Promise.all([['index'], ['index', 'src/c#sharp.ts'], ['index', 'src/c#sharp.ts#Box.put']].map(async words => den.jupiter(...words)));
	assert.deepEqual(all!.stdout.split('\n').filter(line => line.endsWith('Box')), [String.raw`  \u001b[31mred.ts  Box`, '  c#sharp.ts  Box', String.raw`  new\nline.ts  Box`]);
	assert.deepEqual([file!.stdout, symbol!.stdout.split('\n', 1)[0]], ['src/c#sharp.ts  typescript file', 'src/c#sharp.ts#Box.put  method, line 1']);
});

test('a line of the index fits its width', async () => {
	await using den = await openShop();
	const names = Array.from({length: 60}, (_, position) => `export const constant${position} = ${position};\n`);
	await writeFile(path.join(den.folder, 'src/many.ts'), [...names, 'function twice(a: string): void;\nfunction twice(a: number): void;\nfunction twice() {}\n'].join(''));
	await writeFile(path.join(den.folder, 'src/few.ts'), 'function twice(a: string): void;\nfunction twice(a: number): void;\nfunction twice() {}\n');
	const {stdout} = await den.jupiter('index', 'src');
	assert.deepEqual(stdout.split('\n').filter(line => line.length > 80), []);
	assert.match(stdout, /^ {2}few\.ts {2}twice\n.*\n {2}many\.ts {2}constant0 .* …$/mv);
});

test('the index prints as JSON', async () => {
	await using den = await openShop();
	const [all, one] = await Promise.all([['index', '--json'], ['index', 'src/hash.ts#hash', '--json']].map(async words => den.jupiter(...words)));
	const {languages, files} = JSON.parse(all!.stdout) as {languages: unknown; files: Array<{path: string}>};
	assert.deepEqual(languages, [{language: 'typescript', files: 3, symbols: 4}, {language: 'markdown', files: 1, symbols: 2}]);
	assert.deepEqual(files.map(file => file.path), Object.keys(texts).toSorted());
	const {address, kind, referrers} = JSON.parse(one!.stdout) as Record<string, unknown>;
	assert.deepEqual({address, kind, referrers}, {address: 'src/hash.ts#hash', kind: 'function', referrers: ['src/auth.ts#AuthService.login']});
});

const plan = `version: 1
tasks:
  - id: holder
    owns: ['src/auth.ts#AuthService']
    agent: {command: 'until [ -e "$HOME/go" ]; do sleep 0.05; done; echo "// Done." >> /dev/null'}
`;

test('who holds a symbol is said', async () => {
	await using den = await openShop();
	await writeFile(path.join(den.folder, '.gitignore'), 'run\ndata\nconfig\ngo\nplan.yaml\n');
	await den.shell('git add . && git commit --quiet --message=Shop');
	await writeFile(path.join(den.folder, 'plan.yaml'), plan);
	const running = den.jupiter('run', 'plan.yaml', '--headless');
	try {
		const held = await heldLogin(den);
		assert.match(held, /\n\nHeld by\n {2}holder {2}src\/auth\.ts#AuthService {2}token \d+$/v);
	} finally {
		await writeFile(path.join(den.folder, 'go'), '');
		await running;
		await den.jupiter('stop', '--yes');
	}
});

/** Asks until the run has got its lock. */
async function heldLogin(den: Den): Promise<string> {
	for (;;) {
		const {stdout} = await den.jupiter('index', 'AuthService.login');
		if (stdout.includes('Held by')) {
			return stdout;
		}
	}
}
