import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {revertPaths} from '../../source/git/worktrees/revert-paths.ts';
import {worktreeChanges} from '../../source/git/worktrees/worktree-changes.ts';
import {git, temporaryRepository, write, type Files, type TemporaryRepository} from './temporary-repository.ts';

const reference = 'refs/jupiter/saved/r1/task/unowned';

async function workOn(t: TestContext, base: Files, work: Files): Promise<{readonly temporary: TemporaryRepository; readonly worktree: string; readonly revert: (...paths: string[]) => ReturnType<typeof revertPaths>}> {
	const temporary = await temporaryRepository(t, base);
	const worktree = await temporary.worktree('task');
	const head = temporary.head();
	write(worktree, work);
	return {temporary, worktree, revert: async (...paths) => revertPaths({repository: temporary.repository, worktree, base: head, paths, reference})};
}

function read(worktree: string, file: string): string {
	return readFileSync(path.join(worktree, file), 'utf8');
}

test('only the named paths are put back', async (t: TestContext) => {
	const {temporary, worktree, revert} = await workOn(t, {'a.txt': 'one\n', 'b.txt': 'one\n', 'gone.txt': 'one\n'}, {'a.txt': 'two\n', 'b.txt': 'two\n', 'gone.txt': undefined, 'new/c d.txt': 'two\n'});
	t.assert.deepStrictEqual(await revert('a.txt', 'gone.txt', 'new/c d.txt'), {paths: ['a.txt', 'gone.txt', 'new/c d.txt'], reference});
	t.assert.deepStrictEqual([read(worktree, 'a.txt'), read(worktree, 'b.txt'), read(worktree, 'gone.txt'), existsSync(path.join(worktree, 'new/c d.txt'))], ['one\n', 'two\n', 'one\n', false]);
	t.assert.deepStrictEqual((await worktreeChanges(worktree, temporary.head())).map(change => change.path), ['b.txt']);
	t.assert.strictEqual(git(temporary.repository.root, 'show', `${reference}:a.txt`), 'two');
	t.assert.strictEqual(git(temporary.repository.root, 'show', `${reference}:new/c d.txt`), 'two');
});

test('what the agent committed is put back', async (t: TestContext) => {
	const {temporary, worktree, revert} = await workOn(t, {'a.txt': 'one\n'}, {'a.txt': 'two\n'});
	git(worktree, 'commit', '--quiet', '--all', '--message=mine');
	t.assert.deepStrictEqual(await revert('a.txt'), {paths: ['a.txt'], reference});
	t.assert.strictEqual(read(worktree, 'a.txt'), 'one\n');
	t.assert.strictEqual(git(temporary.repository.root, 'show', `${reference}:a.txt`), 'two');
});

test('modes come back with the content', async (t: TestContext) => {
	const {worktree, temporary, revert} = await workOn(t, {'run.sh': '#!/bin/sh\n'}, {'run.sh': '#!/bin/bash\n'});
	chmodSync(path.join(worktree, 'run.sh'), 0o755);
	await revert('run.sh');
	t.assert.deepStrictEqual(await worktreeChanges(worktree, temporary.head()), []);
});

test('a killed revert is completed', async (t: TestContext) => {
	const {temporary, worktree, revert} = await workOn(t, {'a.txt': 'one\n'}, {'a.txt': undefined});
	mkdirSync(path.join(worktree, '.jupiter/reverted'), {recursive: true});
	writeFileSync(path.join(worktree, '.jupiter/reverted/a.txt'), 'moved\n');
	await revert('a.txt');
	t.assert.strictEqual(read(worktree, 'a.txt'), 'one\n');
	t.assert.strictEqual(git(temporary.repository.root, 'show', `${reference}:a.txt`), 'moved');
	t.assert.strictEqual(existsSync(path.join(worktree, '.jupiter/reverted/a.txt')), false);
});

test('a second save has its own name', async (t: TestContext) => {
	const {temporary, worktree, revert} = await workOn(t, {'a.txt': 'one\n'}, {'a.txt': 'two\n'});
	await revert('a.txt');
	write(worktree, {'a.txt': 'three\n'});
	t.assert.deepStrictEqual(await revert('a.txt'), {paths: ['a.txt'], reference: `${reference}-2`});
	t.assert.strictEqual(git(temporary.repository.root, 'show', `${reference}-2:a.txt`), 'three');
});

test('an ignored file that isn\'t saved stays', async (t: TestContext) => {
	const {worktree, revert} = await workOn(t, {'.gitignore': '*.log\n'}, {'a.log': 'x\n', 'a.txt': 'x\n'});
	t.assert.deepStrictEqual((await revert('a.log')).paths, []);
	t.assert.strictEqual(read(worktree, 'a.log'), 'x\n');
});
