import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hashOf} from '../../source/symbols/hash.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {indexVersion} from '../../source/symbols/index-version.ts';
import {loadParser} from './parser.ts';

const samples: Readonly<Record<string, string>> = {
	'src/a.ts': 'import {b} from "./b.ts";\n/** A. */\nexport class A extends B {\n\tusers = new Map<string, User>();\n\tlogin(name: string): Promise<User> {\n\t\tconst user = this.users.get(name);\n\t\treturn b(user);\n\t}\n}\nrun();\n',
	'src/a.test.tsx': 'describe("a", () => {\n\tit("b", () => <A c={1}/>);\n});\n',
	'src/a.js': 'const {left, right} = require("./pair");\nexports.run = () => left(right);\nmodule.exports = {run};\n',
	'a.py': 'from .b import c as d\n\n@d\nclass A(B):\n    def one(self, e: E) -> F:\n        return e.go()\n',
	'a.go': 'package a\n\nimport "x/b"\n\ntype S struct{ b.T }\n\nfunc (s *S) One(t b.T) *b.U { return t.Go() }\n',
	'a.rs': 'use crate::b::{C, D as E};\npub struct A { c: C }\nimpl A {\n    pub fn one(&self) -> E { self.c.go() }\n}\n',
	'A.java': 'package a;\nimport b.C;\nclass A extends C {\n\tprivate C c;\n\tint one(C d) { return c.go(d); }\n}\n',
	'a.cpp': '#include "b.h"\nnamespace n {\nclass A : public B {\npublic:\n\tvoid one(C c) { c.go(); }\n};\n}\n',
	'a.cs': 'using B;\nnamespace N {\nclass A : C {\n\tpublic D One(E e) => e.Go();\n}\n}\n',
	'a.rb': 'require_relative "b"\nclass A < B\n  def one(c)\n    c.go\n  end\nend\n',
	'a.php': '<?php\nnamespace N;\nuse B\\C;\nclass A extends C {\n\tpublic function one(D $d): E { return $d->go(); }\n}\n',
	'a.md': '# A\n\ntext\n\n## B\n\nmore\n',
	'a.rst': 'A\n=\n\ntext\n',
	'a.yml': 'a:\n  b:\n    - name: c\n      d: 1\n',
	'package.json': '{"name": "a", "exports": {"./*": "./src/*.js"}}\n',
	'notes.txt': 'text\n',
};

/** Of the indexes of these texts as they come out at the present version. */
const expected = {version: 4, hash: 'Pji31eLjhlp9wavFzzrYhGAHDj4'};

test('another index has another version', async () => {
	const parser = await loadParser();
	const indexes = await Promise.all(Object.entries(samples).map(async ([path, text]) => indexFile(parser, path, text)));
	// If this fails, indexes come out otherwise than before: raise `indexVersion`, so that kept ones are made anew, and write both down here.
	assert.deepEqual({version: indexVersion, hash: hashOf(JSON.stringify(indexes))}, expected);
});

test('an index survives being written down', async () => {
	const parser = await loadParser();
	const indexes = await Promise.all(Object.entries(samples).map(async ([path, text]) => indexFile(parser, path, text)));
	const written = JSON.stringify(indexes);
	assert.deepEqual(JSON.parse(written), withoutUndefined(indexes));
});

function withoutUndefined(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map(item => withoutUndefined(item));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, withoutUndefined(inner)]))
		: value;
}
