import assert from 'node:assert/strict';
import {test} from 'node:test';
import {indexRepository} from './repository.ts';

/** A test that each file depends on exactly these. */
function check(title: string, texts: Readonly<Record<string, string>>, expected: Readonly<Record<string, readonly string[]>>): void {
	test(title, async () => {
		const index = await indexRepository(texts);
		assert.deepEqual(Object.fromEntries(Object.keys(expected).map(path => [path, index.dependenciesOf(path)])), expected);
	});
}

const imports = (...modules: readonly string[]) => modules.map(module => `import '${module}';\n`).join('');

check('a written extension is that of the source', {
	'a.ts': imports('./b.js', './c', './d.mjs', './e', './f', './g.json', './nothing', '..', '../../outside'),
	'b.ts': '', 'c.tsx': '', 'd.mts': '', 'e/index.ts': '', 'f.d.ts': '', 'g.json': '{}',
}, {'a.ts': ['b.ts', 'c.tsx', 'd.mts', 'e/index.ts', 'f.d.ts', 'g.json']});

check('names may differ in case', {'a.ts': imports('./Auth', './exact'), 'auth.ts': '', 'Exact.ts': '', 'exact.ts': ''}, {'a.ts': ['auth.ts', 'exact.ts']});

check('paths of tsconfig files are inherited', {
	'tsconfig.base.json': '{"compilerOptions": {"baseUrl": "./shared", "paths": {"@app/*": ["../app/src/*"], "@one": ["one.ts"]}}}',
	'app/tsconfig.json': '{"extends": ["../tsconfig.base"]}',
	'app/src/main.ts': imports('@app/deep/two', '@one', 'three', 'react'),
	'app/src/deep/two.ts': '', 'shared/one.ts': '', 'shared/three.ts': '',
}, {'app/src/main.ts': ['app/src/deep/two.ts', 'shared/one.ts', 'shared/three.ts']});

check('a folder further up configures what is left out', {
	'tsconfig.json': '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}', 'app/tsconfig.json': '{"files": []}',
	'app/main.ts': imports('@/a'), 'src/a.ts': '',
}, {'app/main.ts': ['src/a.ts']});

check('projects that are referred to configure theirs', {
	'web/tsconfig.json': '{"files": [], "references": [{"path": "./tsconfig.node.json"}, {"path": "./tsconfig.app.json"}, {"path": "./gone"}, {"path": "./lib"}, {}, 1]}',
	'web/tsconfig.node.json': '{"compilerOptions": {"paths": {"tools/*": ["./tools/*"]}}}',
	'web/tsconfig.app.json': '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}',
	'web/lib/tsconfig.json': '{"compilerOptions": {"paths": {"lib/*": ["./*"]}}}',
	'web/main.ts': imports('@/a', 'tools/b', 'lib/c'), 'web/lib/d.ts': imports('@/a', 'lib/c'), 'web/src/a.ts': '', 'web/tools/b.ts': '', 'web/lib/c.ts': '',
}, {'web/main.ts': ['web/src/a.ts', 'web/tools/b.ts'], 'web/lib/d.ts': ['web/lib/c.ts']});

check('configurations in a long row end', {
	'tsconfig.json': '{"extends": "./0.json", "compilerOptions": {"paths": {"@/*": ["./src/*"]}}}',
	...Object.fromEntries(Array.from({length: 3000}, (_, position) => [`${position}.json`, `{"extends": "./${position + 1}.json"}`])),
	'main.ts': imports('@/a'), 'src/a.ts': '',
}, {'main.ts': ['src/a.ts']});

check('configurations in a circle end', {
	'tsconfig.json': '{"extends": "./other.json"}', 'other.json': '{}', 'jsconfig.json': '{"extends": "./jsconfig.json"}', 'a.ts': imports('b'),
}, {'a.ts': []});

check('workspaces are found by name', {
	'package.json': '{"workspaces": ["packages/*"]}',
	'packages/one/package.json': '{"name": "@shop/one", "exports": {".": {"types": "./dist/index.d.ts", "default": "./dist/index.js"}, "./deep/*": "./dist/deep/*.js", "./deep/x-*": "./dist/special.js"}}',
	'packages/one/src/index.ts': '', 'packages/one/src/deep/two.ts': '', 'packages/one/src/special.ts': '',
	'packages/two/package.json': '{"name": "two", "main": "lib/main.js", "imports": {"#own": {"node": "./own.js"}, "#deep/*": "./deep/*.js"}}',
	'packages/two/lib/main.js': imports('#own', '#deep/x', '@shop/one', '@shop/one/deep/two', '@shop/one/deep/x-1', '@shop/none'),
	'packages/two/own.js': 'module.exports = require(\'two\');\n', 'packages/two/deep/x.js': '',
}, {
	'packages/two/lib/main.js': ['packages/one/src/deep/two.ts', 'packages/one/src/index.ts', 'packages/one/src/special.ts', 'packages/two/deep/x.js', 'packages/two/own.js'],
	'packages/two/own.js': ['packages/two/lib/main.js'],
});

check('C++ includes are found near and far', {
	'src/net/a.cpp': '#include "a.h"\n#include <shop/b.h>\n#include "../c.h"\n#include "far.h"\n#include <vector>\n',
	'src/net/a.h': '', 'include/shop/b.h': '', 'src/c.h': '', 'other/x/far.h': '', 'src/x/far.h': '',
}, {'src/net/a.cpp': ['include/shop/b.h', 'src/c.h', 'src/net/a.h', 'src/x/far.h']});

check('Ruby loads beside it and from its roots', {
	'lib/shop/a.rb': 'require_relative "../b"\nrequire "shop/c"\nrequire "json"\n', 'lib/b.rb': '', 'lib/shop/c.rb': '',
}, {'lib/shop/a.rb': ['lib/b.rb', 'lib/shop/c.rb']});

check('Python finds scripts beside and packages above', {
	'tools/run.py': 'import helper\nfrom shop.deep import one\nimport os\nfrom . import missing\n', 'tools/helper.py': '',
	'shop/__init__.py': '', 'shop/deep/one.py': 'from .. import top\nfrom ...outside import x\n', 'shop/top.py': '',
}, {'tools/run.py': ['shop/deep/one.py', 'tools/helper.py'], 'shop/deep/one.py': ['shop/__init__.py', 'shop/top.py']});

check('projects of Python beside each other', {
	'packages/a/pyproject.toml': '', 'packages/a/src/shop_a/__init__.py': '', 'packages/a/src/shop_a/store.py': '',
	'packages/b/setup.py': '', 'packages/b/shop_b/__init__.py': 'from shop_a import store\n', 'packages/a/tests/test_all.py': 'import shop_b\n',
}, {'packages/b/shop_b/__init__.py': ['packages/a/src/shop_a/__init__.py', 'packages/a/src/shop_a/store.py'], 'packages/a/tests/test_all.py': ['packages/b/shop_b/__init__.py']});

check('Go modules may be replaced', {
	'go.mod': 'module example.com/app // here\n\nreplace example.com/one => ./forks/one\n\nreplace (\n\texample.com/two v1.2.3 => ./forks/two // for now\n\texample.com/far => example.com/further v1.0.0\n)\n',
	'main.go': 'package main\nimport (\n\t"example.com/one"\n\t"example.com/two/deep"\n\t"example.com/far"\n\t"example.com/app/own"\n)\n',
	'forks/one/go.mod': 'module example.com/other\n', 'forks/one/one.go': 'package one\n', 'forks/two/deep/two.go': 'package deep\n', 'own/own.go': 'package own\n', 'own/own_test.go': 'package own\n',
}, {'main.go': ['forks/one/one.go', 'forks/two/deep/two.go', 'own/own.go']});

check('Rust files are those that modules say', {
	'Cargo.toml': '[package]\nname = "app"\n', 'src/main.rs': 'mod net;\n#[path = "../odd/place.rs"]\nmod place;\nmod missing;\n', 'src/net/mod.rs': 'pub mod server;\n', 'src/net/server.rs': 'mod tests { use super::*; }\n', 'odd/place.rs': '#[path = "place.rs"] mod itself;\n',
}, {'src/main.rs': ['odd/place.rs', 'src/net/mod.rs'], 'src/net/mod.rs': ['src/net/server.rs'], 'src/net/server.rs': [], 'odd/place.rs': []});

check('PHP loads files', {
	'public/index.php': '<?php\nrequire_once __DIR__ . \'/../lib/store.php\';\ninclude("page.php");\nrequire \'lib/log.php\';\n$config = require \'config.php\';\nrequire $other;\n',
	'lib/store.php': '<?php\n', 'public/page.php': '<?php\n', 'lib/log.php': '<?php\n',
}, {'public/index.php': ['lib/log.php', 'lib/store.php', 'public/page.php']});

const tests: ReadonlyArray<readonly [source: string, test: string]> = [
	['src/auth.ts', 'src/auth.test.ts'],
	['src/auth.ts', 'test/auth.spec.js'],
	['app/auth.py', 'tests/test_auth.py'],
	['pkg/auth.go', 'pkg/auth_test.go'],
	['src/main/java/Auth.java', 'src/test/java/AuthTest.java'],
	['Auth.cs', 'AuthTests.cs'],
	['lib/auth.rb', 'spec/auth_spec.rb'],
	['src/Auth.php', 'tests/AuthTest.php'],
	['src/main/java/Auth.java', 'src/test/java/AuthIT.java'],
	['src/main/java/Auth.java', 'src/test/java/TestAuth.java'],
	['src/auth.cc', 'src/auth_unittest.cc'],
	['src/auth.py', 'tests/deep/test_auth.py'],
];
for (const [source, named] of tests) {
	test(`${named} is named for ${source}`, async () => {
		const index = await indexRepository({[source]: '', [named]: '', 'other/auth.txt': ''});
		assert.deepEqual([index.testsOf(source), index.testsOf(named)], [[named], []]);
	});
}

test('of tests of one name the likest counts', async () => {
	const index = await indexRepository({'a/src/x.ts': '', 'a/test/x.test.ts': '', 'b/src/x.ts': '', 'b/test/x.test.ts': ''});
	assert.deepEqual([index.testsOf('a/src/x.ts'), index.testsOf('b/src/x.ts')], [['a/test/x.test.ts'], ['b/test/x.test.ts']]);
});

test('several tests may be for one file', async () => {
	const index = await indexRepository({'app/user.py': '', 'app/test_user.py': '', 'tests/test_user.py': '', 'admin/user.py': '', 'tests/admin/test_user.py': ''});
	assert.deepEqual(index.testsOf('app/user.py'), ['app/test_user.py', 'tests/test_user.py']);
	assert.deepEqual(index.testsOf('admin/user.py'), ['tests/admin/test_user.py', 'tests/test_user.py']);
});
