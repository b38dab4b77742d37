import assert from 'node:assert/strict';
import {chmodSync, existsSync, lstatSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {composeLanding, type ComposedLanding} from '../../source/git/landing/compose-landing.ts';
import {git, temporaryRepository, withVariables, write, type Files, type TemporaryRepository} from './temporary-repository.ts';

async function compose({repository}: TemporaryRepository, worktree: string, base: string, onto = base): Promise<ComposedLanding> {
	return composeLanding({repository, worktree, base, onto, message: 'Grüße\n'});
}

/** Lands these files from a fresh worktree and returns what landed. */
async function landed(temporary: TemporaryRepository, files: Files) {
	const worktree = await temporary.worktree('task');
	write(worktree, files);
	return commitOf(await compose(temporary, worktree, temporary.head()));
}

function commitOf(landing: ComposedLanding) {
	assert.ok(landing.ok, JSON.stringify(landing));
	assert.ok(!landing.empty);
	return landing;
}

function conflictsOf(landing: ComposedLanding) {
	assert.ok(!landing.ok);
	return landing.conflicts;
}

test('added, changed and removed files land', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n', 'b.txt': 'two\n'});
	const {commit, changes} = await landed(temporary, {'a.txt': 'other\n', 'b.txt': undefined, 'new/c.txt': 'three\n'});
	t.assert.deepStrictEqual(changes, [
		{path: 'a.txt', change: 'changed', before: 'one\n', after: 'other\n', binary: false, mode: '100644', wholeFile: false},
		{path: 'b.txt', change: 'removed', before: 'two\n', binary: false, mode: '100644', wholeFile: false},
		{path: 'new/c.txt', change: 'added', after: 'three\n', binary: false, mode: '100644', wholeFile: false},
	]);
	t.assert.strictEqual(git(temporary.repository.root, 'log', '--format=%s|%P', '-1', commit), `Grüße|${temporary.head()}`);
});

test('modes, links and bytes land whole', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'run.sh': '#!/bin/sh\n', 'a.txt': ''});
	const worktree = await temporary.worktree('task');
	chmodSync(path.join(worktree, 'run.sh'), 0o755);
	symlinkSync('a.txt', path.join(worktree, 'link'));
	writeFileSync(path.join(worktree, 'bytes'), new Uint8Array([1, 0, 255]));
	const {commit, changes} = commitOf(await compose(temporary, worktree, temporary.head()));
	t.assert.deepStrictEqual(changes.map(change => [change.path, change.mode, change.binary, change.wholeFile]), [
		['bytes', '100644', true, true],
		['link', '120000', true, true],
		['run.sh', '100755', false, true],
	]);
	t.assert.match(git(temporary.repository.root, 'ls-tree', commit), /120000 blob \w+\tlink\n100755 blob \w+\trun\.sh/v);
});

test('odd file names land unchanged', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const names = ['"quoted" \'name\'', ':(top)a', '-f', 'dir with space/ünï', 'line\nfeed', 'tab\tname', '*', 'trailing '];
	const {changes} = await landed(temporary, Object.fromEntries(names.map(name => [name, name])));
	t.assert.deepStrictEqual(changes.map(change => change.path).toSorted(), names.toSorted());
	t.assert.strictEqual(changes.every(change => change.after === change.path), true);
});

test('ignored files stay behind', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'.gitignore': '*.log\n', 'kept.txt': ''});
	const {changes} = await landed(temporary, {'debug.log': 'x', '.jupiter/briefing.md': 'x', 'kept.txt': 'y'});
	t.assert.deepStrictEqual(changes.map(change => change.path), ['kept.txt']);
});

test('an ignored file added by force lands', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'.gitignore': '*.log\n'});
	const worktree = await temporary.worktree('task');
	write(worktree, {'meant.log': 'x', 'other.log': 'y'});
	git(worktree, 'add', '--force', 'meant.log');
	const {changes} = commitOf(await compose(temporary, worktree, temporary.head()));
	t.assert.deepStrictEqual(changes.map(change => change.path), ['meant.log']);
});

test('the agent\'s own commits land as one', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	for (const name of ['b.txt', 'c.txt']) {
		write(worktree, {[name]: name});
		git(worktree, 'add', '--all');
		git(worktree, 'commit', '--quiet', '--message=mine');
	}

	write(worktree, {'d.txt': 'not committed'});
	const {commit, changes} = commitOf(await compose(temporary, worktree, temporary.head()));
	t.assert.deepStrictEqual(changes.map(change => change.path), ['b.txt', 'c.txt', 'd.txt']);
	t.assert.strictEqual(git(temporary.repository.root, 'rev-list', '--count', `main..${commit}`), '1');
});

test('composing leaves the worktree untouched', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n', 'b.txt': 'two\n'});
	const worktree = await temporary.worktree('task');
	write(worktree, {'a.txt': 'staged\n', 'c.txt': 'untracked\n'});
	git(worktree, 'add', 'a.txt');
	write(worktree, {'a.txt': 'changed again\n'});
	const look = () => [git(worktree, 'status', '--porcelain=v2', '--branch'), git(worktree, 'rev-parse', 'HEAD'), lstatSync(path.join(worktree, 'a.txt')).mtimeMs];
	const before = look();
	commitOf(await compose(temporary, worktree, temporary.head()));
	t.assert.deepStrictEqual(look(), before);
});

test('no index of ours is left', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'b.txt': ''});
	commitOf(await compose(temporary, worktree, temporary.head()));
	const gitDirectory = git(worktree, 'rev-parse', '--absolute-git-dir');
	t.assert.deepStrictEqual(readdirSync(gitDirectory).filter(name => name.startsWith('jupiter-index')), [`jupiter-index-${temporary.head()}`]);
});

test('files called unchanged land nevertheless', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n', 'b.txt': 'two\n'});
	const worktree = await temporary.worktree('task');
	git(worktree, 'update-index', '--assume-unchanged', 'a.txt');
	git(worktree, 'update-index', '--skip-worktree', 'b.txt');
	write(worktree, {'a.txt': 'ONE\n', 'b.txt': 'TWO\n'});
	const {changes} = commitOf(await compose(temporary, worktree, temporary.head()));
	t.assert.deepStrictEqual(changes.map(change => change.after), ['ONE\n', 'TWO\n']);
});

test('a change right after checkout lands', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': '1\n'});
	const seen: unknown[] = [];
	for (const text of ['2\n', '3\n', '4\n', '5\n', '6\n']) {
		const worktree = await temporary.worktree(`task${text.trim()}`);
		// Same size, and as a rule within the clock's grain of the checkout.
		write(worktree, {'a.txt': text});
		const {changes} = commitOf(await compose(temporary, worktree, temporary.head()));
		seen.push(changes[0]!.after);
	}

	t.assert.deepStrictEqual(seen, ['2\n', '3\n', '4\n', '5\n', '6\n']);
});

test('an unchanged worktree composes to nothing', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	const base = temporary.head();
	t.assert.deepStrictEqual(await compose(temporary, worktree, base), {ok: true, empty: true});
	const later = temporary.commit({'b.txt': ''});
	t.assert.deepStrictEqual(await compose(temporary, worktree, base, later), {ok: true, empty: true});
});

test('landed work composes to nothing', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'b.txt': 'same\n'});
	const base = temporary.head();
	const later = temporary.commit({'b.txt': 'same\n', 'c.txt': ''});
	t.assert.deepStrictEqual(await compose(temporary, worktree, base, later), {ok: true, empty: true});
});

const twoFunctions = (first: string, second: string) => `function first() {\n\treturn ${first};\n}\n\n\nfunction second() {\n\treturn ${second};\n}\n`;

test('different functions of one file merge', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'f.js': twoFunctions('1', '1')});
	const worktree = await temporary.worktree('task');
	const base = temporary.head();
	write(worktree, {'f.js': twoFunctions('1', '2')});
	const onto = temporary.commit({'f.js': twoFunctions('2', '1')});
	const {commit, changes} = commitOf(await compose(temporary, worktree, base, onto));
	t.assert.strictEqual(git(temporary.repository.root, 'show', `${commit}:f.js`), twoFunctions('2', '2').trimEnd());
	t.assert.strictEqual(changes[0]!.before, twoFunctions('2', '1'));
	t.assert.strictEqual(git(temporary.repository.root, 'rev-parse', `${commit}^`), onto);
});

test('a conflict names its paths', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'ünï "x".txt': 'one\n', 'b.txt': 'one\n', 'c.txt': 'one\n'});
	const worktree = await temporary.worktree('task');
	const base = temporary.head();
	write(worktree, {'ünï "x".txt': 'mine\n', 'b.txt': undefined, 'c.txt': 'fine\n'});
	const onto = temporary.commit({'ünï "x".txt': 'theirs\n', 'b.txt': 'theirs\n'});
	const conflicts = conflictsOf(await compose(temporary, worktree, base, onto));
	t.assert.deepStrictEqual(conflicts.map(conflict => conflict.path).toSorted(), ['b.txt', 'ünï "x".txt']);
	t.assert.strictEqual(conflicts.every(conflict => conflict.detail.includes('CONFLICT')), true);
	t.assert.strictEqual(temporary.head(), onto);
});

test('a nested repository is refused', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	git(worktree, 'init', '--quiet', 'nested');
	const [withoutCommit] = conflictsOf(await compose(temporary, worktree, temporary.head()));
	t.assert.match(withoutCommit!.path, /^nested/v);
	git(path.join(worktree, 'nested'), 'commit', '--quiet', '--allow-empty', '--message=begin');
	const [withCommit] = conflictsOf(await compose(temporary, worktree, temporary.head()));
	t.assert.strictEqual(withCommit!.path, 'nested');
	t.assert.match(withCommit!.detail, /git repository of its own/v);
});

test('a commit needs no configured identity', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	withVariables(t, {HOME: temporary.beside('nobody'), XDG_CONFIG_HOME: temporary.beside('nobody')});
	const {commit} = await landed(temporary, {'b.txt': ''});
	t.assert.strictEqual(git(temporary.repository.root, 'log', '-1', '--format=%an <%ae>', commit), 'Jupiter <jupiter@localhost>');
});

test('the repository\'s hooks do not run', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const hooks = path.join(temporary.repository.commonDirectory, 'hooks');
	const trace = temporary.beside('hook-ran');
	for (const name of ['post-checkout', 'pre-commit', 'reference-transaction', 'post-index-change']) {
		write(hooks, {[name]: `#!/bin/sh\necho ${name} >> '${trace}'\n`});
		chmodSync(path.join(hooks, name), 0o755);
	}

	await landed(temporary, {'b.txt': ''});
	t.assert.strictEqual(existsSync(trace), false);
});

test('a worktree without git file is refused', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'.git': undefined});
	await t.assert.rejects(compose(temporary, worktree, temporary.head()), /no longer a git worktree.*Retry/v);
});
