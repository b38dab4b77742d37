import {chmodSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {mergeByOf} from '../../source/claims/engine-owned.ts';
import {composeLanding, type ComposedLanding} from '../../source/git/landing/compose-landing.ts';
import {makeWorktree} from '../../source/git/worktrees/make-worktree.ts';
import type {MergeRule} from '../../source/git/landing/merge-engine-owned.ts';
import {removeWorktree} from '../../source/git/worktrees/remove-worktree.ts';
import {git, temporaryRepository, write, type Files, type TemporaryRepository} from './temporary-repository.ts';

const rule: MergeRule = name => mergeByOf(name, undefined);

/** Composes a work's files onto a head's, both made from the same. */
async function meet(t: TestContext, {base, head, work}: {base: Files; head: Files; work: Files}): Promise<{readonly landing: ComposedLanding; readonly temporary: TemporaryRepository; readonly worktree: string; readonly onto: string}> {
	const temporary = await temporaryRepository(t, base);
	const worktree = await temporary.worktree('task');
	const from = temporary.head();
	write(worktree, work);
	const onto = temporary.commit(head);
	return {landing: await composeLanding({repository: temporary.repository, worktree, base: from, onto, message: 'Work', rule}), temporary, worktree, onto};
}

function contentOf({repository}: TemporaryRepository, landing: ComposedLanding, file: string): string {
	return landing.ok && !landing.empty ? git(repository.root, 'show', `${landing.commit}:${file}`) : JSON.stringify(landing);
}

const manifest = (...dependencies: readonly string[]) => `${JSON.stringify({name: 'x', dependencies: Object.fromEntries(dependencies.map(name => [name, '1.0.0']))}, undefined, '\t')}\n`;

test('dependencies added on one line both land', async (t: TestContext) => {
	const {landing, temporary} = await meet(t, {
		base: {'package.json': manifest('a'), 'b.txt': ''},
		head: {'package.json': manifest('a', 'b')},
		work: {'package.json': manifest('a', 'c'), 'b.txt': 'work\n'},
	});
	t.assert.strictEqual(contentOf(temporary, landing, 'package.json'), manifest('a', 'b', 'c').trimEnd());
	t.assert.strictEqual(contentOf(temporary, landing, 'b.txt'), 'work');
	t.assert.deepStrictEqual(landing.ok && !landing.empty && landing.merged, [{path: 'package.json', how: 'keys'}]);
});

test('a clean merge that repeats a key is refused', async (t: TestContext) => {
	const lines = (first: string, last: string) => `{\n${first}\t"b": 1,\n\t"c": 1,\n\t"d": 1,\n\t"e": 1,\n\t"f": 1${last}\n}\n`;
	const {landing} = await meet(t, {
		base: {'package.json': lines('', '')},
		head: {'package.json': lines('\t"a": 1,\n', '')},
		work: {'package.json': lines('', ',\n\t"a": 2')},
	});
	t.assert.deepStrictEqual(landing, {ok: false, conflicts: [{path: 'package.json', detail: 'package.json: `a` is `1` on the head and `2` in this work.'}]});
});

test('only what really conflicts is told', async (t: TestContext) => {
	const {landing} = await meet(t, {
		base: {'package.json': manifest('a'), 'a.txt': 'one\n', 'CHANGELOG.md': '# Changes\n'},
		head: {'package.json': manifest('a', 'b'), 'a.txt': 'two\n', 'CHANGELOG.md': '# Changes\n\n- Two\n'},
		work: {'package.json': manifest('a', 'c'), 'a.txt': 'three\n', 'CHANGELOG.md': '# Changes\n\n- Three\n'},
	});
	t.assert.deepStrictEqual(landing.ok ? [] : landing.conflicts.map(conflict => conflict.path), ['a.txt']);
});

test('both sides may add the same file', async (t: TestContext) => {
	const {landing, temporary} = await meet(t, {
		base: {'a.txt': ''},
		head: {'.changeset/x.md': 'one\n', 'CHANGELOG.md': '# Changes\n\n- One\n'},
		work: {'.changeset/x.md': 'one\n', 'CHANGELOG.md': '# Changes\n\n- Two\n'},
	});
	t.assert.strictEqual(contentOf(temporary, landing, 'CHANGELOG.md'), '# Changes\n\n- One\n- Two');
});

test('a file to be made anew is the head\'s', async (t: TestContext) => {
	const {landing, temporary} = await meet(t, {
		base: {'package-lock.json': '{}\n', 'yarn.lock': 'a\n'},
		head: {'package-lock.json': '{"head": 1}\n'},
		work: {'package-lock.json': '{"work": 1}\n', 'yarn.lock': 'b\n', 'a.txt': 'x'},
	});
	t.assert.strictEqual(contentOf(temporary, landing, 'package-lock.json'), '{"head": 1}');
	t.assert.strictEqual(contentOf(temporary, landing, 'yarn.lock'), 'b');
	t.assert.deepStrictEqual(landing.ok && !landing.empty && landing.merged, [{path: 'package-lock.json', how: 'head'}]);
});

test('text without structure is git\'s to merge', async (t: TestContext) => {
	const broken = (first: string, last: string) => `{,\n${first}\n\n\n\n\n\n${last}\n`;
	const versions = {base: {'package.json': broken('1', '1')}, head: {'package.json': broken('2', '1')}, work: {'package.json': broken('1', '3')}};
	const {landing, temporary} = await meet(t, versions);
	t.assert.strictEqual(contentOf(temporary, landing, 'package.json'), broken('2', '3').trimEnd());
	const {landing: refused} = await meet(t, {...versions, work: {'package.json': broken('4', '1')}});
	t.assert.match(refused.ok ? '' : refused.conflicts[0]!.detail, /CONFLICT[\s\S]*line 1 can't be read/v);
});

test('a removed manifest that was changed conflicts', async (t: TestContext) => {
	const {landing} = await meet(t, {base: {'package.json': manifest('a'), 'a.txt': ''}, head: {'package.json': manifest('a', 'b')}, work: {'package.json': undefined}});
	t.assert.match(landing.ok ? '' : landing.conflicts[0]!.detail, /CONFLICT \(modify\/delete\)/v);
});

test('a mode changed on one side stays', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'CHANGELOG.md': 'a\n'});
	const worktree = await temporary.worktree('task');
	const base = temporary.head();
	write(worktree, {'CHANGELOG.md': 'a\nb\n'});
	chmodSync(path.join(worktree, 'CHANGELOG.md'), 0o755);
	const onto = temporary.commit({'CHANGELOG.md': 'a\nc\n'});
	const landing = await composeLanding({repository: temporary.repository, worktree, base, onto, message: 'Work', rule});
	t.assert.match(git(temporary.repository.root, 'ls-tree', (landing as {commit: string}).commit), /100755 blob \w+\tCHANGELOG\.md/v);
});

test('carried-over content is merged by structure', async (t: TestContext) => {
	const {temporary, worktree, onto} = await meet(t, {
		base: {'package.json': manifest('a')},
		head: {'package.json': manifest('a', 'b')},
		work: {'package.json': manifest('a', 'c')},
	});
	const made = await makeWorktree({repository: temporary.repository, path: worktree, branch: 'jupiter/r1/task', onto, keep: true, rule});
	t.assert.deepStrictEqual(made.ok && [made.base, made.merged], [onto, [{path: 'package.json', how: 'keys'}]]);
	t.assert.strictEqual(readFileSync(path.join(worktree, 'package.json'), 'utf8'), manifest('a', 'b', 'c'));
	t.assert.match(git(temporary.repository.root, 'for-each-ref', 'refs/jupiter/saved'), /r1\/task\/reset/v);
});

test('a worktree merged by structure may go', async (t: TestContext) => {
	const {landing, temporary, worktree} = await meet(t, {
		base: {'package.json': manifest('a')},
		head: {'package.json': manifest('a', 'b')},
		work: {'package.json': manifest('a', 'c')},
	});
	const landed = [(landing as {commit: string}).commit];
	t.assert.strictEqual((await removeWorktree({repository: temporary.repository, worktree, landed})).ok, false);
	t.assert.deepStrictEqual(await removeWorktree({repository: temporary.repository, worktree, landed, rule}), {ok: true});
});

test('no index is left of a merge', async (t: TestContext) => {
	const {worktree} = await meet(t, {base: {'a.txt': ''}, head: {'CHANGELOG.md': 'a\n'}, work: {'CHANGELOG.md': 'b\n'}});
	const left = readdirSync(git(worktree, 'rev-parse', '--absolute-git-dir')).filter(name => name.startsWith('jupiter-index'));
	t.assert.strictEqual(left.length, 1);
});
