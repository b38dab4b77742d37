import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findJavascriptModule} from '../../source/symbols/modules/javascript.ts';
import {gatherFiles} from '../../source/symbols/repository/files.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {loadParser} from './parser.ts';
import {askTypescript} from './typescript-word.ts';

const parser = await loadParser();

/** A test that names mean these files, for TypeScript and for us; empty files are given by path alone. */
function check(title: string, {configs, empty, from}: {readonly configs: Readonly<Record<string, unknown>>; readonly empty: readonly string[]; readonly from: string}, expected: Readonly<Record<string, string | undefined>>): void {
	test(title, async () => {
		const written = Object.entries(configs).map(([path, value]) => [path, typeof value === 'string' ? value : JSON.stringify(value)] as const);
		const texts: Readonly<Record<string, string>> = Object.fromEntries([...written, ...[from, ...empty].map(path => [path, 'export {};\n'] as const)]);
		const files = gatherFiles(await Promise.all(Object.entries(texts).map(async ([path, text]) => indexFile(parser, path, text))));
		const names = Object.keys(expected);
		assert.deepEqual(Object.fromEntries(names.map(name => [name, askTypescript(texts, from, name)])), expected, 'for TypeScript');
		assert.deepEqual(Object.fromEntries(names.map(name => [name, findJavascriptModule(files, files.get(from)!, name)?.[0]?.path])), expected, 'for us');
	});
}

const here = ['$', '{configDir}'].join('');
const paths = (map: Readonly<Record<string, readonly string[]>>, more: Readonly<Record<string, unknown>> = {}) => ({compilerOptions: {paths: map, ...more}});

check('the last of several bases wins', {
	configs: {
		'tsconfig.json': {extends: ['./one.json', './two']}, 'one.json': paths({'@/*': ['./one/*'], 'only-one': ['./one/a.ts']}), 'two.json': paths({'@/*': ['./two/*']}),
	},
	empty: ['one/a.ts', 'two/a.ts'],
	from: 'main.ts',
}, {'@/a': 'two/a.ts', 'only-one': undefined});

check('own paths replace those of bases', {
	configs: {'app/tsconfig.json': {extends: '../tsconfig.json', ...paths({'@new/*': ['./new/*']})}, 'tsconfig.json': paths({'@old/*': ['./old/*']})},
	empty: ['app/new/a.ts', 'old/a.ts'],
	from: 'app/main.ts',
}, {'@new/a': 'app/new/a.ts', '@old/a': undefined});

check('empty paths replace too', {
	configs: {'app/tsconfig.json': {extends: '../base.json', ...paths({})}, 'base.json': paths({'@old/*': ['./old/*']})},
	empty: ['old/a.ts'],
	from: 'app/main.ts',
}, {'@old/a': undefined});

check('paths of null replace too', {
	configs: {'app/tsconfig.json': {extends: '../base.json', compilerOptions: {paths: null}}, 'base.json': paths({'@old/*': ['./old/*']})},
	empty: ['old/a.ts'],
	from: 'app/main.ts',
}, {'@old/a': undefined});

check('paths are seen from the inheriting base URL', {
	configs: {'app/tsconfig.json': {extends: '../base.json', compilerOptions: {baseUrl: './src'}}, 'base.json': paths({'@/*': ['./deep/*']})},
	empty: ['deep/a.ts', 'app/src/deep/a.ts', 'app/src/b.ts'],
	from: 'app/main.ts',
}, {'@/a': 'app/src/deep/a.ts', b: 'app/src/b.ts'});

check('a configuration folder is the inheriting one', {
	configs: {
		'config/base.json': paths({'@/*': [`${here}/src/*`], 'here/*': ['./src/*']}), 'app/tsconfig.json': {extends: '../config/base.json'},
	},
	empty: ['app/src/a.ts', 'config/src/a.ts'],
	from: 'app/main.ts',
}, {'@/a': 'app/src/a.ts', 'here/a': 'config/src/a.ts'});

check('a base URL may be in the inheriting folder', {
	configs: {'config/root.json': {compilerOptions: {baseUrl: `${here}/src`}}, 'app/tsconfig.json': {extends: '../config/root.json'}},
	empty: ['app/src/a.ts', 'config/src/a.ts'],
	from: 'app/main.ts',
}, {a: 'app/src/a.ts'});

check('bases have any name and comments', {
	configs: {
		'tsconfig.json': {extends: './configs/strict.jsonc'}, 'configs/strict.jsonc': '{\n\t// Inherits all.\n\t"extends": "./middle",\n}',
		'configs/middle.json': {extends: '../options/last.json'}, 'options/last.json': paths({'@/*': ['../src/*']}),
	},
	empty: ['src/a.ts'],
	from: 'main.ts',
}, {'@/a': 'src/a.ts'});

check('two dots extend the folder above', {
	configs: {'app/tsconfig.json': {extends: '..', compilerOptions: {strict: true}}, 'tsconfig.json': paths({'@/*': ['./src/*']})},
	empty: ['src/a.ts'],
	from: 'app/main.ts',
}, {'@/a': 'src/a.ts'});

for (const [title, name, manifest, config] of [
	['a base is in a package', '@shop/config/base.json', {}, 'base.json'],
	['a base of a package needs no extension', '@shop/config/base', {}, 'base.json'],
	['a package is a base by its tsconfig.json', '@shop/config', {}, 'tsconfig.json'],
	['a package names its base', '@shop/config', {tsconfig: './strict.json'}, 'strict.json'],
	['a folder of a package is a base', '@shop/config/node', {}, 'node/tsconfig.json'],
	['a package exports its base', '@shop/config/strict', {exports: {'./strict': './configs/strict.json'}}, 'configs/strict.json'],
	['a package exports itself as a base', '@shop/config', {exports: './own.json'}, 'own.json'],
] as const) {
	const up = '../'.repeat(config.split('/').length + 1);
	check(title, {
		configs: {
			'app/tsconfig.json': {extends: name}, 'packages/config/package.json': {name: '@shop/config', ...manifest},
			[`packages/config/${config}`]: paths({'@/*': [`${up}src/*`]}),
		},
		empty: ['src/a.ts'],
		from: 'app/main.ts',
	}, {'@/a': 'src/a.ts'});
}

check('a package hides bases it does not export', {
	configs: {
		'app/tsconfig.json': {extends: '@shop/config/base.json'}, 'packages/config/package.json': {name: '@shop/config', exports: {'./other.json': './other.json'}},
		'packages/config/base.json': paths({'@/*': ['../../src/*']}),
	},
	empty: ['src/a.ts'],
	from: 'app/main.ts',
}, {'@/a': undefined});

check('a base that is not here says nothing', {
	configs: {'tsconfig.json': {extends: ['@tsconfig/node22', './gone.json', '../../outside.json', './here.json']}, 'here.json': paths({'@/*': ['./src/*']})},
	empty: ['src/a.ts'],
	from: 'main.ts',
}, {'@/a': 'src/a.ts'});

check('bases in a circle end', {
	configs: {'tsconfig.json': {extends: './a.json'}, 'a.json': {extends: ['./b.json', './a.json']}, 'b.json': {extends: ['./a.json', './b.json'], ...paths({'@/*': ['./src/*']})}},
	empty: ['src/a.ts'],
	from: 'main.ts',
}, {'@/a': 'src/a.ts'});

check('of paths the longest beginning wins', {
	configs: {'tsconfig.json': paths({'*': ['./any/*'], 'a/*': ['./a/*'], 'a/b*': ['./first/*'], 'a/b*c': ['./second/*'], 'a/exact': ['./exact.ts'], end: ['./end.ts'], 'end*': ['./more/x*']})},
	empty: ['any/x.ts', 'a/x.ts', 'first/xc.ts', 'second/x.ts', 'exact.ts', 'end.ts', 'more/x.ts', 'first/index.ts'],
	from: 'main.ts',
}, {x: 'any/x.ts', 'a/x': 'a/x.ts', 'a/bxc': 'first/xc.ts', 'a/exact': 'exact.ts', end: 'end.ts', 'a/b': undefined});

check('a star of paths for nothing leads nowhere', {
	configs: {'tsconfig.json': paths({'end*': ['./more/x*'], 'e*': ['./more/x*']})}, empty: ['more/x.ts', 'more/xnd.ts', 'more/x1.ts'], from: 'main.ts',
}, {end: undefined, end1: 'more/x1.ts'});

check('paths come before imports and packages', {
	configs: {
		'tsconfig.json': paths({'#own': ['./by-paths.ts'], two: ['./by-paths.ts']}), 'package.json': {name: 'one', imports: {'#own': './by-imports.ts', '#other': './by-imports.ts'}},
		'packages/two/package.json': {name: 'two', types: './index.ts'},
	},
	empty: ['by-paths.ts', 'by-imports.ts', 'packages/two/index.ts'],
	from: 'main.ts',
}, {'#own': 'by-paths.ts', '#other': 'by-imports.ts', two: 'by-paths.ts'});

check('names of built-in members are names', {
	configs: {'tsconfig.json': paths({'@/*': ['./src/*']}), 'package.json': {name: 'own', imports: {}}}, empty: ['src/toString.ts'], from: 'main.ts',
}, {constructor: undefined, toString: undefined, '@/toString': 'src/toString.ts'});
