import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {currentBranch, isAncestor, resolveCommit} from '../../source/git/reading/commits.ts';
import {openRepository} from '../../source/git/open-repository.ts';
import type {Repository} from '../../source/git/repository.ts';
import {git, temporaryFolder, temporaryRepository, withVariables} from './temporary-repository.ts';

async function refusal(directory: string): Promise<string> {
	const outcome = await openRepository(directory);
	assert.ok(!outcome.ok);
	return outcome.problem;
}

async function opened(directory: string): Promise<Repository> {
	const outcome = await openRepository(directory);
	assert.ok(outcome.ok);
	return outcome.repository;
}

test('a subfolder opens its repository', async (t: TestContext) => {
	const {repository} = await temporaryRepository(t, {'deep/er/a.txt': ''});
	t.assert.deepStrictEqual(await openRepository(path.join(repository.root, 'deep/er')), {ok: true, repository});
});

test('linked worktrees share one common directory', async (t: TestContext) => {
	const {repository, beside} = await temporaryRepository(t);
	git(repository.root, 'worktree', 'add', '--quiet', '-b', 'other', beside('linked'));
	const linked = await opened(beside('linked'));
	t.assert.deepStrictEqual(linked, {...repository, checkout: beside('linked')});
	t.assert.strictEqual(await currentBranch(linked), 'other');
});

test('a folder outside every repository is refused', async (t: TestContext) => {
	t.assert.match(await refusal(temporaryFolder(t)), /is not in a git repository.*git init/v);
});

test('a missing folder is refused', async (t: TestContext) => {
	const missing = path.join(temporaryFolder(t), 'none');
	t.assert.match(await refusal(missing), /does not exist/v);
});

test('a bare repository is refused', async (t: TestContext) => {
	const directory = temporaryFolder(t);
	git(directory, 'init', '--quiet', '--bare');
	t.assert.match(await refusal(directory), /bare repository.*worktree add/v);
});

test('a worktree of a bare repository opens', async (t: TestContext) => {
	const {repository, beside} = await temporaryRepository(t);
	git(repository.root, 'clone', '--quiet', '--bare', '.', beside('bare.git'));
	git(beside('bare.git'), 'worktree', 'add', '--quiet', beside('work'), 'main');
	t.assert.deepStrictEqual(await opened(beside('work')), {root: beside('work'), checkout: beside('work'), commonDirectory: beside('bare.git')});
});

test('git\'s own directory is refused', async (t: TestContext) => {
	const {repository} = await temporaryRepository(t);
	t.assert.match(await refusal(repository.commonDirectory), /inside git's own directory/v);
});

test('a repository without commits is refused', async (t: TestContext) => {
	const directory = temporaryFolder(t);
	git(directory, 'init', '--quiet');
	t.assert.match(await refusal(directory), /has no commit yet.*git commit/v);
});

test('a missing git is named', async (t: TestContext) => {
	const directory = temporaryFolder(t);
	mkdirSync(path.join(directory, 'bin'));
	withVariables(t, {PATH: path.join(directory, 'bin')});
	t.assert.match(await refusal(directory), /git is not on the PATH\. Install/v);
});

test('the caller\'s own git variables are ignored', async (t: TestContext) => {
	const {repository} = await temporaryRepository(t);
	withVariables(t, {GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index'});
	t.assert.deepStrictEqual(await openRepository(repository.root), {ok: true, repository});
});

test('odd folder names open unchanged', async (t: TestContext) => {
	const odd = path.join(temporaryFolder(t), 'a "b" \'c\' ünï\tcode');
	mkdirSync(odd);
	git(odd, 'init', '--quiet');
	git(odd, 'commit', '--quiet', '--allow-empty', '--message=begin');
	t.assert.deepStrictEqual(await openRepository(odd), {ok: true, repository: {root: odd, checkout: odd, commonDirectory: path.join(odd, '.git')}});
});

test('names resolve to commits or nothing', async (t: TestContext) => {
	const {repository, head} = await temporaryRepository(t);
	t.assert.strictEqual(await resolveCommit(repository, 'main'), head());
	t.assert.strictEqual(await resolveCommit(repository, 'none'), undefined);
	t.assert.strictEqual(await resolveCommit(repository, '--all'), undefined);
	git(repository.root, 'checkout', '--quiet', '--detach');
	t.assert.strictEqual(await currentBranch(repository), undefined);
});

test('only an earlier commit is an ancestor', async (t: TestContext) => {
	const {repository, head, commit} = await temporaryRepository(t);
	const first = head();
	const second = commit({'b.txt': ''});
	t.assert.strictEqual(await isAncestor(repository, first, second), true);
	t.assert.strictEqual(await isAncestor(repository, second, first), false);
	await t.assert.rejects(isAncestor(repository, 'none', second), /Cannot compare/v);
});
