import assert from 'node:assert/strict';
import {existsSync, rmSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {cleanable} from '../../source/git/worktrees/cleanable.ts';
import {composeLanding} from '../../source/git/landing/compose-landing.ts';
import {removeWorktree} from '../../source/git/worktrees/remove-worktree.ts';
import {listSaved} from '../../source/git/worktrees/saved-references.ts';
import {saveWorktree} from '../../source/git/worktrees/save-worktree.ts';
import {verifyTree} from '../../source/git/verifying/verify-tree.ts';
import {git, read, temporaryRepository, write, type TemporaryRepository} from './temporary-repository.ts';

const reference = 'refs/jupiter/saved/r1/task/1';

const save = async ({repository}: TemporaryRepository, worktree: string) => saveWorktree({repository, worktree, reference});
const remove = async ({repository}: TemporaryRepository, worktree: string, landed: readonly string[] = []) => removeWorktree({repository, worktree, landed});

async function refusal(temporary: TemporaryRepository, worktree: string): Promise<string> {
	const removal = await remove(temporary, worktree);
	assert.ok(!removal.ok);
	return removal.problem;
}

/** Lands the worktree's work on `onto` and puts the result's branch there. */
async function land({repository}: TemporaryRepository, worktree: string, base: string, onto: string): Promise<void> {
	const landing = await composeLanding({repository, worktree, base, onto, message: 'work'});
	assert.ok(landing.ok);
	assert.ok(!landing.empty);
	git(repository.root, 'branch', 'jupiter/r1/result', landing.commit);
}

test('a clean worktree has nothing to save', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	t.assert.strictEqual(await save(temporary, worktree), undefined);
	t.assert.deepStrictEqual(await listSaved(temporary.repository), []);
});

test('everything but ignored files is saved', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'.gitignore': '*.log\n', 'a.txt': 'one\n', 'b.txt': ''});
	const worktree = await temporary.worktree('task');
	write(worktree, {'a.txt': 'changed\n', 'b.txt': undefined, 'ünï "x".txt': 'new\n', 'debug.log': 'x'});
	const before = git(worktree, 'status', '--porcelain=v2');
	const saved = await save(temporary, worktree);
	t.assert.strictEqual(git(temporary.repository.root, 'ls-tree', '-r', '-z', '--name-only', reference), '.gitignore\0a.txt\0ünï "x".txt\0');
	t.assert.strictEqual(saved!.parent, temporary.head());
	t.assert.strictEqual(git(worktree, 'status', '--porcelain=v2'), before);
});

test('saving twice saves once', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'b.txt': 'work'});
	const first = await save(temporary, worktree);
	t.assert.deepStrictEqual(await save(temporary, worktree), first);
	write(worktree, {'b.txt': 'more work'});
	const second = await save(temporary, worktree);
	t.assert.strictEqual(second!.reference, `${reference}-2`);
	t.assert.strictEqual(git(worktree, 'show', `${reference}:b.txt`), 'work');
});

test('commits that only the branch holds are saved', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	git(worktree, 'commit', '--quiet', '--allow-empty', '--message=mine');
	const saved = await save(temporary, worktree);
	t.assert.strictEqual(saved!.parent, git(worktree, 'rev-parse', 'HEAD'));
});

test('a nested repository does not stop saving', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	git(worktree, 'init', '--quiet', 'nested');
	write(worktree, {'b.txt': 'work'});
	await save(temporary, worktree);
	t.assert.strictEqual(git(worktree, 'show', `${reference}:b.txt`), 'work');
});

test('unsaved work keeps its worktree', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'b.txt': 'work'});
	t.assert.match(await refusal(temporary, worktree), /neither landed nor been saved/v);
	t.assert.strictEqual(read(worktree, 'b.txt'), 'work');
	await save(temporary, worktree);
	t.assert.deepStrictEqual(await remove(temporary, worktree), {ok: true});
	t.assert.strictEqual(existsSync(worktree), false);
	t.assert.throws(() => temporary.branch('jupiter/r1/task'), /unknown revision/v);
	t.assert.strictEqual(git(temporary.repository.root, 'show', `${reference}:b.txt`), 'work');
});

test('work changed after saving is kept', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	write(worktree, {'b.txt': 'work'});
	await save(temporary, worktree);
	write(worktree, {'b.txt': 'more work'});
	t.assert.strictEqual((await remove(temporary, worktree)).ok, false);
});

test('landed work may go', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	const base = temporary.head();
	write(worktree, {'b.txt': 'work'});
	git(worktree, 'add', '--all');
	git(worktree, 'commit', '--quiet', '--message=mine');
	const onto = temporary.commit({'c.txt': 'other work'});
	await land(temporary, worktree, base, onto);
	t.assert.strictEqual((await remove(temporary, worktree, [onto])).ok, false);
	t.assert.deepStrictEqual(await remove(temporary, worktree, [onto, 'jupiter/r1/result']), {ok: true});
	t.assert.deepStrictEqual(await remove(temporary, worktree), {ok: true});
});

test('what cannot be saved keeps its worktree', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	git(worktree, 'init', '--quiet', 'nested');
	git(path.join(worktree, 'nested'), 'commit', '--quiet', '--allow-empty', '--message=precious');
	await save(temporary, worktree);
	t.assert.match(await refusal(temporary, worktree), /cannot be saved/v);
});

test('a deleted worktree is only unregistered', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('task');
	rmSync(worktree, {recursive: true});
	t.assert.deepStrictEqual(await remove(temporary, worktree), {ok: true});
	t.assert.doesNotMatch(git(temporary.repository.root, 'worktree', 'list'), /task/v);
});

test('the main checkout is never removed', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	git(temporary.repository.root, 'branch', 'kept');
	await t.assert.rejects(remove(temporary, temporary.repository.root), /main working tree/v);
	t.assert.strictEqual(read(temporary.repository.root, 'a.txt'), 'one\n');
});

test('the cleanable are told from the rest', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const [clean, dirty] = [await temporary.worktree('clean'), await temporary.worktree('dirty')];
	write(dirty, {'b.txt': 'work'});
	const commit = git(temporary.repository.root, 'commit-tree', 'HEAD^{tree}', '-m', 'failed');
	await verifyTree({repository: temporary.repository, commit, commands: ['touch rubbish'], directory: temporary.beside('worktrees/slot'), env: process.env});
	symlinkSync(temporary.beside('worktrees'), temporary.beside('link'));
	const found = await cleanable(temporary.repository, temporary.beside('link'), {landed: []});
	t.assert.deepStrictEqual(found.map(({worktree, branch, problem}) => [worktree, branch, problem === undefined]), [
		[clean.replace('worktrees', 'link'), 'jupiter/r1/clean', true],
		[dirty.replace('worktrees', 'link'), 'jupiter/r1/dirty', false],
		[temporary.beside('link/slot'), undefined, true],
	]);
});
