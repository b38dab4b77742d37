import assert from 'node:assert/strict';
import {mkdir, mkdtemp, realpath, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {execa} from 'execa';
import {findJavascriptModule} from '../../source/symbols/modules/javascript.ts';
import {gatherFiles} from '../../source/symbols/repository/files.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';

const manifests = {
	'package.json': {
		name: 'shop',
		exports: {
			'.': './main.js', './features/*': './features/*.js', './features/private/*': null, './features/private/*/open': './features/*.js',
			'./*.css': './styles/*.js', './*': './any/*.js', './both/*': {node: './features/*.js', default: './any/*.js'}, './list': ['invalid', './any/list.js'],
			'./twice/*': './twice/*/*.js', './gone': null, './x*': './xs/*.js', './x*y': './xys/*.js', './bare': 'other',
		},
		imports: {
			'#other': 'other', '#other/*': 'other/*', '#scoped': '@scope/third', '#own': './features/a.js', '#deep/*': './features/*.js', '#deep/b': null, '#up': '../outside.js',
			'#platform': {node: 'other', default: './features/a.js'},
		},
	},
	'packages/other/package.json': {name: 'other', main: './start.js'},
	'packages/third/package.json': {name: '@scope/third', exports: './third.js'},
	'packages/none/package.json': {name: 'none', exports: {}},
	'nested/package.json': {type: 'module'},
};
const empty = `
	main.js features/a.js features/b.js features/secret.js features/private/secret.js styles/page.js any/list.js any/page.js any/plain.js any/private.js
	twice/a/a.js gone.js xs/1.js xs/1y.js xys/1.js any/x.js any/xy.js xs/y.js any/features/.js packages/other/start.js packages/other/part.js
	packages/third/third.js packages/third/inner.js packages/none/index.js other.js other/index.js nested/deep.js
`.trim().split(/\s+/);
const texts: Readonly<Record<string, string>> = Object.fromEntries([
	...Object.entries(manifests).map(([name, value]) => [name, JSON.stringify({type: 'module', ...value})] as const),
	...empty.map(name => [name, 'export {};\n'] as const),
]);

/** What each name means, asked from a file at the top. */
const cases: Readonly<Record<string, string | undefined>> = {
	shop: 'main.js',
	'shop/features/a': 'features/a.js',
	'shop/features/private/secret': undefined,
	'shop/features/private/a/open': 'features/a.js',
	'shop/page.css': 'styles/page.js',
	'shop/plain': 'any/plain.js',
	'shop/both/b': 'features/b.js',
	'shop/list': 'any/list.js',
	'shop/twice/a': 'twice/a/a.js',
	'shop/gone': undefined,
	'shop/x1': 'xs/1.js',
	'shop/x1y': 'xys/1.js',
	'shop/xy': 'xs/y.js',
	'shop/x': 'any/x.js',
	'shop/bare': undefined,
	'other/part.js': 'packages/other/part.js',
	'@scope/third': 'packages/third/third.js',
	'@scope/third/inner.js': undefined,
	none: undefined,
	'#other': 'packages/other/start.js',
	'#other/part.js': 'packages/other/part.js',
	'#scoped': 'packages/third/third.js',
	'#own': 'features/a.js',
	'#deep/a': 'features/a.js',
	'#deep/b': undefined,
	'#up': undefined,
	'#platform': 'packages/other/start.js',
	'#missing': undefined,
};

const parser = await loadParser();
const files = gatherFiles(await Promise.all(Object.entries(texts).map(async ([name, text]) => indexFile(parser, name, text))));
let root = '';

before(async () => {
	const made = await mkdtemp(path.join(tmpdir(), 'jupiter-exports-'));
	root = await realpath(made);
	const asking = 'export const ask = name => { try { return import.meta.resolve(name); } catch { return \'\'; } };\n';
	for (const [name, text] of Object.entries({...texts, 'ask.js': asking, 'nested/ask.js': asking})) {
		await mkdir(path.dirname(path.join(root, name)), {recursive: true});
		await writeFile(path.join(root, name), text);
	}

	await mkdir(path.join(root, 'node_modules/@scope'), {recursive: true});
	for (const [name, folder] of [['other', 'other'], ['@scope/third', 'third'], ['none', 'none']] as const) {
		await symlink(path.join(root, 'packages', folder), path.join(root, 'node_modules', name));
	}
});

after(async () => {
	await rm(root, {recursive: true, force: true});
});

test('packages export what Node says', async () => {
	assert.deepEqual(await askNode('ask.js', Object.keys(cases)), cases, 'for Node');
	assert.deepEqual(ask('main.js', Object.keys(cases)), cases, 'for us');
});

test('imports are those of the nearest package', async () => {
	const expected = {'#own': undefined, '#other': undefined, other: 'packages/other/start.js'};
	assert.deepEqual(await askNode('nested/ask.js', Object.keys(expected)), expected, 'for Node');
	assert.deepEqual(ask('nested/deep.js', Object.keys(expected)), expected, 'for us');
});

test('files stay within reach without exports', () => {
	assert.deepEqual(ask('main.js', ['other/part', 'other/gone']), {'other/part': 'packages/other/part.js', 'other/gone': undefined});
});

function ask(from: string, names: readonly string[]): Readonly<Record<string, string | undefined>> {
	return Object.fromEntries(names.map(name => [name, findJavascriptModule(files, files.get(from)!, name)?.[0]?.path]));
}

// In a process of its own, since the tests' loader would resolve in Node's stead.
async function askNode(file: string, names: readonly string[]): Promise<Readonly<Record<string, string | undefined>>> {
	const script = `import {ask} from ${JSON.stringify(`./${file}`)};\nconsole.log(JSON.stringify(process.argv.slice(1).map(name => ask(name))));`;
	const {stdout} = await execa(process.execPath, ['--input-type=module', '--eval', script, '--', ...names], {cwd: root, env: {NODE_OPTIONS: ''}});
	const found = JSON.parse(stdout) as readonly string[];
	return Object.fromEntries(found.map((url, index) => [names[index]!, url === '' ? undefined : path.relative(root, fileURLToPath(url))]));
}
