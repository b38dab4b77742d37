import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mergeFile, type FileVersions} from '../../source/merge/merge-file.ts';

function merged(path: string, by: 'keys' | 'lines', versions: FileVersions): string {
	const merge = mergeFile(path, by, versions);
	assert.equal(merge.outcome, 'merged', JSON.stringify(merge));
	return (merge as {text: string}).text;
}

function conflicts(path: string, by: 'keys' | 'lines', versions: FileVersions): readonly string[] {
	const merge = mergeFile(path, by, versions);
	assert.equal(merge.outcome, 'conflict', JSON.stringify(merge));
	return (merge as {conflicts: readonly string[]}).conflicts;
}

function json(value: unknown): string {
	return `${JSON.stringify(value, undefined, '\t')}\n`;
}

test('two dependencies on one line both stay', () => {
	const base = {name: 'a', dependencies: {ajv: '^8.0.0', zod: '^3.0.0'}, license: 'MIT'};
	const text = merged('package.json', 'keys', {
		base: json(base),
		ours: json({...base, dependencies: {ajv: '^8.0.0', ink: '^5.0.0', zod: '^3.0.0'}}),
		theirs: json({...base, dependencies: {ajv: '^8.0.0', execa: '^9.0.0', zod: '^3.0.0'}}),
	});
	assert.equal(text, json({...base, dependencies: {ajv: '^8.0.0', execa: '^9.0.0', ink: '^5.0.0', zod: '^3.0.0'}}));
});

test('a first entry on both sides stays', () => {
	assert.equal(merged('package.json', 'keys', {
		base: '{\n  "name": "a"\n}\n',
		ours: '{\n  "name": "a",\n  "dependencies": {\n    "b": "1.0.0"\n  }\n}\n',
		theirs: '{\n  "name": "a",\n  "dependencies": {\n    "a": "1.0.0"\n  },\n  "files": ["x"]\n}\n',
	}), '{\n  "name": "a",\n  "dependencies": {\n    "a": "1.0.0",\n    "b": "1.0.0"\n  },\n  "files": ["x"]\n}\n');
});

test('an empty object takes both entries', () => {
	assert.equal(merged('package.json', 'keys', {
		base: '{"scripts": {}}',
		ours: '{"scripts": {}, "private": true}',
		theirs: '{"scripts": {"test": "node --test"}}',
	}), '{"scripts": {"test": "node --test"}, "private": true}');
});

test('comments and final commas stay', () => {
	assert.equal(merged('deno.jsonc', 'keys', {
		base: '// top\n{\n  "a": 1, // one\n  /* two */\n  "b": 2\n}\n',
		ours: '// top\n{\n  "a": 1, // one\n  /* two */\n  "b": 2, // last\n  "c": 3,\n}\n',
		theirs: '// top\n{\n  "a": 10, // ten\n  /* two */\n  "b": 2\n}\n',
	}), '// top\n{\n  "a": 10, // ten\n  /* two */\n  "b": 2, // last\n  "c": 3,\n}\n');
});

test('a comma goes before a comment', () => {
	assert.equal(merged('deno.jsonc', 'keys', {
		base: '{\n  "b": 1 // one\n}\n',
		ours: '{\n  "b": 2 // one\n}\n',
		theirs: '{\n  "b": 1, // one\n  "a": 1 // new\n}\n',
	}), '{\n  "b": 2, // one\n  "a": 1 // new\n}\n');
});

test('one key with two values conflicts', () => {
	assert.deepEqual(conflicts('package.json', 'keys', {
		base: json({version: '1.0.0', type: 'module'}),
		ours: json({version: '1.1.0', type: 'module'}),
		theirs: json({version: '2.0.0', type: 'commonjs'}),
	}), ['package.json: `version` is `"1.1.0"` on the head and `"2.0.0"` in this work.']);
});

test('a changed key that was removed conflicts', () => {
	assert.deepEqual(conflicts('package.json', 'keys', {
		base: json({scripts: {a: 'x', b: 'y'}}),
		ours: json({scripts: {b: 'y'}}),
		theirs: json({scripts: {a: 'z', b: 'y'}}),
	}), ['package.json: `scripts.a` is removed on the head and `"a": "z"` in this work.']);
});

test('a removed key stays removed', () => {
	assert.equal(merged('package.json', 'keys', {
		base: json({dependencies: {a: '1', b: '1', c: '1'}}),
		ours: json({dependencies: {a: '1', b: '1'}}),
		theirs: json({dependencies: {b: '1', c: '1', d: '1'}}),
	}), json({dependencies: {b: '1', d: '1'}}));
});

test('the higher fitting version wins', () => {
	const versions = (base: string, ours: string, theirs: string) => {
		const [b, o, t] = [base, ours, theirs].map(a => json({devDependencies: {a}}));
		return mergeFile('package.json', 'keys', {base: b!, ours: o!, theirs: t!});
	};

	assert.deepEqual(versions('^1.0.0', '^1.9.0', '^1.10.0'), {outcome: 'merged', text: json({devDependencies: {a: '^1.10.0'}})});
	assert.deepEqual(versions('^1.0.0', '^1.10.0', '^1.9.0'), {outcome: 'merged', text: json({devDependencies: {a: '^1.10.0'}})});
	const refused = [['^1.0.0', '^1.2.0', '^2.0.0'], ['^1.5.0', '^1.4.0', '^1.6.0'], ['^0.1.0', '^0.2.0', '^0.3.0'], ['1.0.0', '1.1.0', '1.2.0'], ['^1.0.0', '~1.2.0', '^1.3.0'], ['~1.0.0', '~1.2.0', '~1.3.0']] as const;
	assert.deepEqual(refused.filter(([base, ours, theirs]) => versions(base, ours, theirs).outcome !== 'conflict'), []);
});

test('the head keeps its own formatting', () => {
	assert.equal(merged('package.json', 'keys', {
		base: '{"a":1,"b":{"c":1}}',
		ours: '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 1\n\t}\n}\n',
		theirs: '{"a":2,"b":{"c":1}}',
	}), '{\n\t"a": 2,\n\t"b": {\n\t\t"c": 1\n\t}\n}\n');
});

test('lists take what both sides add', () => {
	assert.equal(merged('package.json', 'keys', {
		base: json({files: ['a', 'b'], keywords: ['x']}),
		ours: json({files: ['a', 'b', 'c'], keywords: ['x', 'y']}),
		theirs: json({files: ['b', 'd'], keywords: ['x', 'y', 'z']}),
	}), json({files: ['b', 'c', 'd'], keywords: ['x', 'y', 'z']}));
});

test('a list item replaced twice conflicts', () => {
	const versions = {base: '[project]\ndependencies = [\n  "a>=1",\n]\n', ours: '[project]\ndependencies = [\n  "a>=2",\n]\n', theirs: '[project]\ndependencies = [\n  "a>=3",\n]\n'};
	assert.match(conflicts('pyproject.toml', 'keys', versions)[0]!, /project\.dependencies.*a>=2.*a>=3/sv);
});

test('YAML keeps comments, order and indentation', () => {
	assert.equal(merged('pnpm-workspace.yaml', 'keys', {
		base: '# workspace\npackages:\n  - a # first\n\n# versions\ncatalog:\n  ajv: ^8.0.0\n  zod: ^3.0.0 # pinned\n',
		ours: '# workspace\npackages:\n  - a # first\n  - b\n\n# versions\ncatalog:\n  ajv: ^8.0.0\n  ink: ^5.0.0 # new\n  zod: ^3.0.0 # pinned\n',
		theirs: '# workspace\npackages:\n  - a # first\n  - c\n\n# versions\ncatalog:\n  ajv: ^8.1.0\n  # for processes\n  execa: ^9.0.0\n  zod: ^3.0.0 # pinned\nlast: true\n',
	}), '# workspace\npackages:\n  - a # first\n  - b\n  - c\n\n# versions\ncatalog:\n  ajv: ^8.1.0\n  # for processes\n  execa: ^9.0.0\n  ink: ^5.0.0 # new\n  zod: ^3.0.0 # pinned\nlast: true\n');
});

test('YAML without a last newline merges', () => {
	assert.equal(merged('a.yml', 'keys', {base: 'a:\n  b: 1', ours: 'a:\n  b: 1\n  c: 2', theirs: 'a:\n  b: 1\n  d: |\n    text\n    more'}), 'a:\n  b: 1\n  c: 2\n  d: |\n    text\n    more');
});

test('TOML merges tables and their keys', () => {
	const base = '# cargo\n[package]\nname = "a" # mine\n\n[dependencies]\nserde = "1"\n\n[[bin]]\nname = "x"\n';
	assert.equal(merged('Cargo.toml', 'keys', {
		base,
		ours: base.replace('serde = "1"\n', 'serde = "1"\ntokio = { version = "1", features = ["rt"] }\n').replace('"x"\n', '"x"\n\n[[bin]]\nname = "y"\n'),
		theirs: base.replace('serde = "1"\n', 'anyhow = "1"\nserde = "1"\n').replace('"x"\n', '"x"\npath = "x.rs"\n\n[[bin]]\nname = "z"\n\n[features]\nd = []\n').replace('# mine', '# yours'),
	}), '# cargo\n[package]\nname = "a" # yours\n\n[dependencies]\nanyhow = "1"\nserde = "1"\ntokio = { version = "1", features = ["rt"] }\n\n[[bin]]\nname = "x"\npath = "x.rs"\n\n[[bin]]\nname = "y"\n\n[[bin]]\nname = "z"\n\n[features]\nd = []\n');
});

test('one comment written in two ways conflicts', () => {
	assert.equal(conflicts('a.toml', 'keys', {base: 'a = 1 # x\n', ours: 'a = 1 # y\n', theirs: 'a = 1 # z\n'}).length, 1);
});

test('a changelog keeps every entry once', () => {
	const base = '# Changes\n\n## 1.0.0\n\n- Begin\n';
	assert.equal(merged('CHANGELOG.md', 'lines', {
		base,
		ours: '# Changes\n\n## Unreleased\n\n- Add a\n- Fix both\n\n## 1.0.0\n\n- Begin\n',
		theirs: '# Changes\n\n## Unreleased\n\n- Add b\n\n## 1.0.0\n\n- Begin\n- Fix both\n',
	}), '# Changes\n\n## Unreleased\n\n- Add a\n- Fix both\n- Add b\n\n## 1.0.0\n\n- Begin\n');
});

test('one line changed in two ways conflicts', () => {
	assert.deepEqual(conflicts('requirements.txt', 'lines', {base: 'a==1\nb==1\n', ours: 'a==2\nb==1\n', theirs: 'a==3\nb==1\nc==1\n'}), [
		'requirements.txt: the same lines are `a==2` on the head and `a==3` in this work.',
	]);
});

test('lines removed and added both count', () => {
	assert.equal(merged('go.mod', 'lines', {base: 'a\nb\nc\n', ours: 'a\nc\nx', theirs: 'a\nb\nc\ny\n'}), 'a\nc\nx\ny');
});

test('broken text is left to git', () => {
	const texts = [['package.json', '{"a": 1,, "b": 2}'], ['package.json', '{"a": 1} x'], ['package.json', '{"a": 1, "a": 2}'], ['a.yaml', 'a: [\n'], ['a.yaml', 'a: 1\n---\nb: 2\n'], ['a.toml', 'a = \n'], ['a.toml', '[a]\nb = 1\nb = 2\n'], ['a.toml', '[a]\nb = 1\n[a.b]\n'], ['a.toml', 'a = 1\na.b = 2\n'], ['package.json', '[[[[[[[[[['], ['package.json', '']] as const;
	assert.deepEqual(texts.filter(([path, broken]) => {
		const good = path.endsWith('json') ? '{}' : '';
		return mergeFile(path, 'keys', {base: good, ours: broken, theirs: `${good}\n`}).outcome !== 'unreadable';
	}), []);
});
