import {Buffer} from 'node:buffer';
import {chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import fc from 'fast-check';
import type {FileChange} from '../../source/git/reading/changes.ts';
import {composeLanding} from '../../source/git/landing/compose-landing.ts';
import {diffOf} from '../../source/git/reading/diff-of.ts';
import {maxChangeBytes} from '../../source/model/limits/symbols.ts';
import {worktreeChanges} from '../../source/git/worktrees/worktree-changes.ts';
import {git, temporaryRepository, write} from './temporary-repository.ts';

test('an untouched worktree has no changes', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	t.assert.deepStrictEqual(await worktreeChanges(await temporary.worktree('task'), temporary.head()), []);
});

test('changes come with their text', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n', 'b "ü".txt': 'two\n', '.gitignore': '*.log\n'});
	const worktree = await temporary.worktree('task');
	write(worktree, {'a.txt': 'other\n', 'b "ü".txt': undefined, 'new dir/c.txt': 'three\n', 'debug.log': ''});
	t.assert.deepStrictEqual(await worktreeChanges(worktree, temporary.head()), [
		{path: 'a.txt', change: 'changed', before: 'one\n', after: 'other\n', binary: false, mode: '100644', wholeFile: false},
		{path: 'b "ü".txt', change: 'removed', before: 'two\n', binary: false, mode: '100644', wholeFile: false},
		{path: 'new dir/c.txt', change: 'added', after: 'three\n', binary: false, mode: '100644', wholeFile: false},
	]);
});

test('the agent\'s commits count as changes', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'b.txt': 'mine\n'});
	git(worktree, 'add', '--all');
	git(worktree, 'commit', '--quiet', '--message=mine');
	t.assert.deepStrictEqual((await worktreeChanges(worktree, temporary.head())).map(change => change.path), ['b.txt']);
});

test('looking does not touch the agent\'s index', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'b.txt': 'staged\n', 'a.txt': 'not staged\n'});
	git(worktree, 'add', 'b.txt');
	const before = git(worktree, 'status', '--porcelain=v2');
	await worktreeChanges(worktree, temporary.head());
	t.assert.strictEqual(git(worktree, 'status', '--porcelain=v2'), before);
});

test('a file too large counts as a whole', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'large.txt': 'x'.repeat(maxChangeBytes + 1)});
	const [change] = await worktreeChanges(worktree, temporary.head());
	t.assert.deepStrictEqual(change, {path: 'large.txt', change: 'added', binary: true, mode: '100644', wholeFile: true});
});

test('bytes that aren\'t UTF-8 count as a whole', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'latin.txt': 'one\n', 'replaced.txt': 'one\n'});
	const worktree = await temporary.worktree('task');
	writeFileSync(path.join(worktree, 'latin.txt'), Buffer.from('caf\u{E9}\n', 'latin1'));
	write(worktree, {'replaced.txt': 'caf\u{FFFD}\n'});
	const changes = await worktreeChanges(worktree, temporary.head());
	t.assert.deepStrictEqual(changes.map(change => [change.path, change.wholeFile]), [['latin.txt', true], ['replaced.txt', false]]);
});

test('a diff shows only the paths named', async (t: TestContext) => {
	const {repository, head, commit} = await temporaryRepository(t, {'a.txt': 'one\n', '*': 'star\n'});
	const from = head();
	const to = commit({'a.txt': 'two\n', '*': 'changed\n'});
	t.assert.match(await diffOf({repository, from, to, paths: ['a.txt']}), /^diff --git a\/a\.txt b\/a\.txt\n[\s\S]+-one\n\+two$/v);
	t.assert.doesNotMatch(await diffOf({repository, from, to, paths: ['*']}), /two/v);
	t.assert.match(await diffOf({repository, from, to}), /changed[\s\S]+two/v);
	t.assert.strictEqual(await diffOf({repository, from, to: from}), '');
});

type Edit =
	| {readonly kind: 'write'; readonly name: string; readonly text: string}
	| {readonly kind: 'remove' | 'link' | 'chmod' | 'stage' | 'commit'; readonly name: string};

const names = ['a.txt', 'dir/b.txt', 'dir/c d.txt', 'ü.js', 'dir', 'x/y/z'];
const edit: fc.Arbitrary<Edit> = fc.oneof(
	{weight: 3, arbitrary: fc.record({kind: fc.constant('write' as const), name: fc.constantFrom(...names), text: fc.constantFrom('', 'one\n', 'two\n', 'b\0\n')})},
	{weight: 4, arbitrary: fc.record({kind: fc.constantFrom('remove' as const, 'link' as const, 'chmod' as const, 'stage' as const, 'commit' as const), name: fc.constantFrom(...names)})},
);

test('watching and landing see the same', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n', 'dir/b.txt': 'one\n', 'dir/c d.txt': 'two\n', 'ü.js': ''});
	const base = temporary.head();
	let number = 0;
	await fc.assert(fc.asyncProperty(fc.array(edit, {minLength: 1, maxLength: 8}), async edits => {
		number++;
		const worktree = await temporary.worktree(`task${number}`);
		for (const one of edits) {
			apply(worktree, one);
		}

		const seen = await worktreeChanges(worktree, base);
		const landing = await composeLanding({repository: temporary.repository, worktree, base, onto: base, message: 'work'});
		t.assert.deepStrictEqual(byPath(seen), byPath('changes' in landing ? landing.changes : []));
	}), {seed: 20_261_120, numRuns: 15});
});

const byPath = (changes: readonly FileChange[]): FileChange[] => changes.toSorted((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)));

function apply(worktree: string, one: Edit): void {
	const file = path.join(worktree, one.name);
	switch (one.kind) {
		case 'write': {
			makeRoom(worktree, file);
			writeFileSync(file, one.text);
			break;
		}

		case 'link': {
			makeRoom(worktree, file);
			symlinkSync('a.txt', file);
			break;
		}

		case 'remove': {
			rmSync(file, {recursive: true, force: true});
			break;
		}

		case 'chmod': {
			if (existsSync(file)) {
				chmodSync(file, 0o755);
			}

			break;
		}

		case 'stage': {
			git(worktree, 'add', '--all');
			break;
		}

		case 'commit': {
			git(worktree, 'add', '--all');
			git(worktree, 'commit', '--quiet', '--allow-empty', '--message=mine');
			break;
		}
	}
}

/** A folder may be where a file is needed, or the other way round. */
function makeRoom(worktree: string, file: string): void {
	const [top] = path.relative(worktree, path.dirname(file)).split(path.sep, 1);
	if (top !== '') {
		rmSync(path.join(worktree, top!), {recursive: true, force: true});
		mkdirSync(path.dirname(file), {recursive: true});
	}

	rmSync(file, {recursive: true, force: true});
}
